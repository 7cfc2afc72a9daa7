// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.app.arguments.Failure;
import dev.watchfire.config.webconfig.WebConfiguration;
import dev.watchfire.config.webconfig.WebConfigurationReader;
import dev.watchfire.config.webconfig.WebReadResult;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.web.WebSecurity;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads `--web.config.file` for the HTTP server.
final class WebFile {
    private static final Logger LOG = LoggerFactory.getLogger(WebFile.class);

    private WebFile() {}

    static WebSecurity read(@Nullable Path file) {
        if (file == null) {
            return WebSecurity.NONE;
        }
        return switch (WebConfigurationReader.readFile(file)) {
            case WebReadResult.Accepted accepted -> {
                accepted.warnings().forEach(w -> LOG.warn("{}:{}", accepted.file(), w));
                yield security(accepted.configuration(), file);
            }
            case WebReadResult.Refused refused ->
                    throw new Failure(
                            "--web.config.file is refused:"
                                    + System.lineSeparator()
                                    + refused.report());
        };
    }

    private static WebSecurity security(WebConfiguration web, Path file) {
        Map<String, String> users =
                web.basicAuthUsers().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> reveal(e.getValue())));
        return new WebSecurity(tls(web.tls(), file), users, web.http2(), web.headers());
    }

    private static String reveal(Secret secret) {
        return secret.reveal();
    }

    private static WebSecurity.@Nullable Tls tls(WebConfiguration.@Nullable Tls tls, Path file) {
        if (tls == null) {
            return null;
        }
        return new WebSecurity.Tls(
                path(tls.certFile(), file, "cert_file"),
                path(tls.keyFile(), file, "key_file"),
                tls.clientCaFile() == null ? null : Path.of(tls.clientCaFile()),
                clientAuthentication(tls.clientAuth()),
                tls.clientAllowedSans(),
                version(tls.minVersion()),
                version(tls.maxVersion()),
                tls.cipherSuites());
    }

    private static Path path(@Nullable String given, Path file, String key) {
        if (given == null) {
            throw new Failure(
                    file
                            + ": tls_server_config."
                            + key
                            + " is missing: this version takes certificates and keys from files"
                            + " only");
        }
        return Path.of(given);
    }

    private static WebSecurity.ClientAuthentication clientAuthentication(
            WebConfiguration.ClientAuth clientAuth) {
        return switch (clientAuth) {
            case NONE -> WebSecurity.ClientAuthentication.NO_CLIENT_CERT;
            case REQUEST -> WebSecurity.ClientAuthentication.REQUEST_CLIENT_CERT;
            case REQUIRE_ANY -> WebSecurity.ClientAuthentication.REQUIRE_ANY_CLIENT_CERT;
            case VERIFY_IF_GIVEN -> WebSecurity.ClientAuthentication.VERIFY_CLIENT_CERT_IF_GIVEN;
            case REQUIRE_AND_VERIFY ->
                    WebSecurity.ClientAuthentication.REQUIRE_AND_VERIFY_CLIENT_CERT;
        };
    }

    /// `TLSv1.2`, as Java names it, is `TLS12` in the file.
    private static String version(String name) {
        return name.equals("TLSv1") ? "TLS10" : name.replace("v", "").replace(".", "");
    }
}
