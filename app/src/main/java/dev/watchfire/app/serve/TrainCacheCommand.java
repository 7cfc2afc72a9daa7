// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.serve;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Failure;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.demo.WebhookPrinter;
import dev.watchfire.app.server.ConfigurationSource;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.web.access.Access;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntBiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts a server on a temporary folder through a little of everything, so that the JVM can keep
/// what starting and serving need. Used by the launcher.
public final class TrainCacheCommand implements Action {
    /// Enough to load what serving needs, little enough to wait for. Nobody's: it is refused, and
    /// what reads passkeys, which takes a second to load, is in the cache.
    private static final String PASSKEY =
            """
            {"credentialId":"AAAA","clientDataJSON":"e30","authenticatorData":"AAAA","signature":"AA"}
            """;

    private static final int ROUNDS = 40;

    private static final int ROUNDS_PER_READ = 10;

    private static final int ALERTS_PER_REQUEST = 64;

    private static final List<String> READ =
            List.of(
                    "/api/v2/alerts",
                    "/api/v2/alerts/groups",
                    "/api/v2/silences",
                    "/api/v2/status",
                    "/api/v2/receivers",
                    "/metrics",
                    "/-/healthy",
                    "/-/ready",
                    "/");

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

    private final ToIntBiFunction<Console, String[]> commands;
    private final ServerFlags flags;
    private final Option<Path> keep;

    /// @param commands runs words as `watchfire` does
    public TrainCacheCommand(Syntax syntax, ToIntBiFunction<Console, String[]> commands) {
        this.commands = commands;
        flags = new ServerFlags(syntax);
        keep =
                syntax.path(
                        "--keep-native",
                        "DIR",
                        "Where to leave SQLite's library, so that no start unpacks it again.");
    }

    @Override
    public int run(Console console) {
        flags.log().apply();
        try (TemporaryFolder folder = TemporaryFolder.create("watchfire-training");
                WebhookPrinter printer =
                        new WebhookPrinter(
                                ServeCommand.loopback(0), console.out(), Clock.systemUTC())) {
            printer.start();
            String port = Integer.toString(printer.address().getPort());
            var defaults = new ServerFlags.Defaults(null, ServeCommand.loopback(0), Access.FULL);
            var configuration =
                    new ConfigurationSource.Text(
                            "the training's configuration",
                            CONFIGURATION.replace("@PORT@", port),
                            ReadOptions.DEFAULT);
            return Serving.run(
                    flags.toSettings(defaults).with(configuration, folder.path()),
                    flags.log(),
                    true,
                    (server, stop) -> {
                        load(server.localUrl());
                        server.reload();
                        useCommands(console, server.localUrl(), folder.path());
                        keepNative(folder.path().resolve("native"));
                        stop.run();
                        return () -> {};
                    });
        } catch (IOException e) {
            throw new Failure("training failed: " + e.getMessage(), e);
        }
    }

    private static void load(String url) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int round = 0; round < ROUNDS; round++) {
                send(http, url, "/api/v2/alerts", alerts(round));
                if (round % ROUNDS_PER_READ == 0) {
                    READ.forEach(path -> send(http, url, path, null));
                }
            }
            send(http, url, "/api/watchfire/v1/session/passkey", PASSKEY);
        }
    }

    private static void send(HttpClient http, String url, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path)).timeout(LIMIT);
        if (body != null) {
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }
        try {
            var _ = http.send(request.build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new Failure("training failed: " + path + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("training was interrupted", e);
        }
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

    private void keepNative(Path unpacked) {
        Path target = keep.orNull();
        if (target == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(unpacked)) {
            Files.createDirectories(target);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, target.resolve(file.getFileName()), REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new Failure("cannot keep SQLite's library in " + target + ": " + e, e);
        }
    }

    private void useCommands(Console console, String url, Path folder) {
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
            var _ = commands.applyAsInt(console, words);
        }
    }
}
