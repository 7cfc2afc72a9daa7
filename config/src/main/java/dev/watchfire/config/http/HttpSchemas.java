// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.http;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.ScalarType;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Type.ListOf;
import dev.watchfire.config.schema.Type.MapOf;
import dev.watchfire.config.schema.Type.Nested;
import dev.watchfire.config.schema.Type.Single;
import dev.watchfire.config.schema.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The tables of `http_config` and what it consists of, as in Prometheus' common library.
public final class HttpSchemas {
    public static final String JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private static final String[] TLS_VERSIONS = {"TLS10", "TLS11", "TLS12", "TLS13"};

    public static final Schema TLS =
            Schema.of(
                            "tls_config",
                            Key.text("ca"),
                            Key.text("cert"),
                            Key.secret("key"),
                            Key.path("ca_file"),
                            Key.path("cert_file"),
                            Key.path("key_file"),
                            Key.text("server_name"),
                            Key.flag("insecure_skip_verify").or("false"),
                            Key.oneOf("min_version", TLS_VERSIONS),
                            Key.oneOf("max_version", TLS_VERSIONS))
                    .with(
                            Rule.atMostOne("ca", "ca_file"),
                            Rule.atMostOne("cert", "cert_file"),
                            Rule.atMostOne("key", "key_file"),
                            HttpSchemas::certificateHasKey,
                            HttpSchemas::versionsAreOrdered);

    private static final Schema HEADER =
            Schema.of(
                    "header",
                    Key.texts("values"),
                    new Key("secrets", new ListOf(new Single(ScalarType.SECRET)), null, false),
                    new Key("files", new ListOf(new Single(ScalarType.PATH)), null, false));

    /// Headers that the client sets itself or that have settings of their own.
    private static final Set<String> RESERVED_HEADERS =
            Set.of(
                    "authorization",
                    "host",
                    "content-encoding",
                    "content-length",
                    "content-type",
                    "user-agent",
                    "connection",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "www-authenticate",
                    "accept-encoding",
                    "x-prometheus-remote-write-version",
                    "x-prometheus-remote-read-version",
                    "x-prometheus-scrape-timeout-seconds",
                    "x-amz-date",
                    "x-amz-security-token",
                    "x-amz-content-sha256");

    private static final Schema BASIC_AUTH =
            Schema.of(
                            "basic_auth",
                            Key.text("username"),
                            Key.path("username_file"),
                            Key.secret("password"),
                            Key.path("password_file"))
                    .with(
                            Rule.atMostOne(
                                    "username",
                                    "username_file",
                                    "at most one of basic_auth username & username_file must be"
                                            + " configured"),
                            Rule.atMostOne(
                                    "password",
                                    "password_file",
                                    "at most one of basic_auth password & password_file must be"
                                            + " configured"));

    private static final Schema AUTHORIZATION =
            Schema.of(
                            "authorization",
                            Key.text("type").or("Bearer"),
                            Key.secret("credentials"),
                            Key.path("credentials_file"))
                    .with(
                            Rule.atMostOne(
                                    "credentials",
                                    "credentials_file",
                                    "at most one of authorization credentials & credentials_file"
                                            + " must be configured"),
                            HttpSchemas::typeIsNotBasic);

    /// Of RFC 7518; Prometheus takes those with RSA and PKCS #1 only.
    private static final String[] SIGNATURES = {
        "", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"
    };

    private static final Schema OAUTH2 =
            Schema.of(
                            "oauth2",
                            with(
                                    List.of(
                                            Key.text("client_id"),
                                            Key.secret("client_secret"),
                                            Key.path("client_secret_file"),
                                            Key.text("client_certificate_key_id"),
                                            Key.secret("client_certificate_key"),
                                            Key.path("client_certificate_key_file"),
                                            Key.oneOf("grant_type", "client_credentials", JWT_GRANT)
                                                    .quietly("client_credentials"),
                                            Key.anyMap("claims"),
                                            Key.texts("scopes"),
                                            Key.text("audience"),
                                            Key.text("iss"),
                                            Key.oneOf("signature_algorithm", SIGNATURES),
                                            Key.text("token_url"),
                                            Key.textMap("endpoint_params"),
                                            Key.section("tls_config", () -> TLS)),
                                    proxyKeys()))
                    .with(
                            Rule.required("client_id", "oauth2 client_id must be configured"),
                            Rule.required("token_url", "oauth2 token_url must be configured"),
                            Rule.atMostOne(
                                    "client_secret",
                                    "client_secret_file",
                                    "at most one of oauth2 client_secret & client_secret_file must"
                                            + " be configured"),
                            Rule.atMostOne(
                                    "client_certificate_key",
                                    "client_certificate_key_file",
                                    "at most one of oauth2 client_certificate_key &"
                                            + " client_certificate_key_file must be configured"),
                            HttpSchemas::assertionHasKey,
                            HttpSchemas::proxyIsConsistent);

    public static final Schema CLIENT =
            Schema.of(
                            "http_config",
                            with(
                                    List.of(
                                            Key.section("basic_auth", () -> BASIC_AUTH),
                                            Key.section("authorization", () -> AUTHORIZATION),
                                            Key.section("oauth2", () -> OAUTH2),
                                            Key.secret("bearer_token"),
                                            Key.path("bearer_token_file"),
                                            Key.section("tls_config", () -> TLS),
                                            Key.flag("follow_redirects").or("true"),
                                            Key.flag("enable_http2").or("true")),
                                    proxyKeys(),
                                    List.of(headers("http_headers"))))
                    .with(
                            HttpSchemas::authorisesOneWay,
                            HttpSchemas::proxyIsConsistent,
                            HttpSchemas.headersAreFree("http_headers"));

    private HttpSchemas() {}

    /// The key that every receiver type over HTTP has.
    public static Key client() {
        return Key.section("http_config", () -> CLIENT);
    }

    /// Additional headers by name; goes with {@link #headersAreFree}.
    public static Key headers(String name) {
        return Key.map(name, new Nested(() -> HEADER));
    }

    private static List<Key> proxyKeys() {
        return List.of(
                Key.scalar("proxy_url", ScalarType.PROXY_URL),
                Key.text("no_proxy"),
                Key.flag("proxy_from_environment"),
                new Key(
                        "proxy_connect_header",
                        new MapOf(new ListOf(new Single(ScalarType.SECRET))),
                        null,
                        false));
    }

    @SafeVarargs
    private static Key[] with(List<Key>... parts) {
        List<Key> all = new ArrayList<>();
        for (List<Key> part : parts) {
            all.addAll(part);
        }
        return all.toArray(Key[]::new);
    }

    /// Whether requests carry an `Authorization` header of a scheme other than Basic.
    public static boolean hasAuthorization(Section http) {
        return http.isGiven("authorization")
                || http.isSet("bearer_token")
                || http.isSet("bearer_token_file");
    }

    /// Prometheus finds out when it first asks for a token, so that it is a warning.
    private static void assertionHasKey(Section oauth2, Problems problems) {
        if (oauth2.text("grant_type").equals(JWT_GRANT)
                && !oauth2.isSet("client_certificate_key")
                && !oauth2.isSet("client_certificate_key_file")) {
            problems.warn(
                    oauth2.at(),
                    oauth2.path(),
                    Code.MISSING,
                    "grant_type "
                            + JWT_GRANT
                            + " needs client_certificate_key or"
                            + " client_certificate_key_file to sign with; requests will fail");
        }
    }

    private static void certificateHasKey(Section tls, Problems problems) {
        boolean certificate = tls.isSet("cert") || tls.isSet("cert_file");
        boolean key = tls.isSet("key") || tls.isSet("key_file");
        if (certificate != key) {
            problems.add(
                    tls.at(),
                    tls.path(),
                    Code.MISSING,
                    certificate
                            ? "exactly one of key or key_file must be configured when a client"
                                    + " certificate is configured"
                            : "exactly one of cert or cert_file must be configured when a client"
                                    + " key is configured");
        }
    }

    /// The names of the versions sort like the versions.
    private static void versionsAreOrdered(Section tls, Problems problems) {
        String min = tls.text("min_version");
        String max = tls.text("max_version");
        if (!min.isEmpty() && !max.isEmpty() && max.compareTo(min) < 0) {
            problems.add(
                    tls.at("max_version"),
                    tls.path(),
                    Code.CONFLICT,
                    "max_version " + max + " must not be below min_version " + min);
        }
    }

    private static void typeIsNotBasic(Section authorization, Problems problems) {
        if (authorization.text("type").strip().equalsIgnoreCase("basic")) {
            problems.add(
                    authorization.at("type"),
                    authorization.path(),
                    Code.INVALID_VALUE,
                    "authorization type cannot be set to \"basic\", use \"basic_auth\" instead");
        }
    }

    private static void authorisesOneWay(Section http, Problems problems) {
        Rule.atMostOne("bearer_token", "bearer_token_file").check(http, problems);
        boolean bearer = http.isSet("bearer_token") || http.isSet("bearer_token_file");
        boolean other = http.isGiven("basic_auth") || http.isGiven("oauth2");
        String message = null;
        if (bearer && http.isGiven("authorization")) {
            message = "authorization is not compatible with bearer_token & bearer_token_file";
        } else if (bearer && other) {
            message =
                    "at most one of basic_auth, oauth2, bearer_token & bearer_token_file must be"
                            + " configured";
        } else if (http.isGiven("authorization") && other
                || http.isGiven("basic_auth") && http.isGiven("oauth2")) {
            message = "at most one of basic_auth, oauth2 & authorization must be configured";
        }
        if (message != null) {
            problems.add(http.at(), http.path(), Code.CONFLICT, message);
        }
    }

    private static void proxyIsConsistent(Section section, Problems problems) {
        boolean url = section.isSet("proxy_url");
        boolean environment = section.flag("proxy_from_environment");
        if (section.isSet("proxy_connect_header") && !url && !environment) {
            problems.add(
                    section.at("proxy_connect_header"),
                    section.path(),
                    Code.MISSING,
                    "if proxy_connect_header is configured, proxy_url or proxy_from_environment"
                            + " must also be configured");
        }
        if (environment && url) {
            problems.add(
                    section.at("proxy_url"),
                    section.path(),
                    Code.CONFLICT,
                    "if proxy_from_environment is configured, proxy_url must not be configured");
        }
        if (section.isSet("no_proxy") && (environment || !url)) {
            problems.add(
                    section.at("no_proxy"),
                    section.path(),
                    environment ? Code.CONFLICT : Code.MISSING,
                    environment
                            ? "if proxy_from_environment is configured, no_proxy must not be"
                                    + " configured"
                            : "if no_proxy is configured, proxy_url must also be configured");
        }
    }

    /// No header twice, and none that the client sets itself.
    public static Rule headersAreFree(String key) {
        return (section, problems) -> {
            Set<String> seen = new HashSet<>();
            for (Value.Entry header : section.entries(key)) {
                String name = header.key().toLowerCase(Locale.ROOT);
                if (RESERVED_HEADERS.contains(name)) {
                    problems.add(
                            header.keyAt(),
                            section.path(key),
                            Code.INVALID_VALUE,
                            "setting header \"" + header.key() + "\" is not allowed");
                }
                if (!seen.add(name)) {
                    problems.add(
                            header.keyAt(),
                            section.path(key),
                            Code.NOT_UNIQUE,
                            "header \"" + header.key() + "\" is defined twice");
                }
            }
        };
    }
}
