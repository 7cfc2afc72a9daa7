// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.webconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.problem.Problem;
import dev.watchfire.config.webconfig.WebConfiguration.ClientAuth;
import dev.watchfire.config.webconfig.WebConfiguration.RateLimit;
import dev.watchfire.engine.configuration.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebConfigurationReaderTest {
    private static final String HASH =
            "$2y$10$X0h1gDsPszWURQaxFh.zoubFi6DXncSjhoQNJgRrnGs7EsimhC7zG";

    @Test
    void anEmptyFileProtectsNothing() {
        assertThat(accept("")).isEqualTo(WebConfiguration.NONE);
        assertThat(accept("tls_server_config:\nhttp_server_config: {}"))
                .isEqualTo(WebConfiguration.NONE);
    }

    @Test
    void everySettingIsRead(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("cert.pem"), "c");
        Files.writeString(directory.resolve("key.pem"), "k");
        Files.writeString(directory.resolve("ca.pem"), "a");
        Path file = directory.resolve("web.yml");
        Files.writeString(
                file,
                """
                tls_server_config:
                  cert_file: cert.pem
                  key_file: key.pem
                  client_auth_type: RequireAndVerifyClientCert
                  client_ca_file: ca.pem
                  client_allowed_sans: [a.example.com]
                  min_version: TLS11
                  max_version: TLS12
                  cipher_suites: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256]
                  prefer_server_cipher_suites: false
                  curve_preferences: [X25519, CurveP256]
                http_server_config:
                  http2: false
                  headers:
                    X-Frame-Options: deny
                    Strict-Transport-Security: max-age=1
                basic_auth_users:
                  alice: %s
                rate_limit: {interval: 1s, burst: 20}
                """
                        .formatted(HASH));

        WebReadResult result = WebConfigurationReader.readFile(file);

        WebConfiguration read = ((WebReadResult.Accepted) result).configuration();
        assertThat(read.tls())
                .isEqualTo(
                        new WebConfiguration.Tls(
                                null,
                                directory.resolve("cert.pem").toString(),
                                null,
                                directory.resolve("key.pem").toString(),
                                ClientAuth.REQUIRE_AND_VERIFY,
                                null,
                                directory.resolve("ca.pem").toString(),
                                List.of("a.example.com"),
                                "TLSv1.1",
                                "TLSv1.2",
                                List.of("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
                                List.of("x25519", "secp256r1"),
                                false));
        assertThat(read.http2()).isFalse();
        assertThat(read.headers())
                .isEqualTo(
                        Map.of(
                                "X-Frame-Options",
                                "deny",
                                "Strict-Transport-Security",
                                "max-age=1"));
        assertThat(read.basicAuthUsers()).isEqualTo(Map.of("alice", new Secret(HASH)));
        assertThat(read.rateLimit()).isEqualTo(new RateLimit(Duration.ofSeconds(1), 20));
    }

    @Test
    void certificatesMayStandInTheFile() {
        WebConfiguration read = accept("tls_server_config: {cert: c, key: k}");

        assertThat(read.tls().cert()).isEqualTo("c");
        assertThat(read.tls().key()).isEqualTo(new Secret("k"));
        assertThat(read.tls().clientAuth()).isEqualTo(ClientAuth.NONE);
        assertThat(read.tls().minVersion()).isEqualTo("TLSv1.2");
        assertThat(read.tls().maxVersion()).isEqualTo("TLSv1.3");
    }

    @Test
    void everyProblemIsReportedInItsPlace() {
        String text =
                """
                tls_server_config:
                  client_auth_type: Sometimes
                  client_ca: ca
                  min_version: TLS13
                  max_version: TLS12
                  cipher_suites: [TLS_RSA_WITH_RC4_128_SHA]
                  curve_preferences: [P256]
                http_server_config:
                  http2: maybe
                  headers: {X-Frame-Options: allow, X-Frame-Option: deny}
                basic_auth_users:
                  alice: hunter2
                  bob: $2y$99$X0h1gDsPszWURQaxFh.zoubFi6DXncSjhoQNJgRrnGs7EsimhC7zG
                rate_limits: {}
                """;

        assertThat(problems(text))
                .containsExactly(
                        "2:3: tls_server_config: missing one of cert or cert_file",
                        "2:3: tls_server_config: missing one of key or key_file",
                        "2:21: tls_server_config.client_auth_type: expected one of \"\","
                                + " \"NoClientCert\", \"RequestClientCert\","
                                + " \"RequireAndVerifyClientCert\", \"RequireAnyClientCert\","
                                + " \"RequireClientCert\", \"VerifyClientCertIfGiven\", got"
                                + " \"Sometimes\"",
                        "5:16: tls_server_config.max_version: max_version must not be below"
                                + " min_version TLS13",
                        "6:19: tls_server_config.cipher_suites[0]: expected one of"
                                + " \"TLS_AES_128_GCM_SHA256\", \"TLS_AES_256_GCM_SHA384\","
                                + " \"TLS_CHACHA20_POLY1305_SHA256\","
                                + " \"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA\","
                                + " \"TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA\","
                                + " \"TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA\","
                                + " \"TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA\","
                                + " \"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256\","
                                + " \"TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384\","
                                + " \"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256\","
                                + " \"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384\","
                                + " \"TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256\","
                                + " \"TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256\", got"
                                + " \"TLS_RSA_WITH_RC4_128_SHA\"",
                        "7:23: tls_server_config.curve_preferences[0]: expected one of"
                                + " \"CurveP256\", \"CurveP384\", \"CurveP521\", \"X25519\", got"
                                + " \"P256\"",
                        "9:10: http_server_config.http2: expected true or false, got \"maybe\"",
                        "10:30: http_server_config.headers: invalid value for X-Frame-Options:"
                                + " expected one of deny, sameorigin, got \"allow\"",
                        "10:37: http_server_config.headers: HTTP header \"X-Frame-Option\" can not"
                                + " be configured; did you mean \"X-Frame-Options\"?",
                        "12:10: basic_auth_users: the password of \"alice\" is not a bcrypt hash;"
                                + " make one with `htpasswd -nBC 10 \"\"`",
                        "13:8: basic_auth_users: the password of \"bob\" is not a bcrypt hash; make"
                                + " one with `htpasswd -nBC 10 \"\"`",
                        "14:1: unknown key \"rate_limits\" in the web configuration; did you mean"
                                + " \"rate_limit\"?");
    }

    @Test
    void clientAuthoritiesNeedAPolicy() {
        assertThat(problems("tls_server_config: {cert: c, key: k, client_ca: a}"))
                .containsExactly(
                        "1:49: tls_server_config: client CA's have been configured without a"
                                + " Client Auth Policy; set client_auth_type");
        assertThat(
                        problems(
                                "tls_server_config: {cert: c, key: k, client_auth_type:"
                                        + " RequestClientCert, client_allowed_sans: [a]}"))
                .singleElement()
                .asString()
                .contains("client_allowed_sans requires client_auth_type");
    }

    @Test
    void aFileThatTheServerNeedsAndCannotReadIsAProblem(@TempDir Path directory)
            throws IOException {
        Path file = directory.resolve("web.yml");
        Files.writeString(file, "tls_server_config: {cert_file: none.pem, key: k}");

        WebReadResult.Refused read = (WebReadResult.Refused) WebConfigurationReader.readFile(file);

        assertThat(read.report())
                .startsWith(file + ":1:32: tls_server_config.cert_file: cannot read the file ");
    }

    private static WebReadResult read(String text) {
        return WebConfigurationReader.read(text.getBytes(StandardCharsets.UTF_8), "web.yml", null);
    }

    private static WebConfiguration accept(String text) {
        return ((WebReadResult.Accepted) read(text)).configuration();
    }

    private static List<String> problems(String text) {
        return ((WebReadResult.Refused) read(text))
                .problems().stream().map(Problem::toString).toList();
    }
}
