// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.app.command.Commands;
import dev.watchfire.app.command.Failure;
import dev.watchfire.app.demo.WebhookPrinter;
import dev.watchfire.app.logging.LogFormat;
import dev.watchfire.app.logging.LogLevel;
import dev.watchfire.app.logging.Logging;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.web.access.Access;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "train-cache",
        hidden = true,
        description =
                "Puts a server on a temporary folder through a little of everything, so that the"
                        + " JVM can keep what starting and serving need. Used by the launcher.")
public final class TrainCacheCommand implements Callable<Integer> {
    /// Enough for the JVM to learn which methods are hot, little enough to wait for.
    private static final int ROUNDS = 150;

    private static final int ALERTS_PER_REQUEST = 64;

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final String CONFIGURATION =
            """
            route:
              receiver: all
              group_by: [alertname]
              group_wait: 0s
              group_interval: 1s
              routes:
                - matchers: [severity=~"critical|page"]
                  receiver: all
                  mute_time_intervals: [never]
            inhibit_rules:
              - source_matchers: [severity="critical"]
                target_matchers: [severity="warning"]
                equal: [service]
            time_intervals:
              - name: never
                time_intervals: [{ years: ["1970"] }]
            receivers:
              - name: all
                webhook_configs: [{ url: "http://127.0.0.1:@PORT@/" }]
            """;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Logging.configure(LogLevel.INFO, LogFormat.LOGFMT);
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        PrintWriter out = spec.commandLine().getOut();
        try (TemporaryFolder folder = TemporaryFolder.create("watchfire-training");
                WebhookPrinter printer = new WebhookPrinter(anyPort, out, Clock.systemUTC())) {
            printer.start();
            ServerFlags flags = new ServerFlags();
            flags.location.use(folder.path());
            String port = Integer.toString(printer.address().getPort());
            ServerSettings settings =
                    flags.toSettings(new ServerFlags.Defaults(null, anyPort, Access.FULL))
                            .with(
                                    new ConfigurationSource.Text(
                                            "the training's configuration",
                                            CONFIGURATION.replace("@PORT@", port),
                                            ReadOptions.DEFAULT));
            try (Server server = Server.start(settings, Clock.systemUTC())) {
                Announcement.of(server).print(LogFormat.LOGFMT, true);
                load(server.localUrl());
                server.reload();
                useCommands(server.localUrl(), folder.path());
            }
            return 0;
        } catch (IOException e) {
            throw new Failure("training failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("training was interrupted", e);
        }
    }

    private static void load(String url) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int round = 0; round < ROUNDS; round++) {
                send(http, url, "/api/v2/alerts", alerts(round));
                if (round % 10 == 0) {
                    for (String path :
                            new String[] {
                                "/api/v2/alerts",
                                "/api/v2/alerts/groups",
                                "/api/v2/silences",
                                "/api/v2/status",
                                "/api/v2/receivers",
                                "/metrics",
                                "/-/healthy",
                                "/-/ready",
                                "/"
                            }) {
                        send(http, url, path, null);
                    }
                }
            }
        }
    }

    private static void send(HttpClient http, String url, String path, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path)).timeout(LIMIT);
        if (body != null) {
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }
        var _ = http.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }

    /// New alerts, repeated ones and resolved ones, as Prometheus posts them.
    private static String alerts(int round) {
        Instant now = Clock.systemUTC().instant();
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < ALERTS_PER_REQUEST; i++) {
            boolean ends = i % 16 == 15;
            json.append(i == 0 ? "" : ",")
                    .append("{\"labels\":{\"alertname\":\"Training\",\"service\":\"s")
                    .append(i % 8)
                    .append("\",\"severity\":\"")
                    .append(i % 4 == 0 ? "critical" : "warning")
                    .append("\",\"instance\":\"i-")
                    .append(round / 3 * ALERTS_PER_REQUEST + i)
                    .append("\"},\"annotations\":{\"summary\":\"round ")
                    .append(round)
                    .append("\"},\"startsAt\":\"")
                    .append(now.minusSeconds(60))
                    .append("\",\"endsAt\":\"")
                    .append(ends ? now : now.plusSeconds(240))
                    .append("\",\"generatorURL\":\"http://localhost/graph\"}");
        }
        return json.append(']').toString();
    }

    private static void useCommands(String url, Path folder) {
        String server = "--alertmanager.url=" + url;
        String data = "--storage.path=" + folder;
        for (String[] words :
                new String[][] {
                    {"alert", "add", "Trained", "service=x", server, data},
                    {"alert", "list", server, data},
                    {"alert", "list", "-o", "json", server, data},
                    {"silence", "add", "Trained", "-c", "training", server, data},
                    {"silence", "list", server, data},
                    {"routes", "show", server, data},
                    {"routes", "test", "severity=critical", server, data},
                    {"version"},
                    {"--help"}
                }) {
            var _ = Commands.run(words);
        }
    }
}
