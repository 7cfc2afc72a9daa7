// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.webconfig;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.ScalarType;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.config.schema.Suggestion;
import dev.watchfire.config.schema.Type.ListOf;
import dev.watchfire.config.schema.Type.OneOf;
import dev.watchfire.config.schema.Type.Single;
import dev.watchfire.config.schema.Value;
import dev.watchfire.config.webconfig.WebConfiguration.ClientAuth;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The tables of the web configuration, as in Prometheus' exporter-toolkit.
final class WebSchemas {
    private static final String[] TLS_VERSIONS = {"TLS10", "TLS11", "TLS12", "TLS13"};

    /// Those that Go deems secure; Java has the same names.
    private static final List<String> CIPHER_SUITES =
            List.of(
                    "TLS_AES_128_GCM_SHA256",
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
                    "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
                    "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");

    /// Go's names of curves to those of JSSE.
    static final Map<String, String> NAMED_GROUPS =
            Map.of(
                    "CurveP256", "secp256r1",
                    "CurveP384", "secp384r1",
                    "CurveP521", "secp521r1",
                    "X25519", "x25519");

    static final Map<String, ClientAuth> CLIENT_AUTH =
            Map.of(
                    "", ClientAuth.NONE,
                    "NoClientCert", ClientAuth.NONE,
                    "RequestClientCert", ClientAuth.REQUEST,
                    "RequireClientCert", ClientAuth.REQUIRE_ANY,
                    "RequireAnyClientCert", ClientAuth.REQUIRE_ANY,
                    "VerifyClientCertIfGiven", ClientAuth.VERIFY_IF_GIVEN,
                    "RequireAndVerifyClientCert", ClientAuth.REQUIRE_AND_VERIFY);

    private static final Schema TLS =
            Schema.of(
                            "tls_server_config",
                            Key.text("cert"),
                            Key.secret("key"),
                            Key.text("client_ca"),
                            Key.path("cert_file"),
                            Key.path("key_file"),
                            Key.oneOf(
                                    "client_auth_type",
                                    CLIENT_AUTH.keySet().stream().sorted().toArray(String[]::new)),
                            Key.path("client_ca_file"),
                            list("cipher_suites", CIPHER_SUITES),
                            list(
                                    "curve_preferences",
                                    NAMED_GROUPS.keySet().stream().sorted().toList()),
                            Key.oneOf("min_version", TLS_VERSIONS).or("TLS12"),
                            Key.oneOf("max_version", TLS_VERSIONS).or("TLS13"),
                            Key.flag("prefer_server_cipher_suites").or("true"),
                            Key.texts("client_allowed_sans"))
                    .with(WebSchemas::hasCertificate, WebSchemas::clientsAreAsked);

    /// The response headers that may be set, with the values that are possible where not all are.
    private static final Map<String, List<String>> HEADERS =
            Map.of(
                    "Strict-Transport-Security", List.of(),
                    "X-Content-Type-Options", List.of("nosniff"),
                    "X-Frame-Options", List.of("deny", "sameorigin"),
                    "X-XSS-Protection", List.of(),
                    "Content-Security-Policy", List.of());

    private static final Schema HTTP =
            Schema.of("http_server_config", Key.flag("http2").or("true"), Key.textMap("headers"))
                    .with(WebSchemas::headersArePossible);

    private static final Schema RATE_LIMIT =
            Schema.of("rate_limit", Key.goDuration("interval"), Key.count("burst"));

    static final Schema ROOT =
            Schema.of(
                            "the web configuration",
                            Key.section("tls_server_config", () -> TLS),
                            Key.section("http_server_config", () -> HTTP),
                            Key.section("rate_limit", () -> RATE_LIMIT),
                            Key.map("basic_auth_users", new Single(ScalarType.SECRET)))
                    .with(WebSchemas::passwordsAreHashed);

    private static final Pattern BCRYPT =
            Pattern.compile("\\$2[abxy]?\\$([0-9]{2})\\$[./A-Za-z0-9]{53}");

    /// Where bcrypt's cost begins and ends; each step doubles the work.
    private static final int MIN_COST = 4;

    private static final int MAX_COST = 31;

    private WebSchemas() {}

    private static Key list(String name, List<String> allowed) {
        return new Key(name, new ListOf(new OneOf(allowed)), null, false);
    }

    static boolean isEnabled(Section tls) {
        for (String key :
                List.of(
                        "cert",
                        "cert_file",
                        "key",
                        "key_file",
                        "client_ca",
                        "client_ca_file",
                        "client_auth_type")) {
            if (tls.isSet(key)) {
                return true;
            }
        }
        return false;
    }

    private static void hasCertificate(Section tls, Problems problems) {
        if (!isEnabled(tls)) {
            return;
        }
        for (String key : new String[] {"cert", "key", "client_ca"}) {
            String file = key + "_file";
            boolean needed = !key.equals("client_ca");
            if (needed && !tls.isSet(key) && !tls.isSet(file)) {
                problems.add(
                        tls.at(),
                        tls.path(),
                        Code.MISSING,
                        "missing one of " + key + " or " + file);
            }
            if (tls.isSet(key) && tls.isSet(file)) {
                problems.warn(
                        tls.at(key),
                        tls.path(key),
                        Code.DOUBTFUL,
                        key + " has no effect where " + file + " is given");
            }
        }
        if (tls.text("max_version").compareTo(tls.text("min_version")) < 0) {
            problems.add(
                    tls.at("max_version"),
                    tls.path("max_version"),
                    Code.CONFLICT,
                    "max_version must not be below min_version " + tls.text("min_version"));
        }
    }

    private static void clientsAreAsked(Section tls, Problems problems) {
        if (tls.isWrong("client_auth_type")) {
            return;
        }
        ClientAuth auth = CLIENT_AUTH.getOrDefault(tls.text("client_auth_type"), ClientAuth.NONE);
        boolean authorities = tls.isSet("client_ca") || tls.isSet("client_ca_file");
        if (authorities && auth == ClientAuth.NONE) {
            problems.add(
                    tls.at(tls.isSet("client_ca") ? "client_ca" : "client_ca_file"),
                    tls.path(),
                    Code.CONFLICT,
                    "client CA's have been configured without a Client Auth Policy; set"
                            + " client_auth_type");
        }
        boolean certain = auth == ClientAuth.REQUIRE_ANY || auth == ClientAuth.REQUIRE_AND_VERIFY;
        if (tls.isGiven("client_allowed_sans") && !certain) {
            problems.add(
                    tls.at("client_allowed_sans"),
                    tls.path("client_allowed_sans"),
                    Code.CONFLICT,
                    "client_allowed_sans requires client_auth_type to be one of"
                            + " RequireAnyClientCert or RequireAndVerifyClientCert");
        }
    }

    private static void headersArePossible(Section http, Problems problems) {
        for (Value.Entry header : http.entries("headers")) {
            List<String> values = HEADERS.get(header.key());
            if (values == null) {
                problems.add(
                        header.keyAt(),
                        http.path("headers"),
                        Code.INVALID_VALUE,
                        "HTTP header "
                                + Shown.text(header.key())
                                + " can not be configured"
                                + Suggestion.clause(header.key(), HEADERS.keySet()));
            } else if (header.value() instanceof Value.Single single
                    && !values.isEmpty()
                    && !values.contains(single.text())) {
                problems.add(
                        single.at(),
                        http.path("headers"),
                        Code.INVALID_VALUE,
                        "invalid value for "
                                + header.key()
                                + ": expected one of "
                                + String.join(", ", values)
                                + ", got "
                                + Shown.text(single.text()));
            }
        }
    }

    private static void passwordsAreHashed(Section root, Problems problems) {
        for (Value.Entry user : root.entries("basic_auth_users")) {
            if (user.value() instanceof Value.Single hash && !isBcrypt(hash.text())) {
                problems.add(
                        hash.at(),
                        root.path("basic_auth_users"),
                        Code.INVALID_VALUE,
                        "the password of "
                                + Shown.text(user.key())
                                + " is not a bcrypt hash; make one with `htpasswd -nBC 10 \"\"`");
            }
        }
    }

    private static boolean isBcrypt(String text) {
        Matcher matcher = BCRYPT.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        int cost = Integer.parseInt(matcher.group(1));
        return cost >= MIN_COST && cost <= MAX_COST;
    }
}
