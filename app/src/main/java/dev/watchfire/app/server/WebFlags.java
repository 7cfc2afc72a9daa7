// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.web.access.Access;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where and how the server answers HTTP.
final class WebFlags {
    @Option(
            names = "--web.listen-address",
            paramLabel = "ADDRESS",
            description =
                    "HOST:PORT or :PORT to listen on; repeatable. Default: 127.0.0.1:9093"
                            + " (as alertmanager: :9093).")
    List<InetSocketAddress> listenAddresses = List.of();

    @Option(
            names = "--web.external-url",
            paramLabel = "URL",
            description =
                    "The URL under which others reach this server; used in what is sent, and its"
                            + " path is the default of --web.route-prefix.")
    @Nullable URI externalUrl;

    @Option(
            names = "--web.route-prefix",
            paramLabel = "PATH",
            description = "Path before all others. Default: the path of --web.external-url.")
    @Nullable String routePrefix;

    @Option(
            names = "--web.config.file",
            paramLabel = "FILE",
            description = "TLS and basic authentication, in Prometheus' format.")
    @Nullable Path configFile;

    @Option(
            names = "--web.get-concurrency",
            paramLabel = "N",
            description =
                    "GET requests served at once; more are answered 503. 0: the number of"
                            + " processors, at least 8. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0")
    int getConcurrency;

    @Option(
            names = "--web.timeout",
            paramLabel = "DURATION",
            description = "Longest time for one request; 0: no limit. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0s")
    Duration timeout = Duration.ZERO;

    @Option(
            names = "--web.anonymous-api",
            arity = "0..1",
            paramLabel = "off|ingest|full",
            fallbackValue = "full",
            converter = AnonymousApi.class,
            description =
                    "What Alertmanager's API answers without a token; without a value: full."
                            + " Default: off (as alertmanager: full).")
    @Nullable Access anonymousApi;

    @Option(
            names = "--web.new-token",
            description = "Make a new token, print it once, and let the one before open nothing.")
    boolean newToken;

    @Option(
            names = "--web.systemd-socket",
            negatable = true,
            description = "Refused: Java takes no inherited sockets; use --web.listen-address.")
    boolean systemdSocket;

    @Option(names = "--web.ui-path", paramLabel = "DIR", description = "Accepted.", hidden = true)
    String uiPath = "";
}
