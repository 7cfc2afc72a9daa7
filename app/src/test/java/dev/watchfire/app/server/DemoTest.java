// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.app.demo.Demo;
import dev.watchfire.app.demo.WebhookPrinter;
import dev.watchfire.app.serve.ServeCommand;
import dev.watchfire.app.serve.TestServer;
import dev.watchfire.engine.Command.Ingest;
import dev.watchfire.engine.delivery.Delivery;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Half an hour of the sample organisation: real server, real messages, no waiting.
final class DemoTest {
    /// Monday noon in Berlin: the schedules and the business hours are what they are.
    private static final Instant BEGIN = Instant.parse("2026-11-23T11:00:00Z");

    private static final Duration STEP = Duration.ofSeconds(5);
    private static final int STEPS = 360;

    /// Generous: a machine that runs every other test at the same time is slow.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private volatile Instant now = BEGIN;
    private final StringWriter printed = new StringWriter();

    @Test
    void whoIsOnCallIsPagedAndSomebodyAnswers(@TempDir Path folder) throws Exception {
        Set<String> answered = new HashSet<>();
        try (WebhookPrinter phones =
                new WebhookPrinter(
                        ServeCommand.loopback(0), new PrintWriter(printed), Clock.systemUTC())) {
            phones.start();
            ServerSettings settings =
                    TestServer.settings(
                            Demo.configuration("127.0.0.1:" + phones.address().getPort()), folder);
            try (Server server = Server.start(settings, () -> now);
                    Demo demo = Demo.prepare(server.engine(), server.people(), () -> now)) {
                for (int i = 0; i < STEPS; i++) {
                    demo.step();
                    awaitMessages(server);
                    answered.addAll(answersOf(server));
                    now = now.plus(STEP);
                }
                assertThat(server.setUpUrl()).isNotNull();
            }
        }
        assertThat(printed.toString())
                .contains("NTFY     watchfire-")
                .contains("[P1] The database does not answer")
                .contains("SMS      +1202555")
                .contains("NTFY     watchfire-sofia");
        assertThat(answered).contains("acknowledged by the first", "acknowledged by another");
    }

    /// Until nothing is on its way: nobody answers what has not come.
    private static void awaitMessages(Server server) throws Exception {
        Instant limit = Instant.now().plus(PATIENCE);
        do {
            assertThat(Instant.now()).isBefore(limit);
            // Everything before it is done when it is.
            server.engine().submit(new Ingest(List.of())).get();
        } while (isSending(server));
    }

    private static boolean isSending(Server server) {
        List<Delivery> deliveries = new ArrayList<>();
        server.engine().image().deliveries().forEach(deliveries::add);
        return deliveries.stream().anyMatch(d -> d.state() == Delivery.State.SENDING);
    }

    private static Set<String> answersOf(Server server) {
        Set<String> seen = new HashSet<>();
        server.engine()
                .image()
                .pages()
                .forEach(
                        page -> {
                            if (!page.acknowledgedBy().isEmpty()) {
                                String first = page.asked().getFirst().person();
                                seen.add(
                                        page.acknowledgedBy().contains(first)
                                                ? "acknowledged by the first"
                                                : "acknowledged by another");
                            }
                        });
        return seen;
    }
}
