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
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().reveal()));
        WebConfiguration.RateLimit limit = web.rateLimit();
        return new WebSecurity(
                tls(web.tls(), file),
                users,
                web.http2(),
                web.headers(),
                limit == null ? null : new WebSecurity.RateLimit(limit.interval(), limit.burst()));
    }

    private static WebSecurity.@Nullable Tls tls(WebConfiguration.@Nullable Tls tls, Path file) {
        if (tls == null) {
            return null;
        }
        Secret key = tls.key();
        return new WebSecurity.Tls(
                required(pem(tls.certFile(), tls.cert()), file, "cert_file"),
                required(pem(tls.keyFile(), key == null ? null : key.reveal()), file, "key_file"),
                pem(tls.clientCaFile(), tls.clientCa()),
                clientAuthentication(tls.clientAuth()),
                tls.clientAllowedSans(),
                tls.minVersion(),
                tls.maxVersion(),
                tls.cipherSuites(),
                tls.namedGroups(),
                tls.preferServerCipherSuites());
    }

    private static WebSecurity.@Nullable Pem pem(@Nullable String file, @Nullable String text) {
        return file == null && text == null
                ? null
                : new WebSecurity.Pem(text, file == null ? null : Path.of(file));
    }

    private static WebSecurity.Pem required(WebSecurity.@Nullable Pem pem, Path file, String key) {
        if (pem == null) {
            throw new Failure(file + ": tls_server_config." + key + " is missing");
        }
        return pem;
    }

    private static WebSecurity.ClientAuthentication clientAuthentication(
            WebConfiguration.ClientAuth clientAuth) {
        return switch (clientAuth) {
            case NONE -> WebSecurity.ClientAuthentication.NONE;
            case REQUEST -> WebSecurity.ClientAuthentication.REQUEST;
            case REQUIRE_ANY -> WebSecurity.ClientAuthentication.REQUIRE_ANY;
            case VERIFY_IF_GIVEN -> WebSecurity.ClientAuthentication.VERIFY_IF_GIVEN;
            case REQUIRE_AND_VERIFY -> WebSecurity.ClientAuthentication.REQUIRE_AND_VERIFY;
        };
    }
}
