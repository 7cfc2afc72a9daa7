// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.configuration;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `http_config`: how an outgoing request is authorised, encrypted and routed. Credentials come as
/// a value or as the path of a file that is read anew for each request, never both.
public record HttpSettings(
        @Nullable BasicAuth basicAuth,
        @Nullable Authorization authorization,
        @Nullable OAuth2 oauth2,
        TlsSettings tls,
        Proxy proxy,
        boolean followRedirects,
        boolean enableHttp2,
        Map<String, Header> headers) {
    public static final HttpSettings DEFAULT =
            new HttpSettings(
                    null, null, null, TlsSettings.DEFAULT, Proxy.NONE, true, true, Map.of());

    public HttpSettings {
        headers = Map.copyOf(headers);
    }

    public record BasicAuth(
            String username,
            @Nullable String usernameFile,
            @Nullable Secret password,
            @Nullable String passwordFile) {}

    /// @param type the scheme, `Bearer` by default
    public record Authorization(
            String type, @Nullable Secret credentials, @Nullable String credentialsFile) {}

    /// @param assertion what the client signs to prove who it is, or null where its secret does
    public record OAuth2(
            String clientId,
            @Nullable Secret clientSecret,
            @Nullable String clientSecretFile,
            List<String> scopes,
            String tokenUrl,
            Map<String, String> endpointParams,
            TlsSettings tls,
            Proxy proxy,
            @Nullable Assertion assertion) {
        public OAuth2 {
            scopes = List.copyOf(scopes);
            endpointParams = Map.copyOf(endpointParams);
        }
    }

    /// A JSON web token as authorization grant (RFC 7523).
    ///
    /// @param key private, as PEM
    /// @param algorithm of the signature, such as `RS256`
    /// @param issuer null for the client's id
    /// @param audience null for the token URL
    /// @param claims added to the registered ones, or in their place; a tree as JSON has it
    public record Assertion(
            @Nullable Secret key,
            @Nullable String keyFile,
            @Nullable String keyId,
            String algorithm,
            @Nullable String issuer,
            @Nullable String audience,
            Map<String, @Nullable Object> claims) {
        public static final String DEFAULT_ALGORITHM = "RS256";

        public Assertion {
            claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
        }
    }

    /// @param url the proxy, or null for none; secret, as a password may stand in it
    /// @param noProxy hosts, domains and CIDR blocks that are reached directly, comma-separated
    /// @param fromEnvironment take `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`
    /// @param connectHeaders sent to the proxy with `CONNECT`
    public record Proxy(
            @Nullable Secret url,
            String noProxy,
            boolean fromEnvironment,
            Map<String, List<Secret>> connectHeaders) {
        public static final Proxy NONE = new Proxy(null, "", false, Map.of());

        public Proxy {
            connectHeaders = Map.copyOf(connectHeaders);
        }
    }

    /// Certificates and keys as PEM text or as files that are read anew when they change.
    ///
    /// @param minVersion,maxVersion `TLS10` … `TLS13`, or null for the platform's default
    public record TlsSettings(
            @Nullable String ca,
            @Nullable String caFile,
            @Nullable String cert,
            @Nullable String certFile,
            @Nullable Secret key,
            @Nullable String keyFile,
            @Nullable String serverName,
            boolean insecureSkipVerify,
            @Nullable String minVersion,
            @Nullable String maxVersion) {
        public static final TlsSettings DEFAULT =
                new TlsSettings(null, null, null, null, null, null, null, false, null, null);
    }

    /// An additional request header: plain values, secret ones, and ones read from files, in order.
    public record Header(List<String> values, List<Secret> secrets, List<String> files) {
        public Header {
            values = List.copyOf(values);
            secrets = List.copyOf(secrets);
            files = List.copyOf(files);
        }
    }

    /// Longest time one request may take where nothing else limits it.
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
}
