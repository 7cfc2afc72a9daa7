// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.serve;

import dev.watchfire.app.arguments.FlagDuration;
import dev.watchfire.app.arguments.ListenAddress;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Switch;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.UsageException;
import dev.watchfire.app.server.ServerSettings;
import dev.watchfire.web.access.Access;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Where and how the server answers HTTP.
final class WebFlags {
    private final Option<InetSocketAddress> listenAddresses;
    private final Option<URI> externalUrl;
    private final Option<String> routePrefix;
    private final Option<Path> configFile;
    private final Option<Integer> getConcurrency;
    private final Option<Duration> timeout;
    private final Option<Access> anonymousApi;
    private final Option<Path> adminPasswordFile;
    private final Switch newToken;
    private final Switch systemdSocket;

    WebFlags(Syntax syntax) {
        listenAddresses =
                syntax.option(
                                "--web.listen-address",
                                "ADDRESS",
                                ListenAddress::read,
                                "HOST:PORT, or :PORT for all addresses. Default: 127.0.0.1:9093 (as"
                                        + " alertmanager: :9093).")
                        .repeatable();
        anonymousApi =
                syntax.option(
                                "--web.anonymous-api",
                                "off|ingest|full",
                                WebFlags::readAccess,
                                "What Alertmanager's API answers without a token; without a value:"
                                        + " full. Default: off (as alertmanager: full).")
                        .bare("full");
        adminPasswordFile =
                syntax.path(
                        "--admin-password-file",
                        "FILE",
                        "Where there is no user yet, make the administrator \"admin\" with the"
                                + " password in this file's first line; for containers.");
        newToken =
                syntax.toggle(
                        "--web.new-token",
                        "Make a new token, print it once, and let the one before open nothing.");
        externalUrl =
                syntax.option(
                        "--web.external-url",
                        "URL",
                        URI::create,
                        "Under which others reach this server; stands in what is sent. Default:"
                                + " this host's name and port.");
        routePrefix =
                syntax.text(
                        "--web.route-prefix",
                        "PATH",
                        "Before all other paths. Default: the path of --web.external-url.");
        configFile =
                syntax.path(
                        "--web.config.file",
                        "FILE",
                        "TLS and basic authentication, in Prometheus' format.");
        getConcurrency =
                syntax.count(
                                "--web.get-concurrency",
                                "GET requests served at once, more are answered 503; 0: the number"
                                        + " of processors, at least 8.")
                        .or("0");
        timeout =
                syntax.option(
                                "--web.timeout",
                                "DURATION",
                                FlagDuration::read,
                                "Longest time for one GET request; 0: no limit.")
                        .or("0s");
        systemdSocket = syntax.toggle("--web.systemd-socket", "Refused.").hidden();
        syntax.text("--web.ui-path", "DIR", "Accepted.").hidden();
    }

    private static Access readAccess(String text) {
        return switch (text) {
            case "off" -> Access.OFF;
            case "ingest" -> Access.INGEST;
            case "full" -> Access.FULL;
            default ->
                    throw new IllegalArgumentException(
                            "'" + text + "' is none of off, ingest and full");
        };
    }

    boolean wantsNewToken() {
        return newToken.isOn();
    }

    ServerSettings.Web settings(InetSocketAddress defaultListen, Access defaultAccess) {
        if (systemdSocket.isOn()) {
            throw new UsageException(
                    "--web.systemd-socket: a JVM cannot take an inherited socket; use"
                            + " --web.listen-address");
        }
        Access access = anonymousApi.orNull();
        List<InetSocketAddress> listen = listenAddresses.all();
        return new ServerSettings.Web(
                listen.isEmpty() ? List.of(defaultListen) : listen,
                externalUrl.orNull(),
                routePrefix.orNull(),
                configFile.orNull(),
                access == null ? defaultAccess : access,
                adminPasswordFile.orNull(),
                getConcurrency.get(),
                timeout.get());
    }
}
