// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a provider says of itself (OpenID Connect Discovery 1.0).
///
/// @param userInfoEndpoint null where it has none
/// @param postsSecret whether the client's secret goes into the form, as the header is not taken
/// @param namesIssuer whether it says with each answer who it is (RFC 9207)
record Metadata(
        String authorizationEndpoint,
        String tokenEndpoint,
        @Nullable String userInfoEndpoint,
        String keysUri,
        boolean postsSecret,
        boolean namesIssuer) {

    /// @param issuer as configured, which must be what it calls itself
    static Metadata of(String issuer, Map<String, Object> document) throws NoSignIn {
        if (!issuer.equals(document.get("issuer"))) {
            throw wrong(
                    "it calls itself \"%s\", and the configuration says issuer: \"%s\""
                            .formatted(document.get("issuer"), issuer));
        }
        boolean insecure = issuer.startsWith("http:");
        Object ways = document.get("token_endpoint_auth_methods_supported");
        boolean posts =
                ways instanceof List<?> list
                        && list.contains("client_secret_post")
                        && !list.contains("client_secret_basic");
        return new Metadata(
                required(document, "authorization_endpoint", insecure),
                required(document, "token_endpoint", insecure),
                endpoint(document, "userinfo_endpoint", insecure),
                required(document, "jwks_uri", insecure),
                posts,
                Boolean.TRUE.equals(
                        document.get("authorization_response_iss_parameter_supported")));
    }

    private static String required(Map<String, Object> document, String name, boolean insecure)
            throws NoSignIn {
        String url = endpoint(document, name, insecure);
        if (url == null) {
            throw wrong("its description has no " + name);
        }
        return url;
    }

    /// @param insecure whether the issuer itself is on this machine and without TLS
    private static @Nullable String endpoint(
            Map<String, Object> document, String name, boolean insecure) throws NoSignIn {
        Object value = document.get(name);
        if (value == null) {
            return null;
        }
        try {
            URI uri = new URI(value.toString());
            boolean secure =
                    "https".equals(uri.getScheme()) || insecure && "http".equals(uri.getScheme());
            if (secure && uri.getHost() != null && uri.getRawFragment() == null) {
                return uri.toString();
            }
        } catch (URISyntaxException _) {
            // As bad as a URL of another kind.
        }
        throw wrong("its %s is \"%s\", which is no https URL".formatted(name, value));
    }

    private static NoSignIn wrong(String what) {
        return new NoSignIn(NoSignIn.Code.PROVIDER_WRONG, what);
    }
}
