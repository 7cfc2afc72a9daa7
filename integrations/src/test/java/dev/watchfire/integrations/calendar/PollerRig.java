// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

import static dev.watchfire.integrations.http.ScriptedServer.respond;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.decision.Engine;
import dev.watchfire.engine.decision.Settings;
import dev.watchfire.engine.rota.SubscribedCalendar;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.Reach;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.runtime.EngineAccess;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;

/// The poller with the real engine, and a server that does as it is told.
abstract class PollerRig {
    static final String ID = "layer:1";
    static final Duration AMPLE = Duration.ofSeconds(20);

    /// For those who never answer.
    static final Duration SHORT = Duration.ofMillis(300);

    static final String CALENDAR =
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:1
            DTSTART:20261201T080000Z
            DTEND:20261201T200000Z
            SUMMARY:ada
            END:VEVENT
            END:VCALENDAR
            """;

    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    final ScriptedServer server = ScriptedServer.start(respond(200, CALENDAR));
    final HttpClients clients =
            new HttpClients(
                    host -> List.of(InetAddress.ofLiteral("127.0.0.1")), Map.of(), () -> now);
    final PrometheusRegistry registry = new PrometheusRegistry();
    final List<CalendarSource> wanted = new ArrayList<>();
    final Engine engine = new Engine(Settings.DEFAULT);
    int kept;

    /// The real engine, in rounds of one command.
    final EngineAccess access =
            new EngineAccess() {
                @Override
                public Image image() {
                    return engine.image(now);
                }

                @Override
                public CompletableFuture<Reply> submit(Command command) {
                    kept++;
                    Reply reply = engine.decide(command, now);
                    engine.committed();
                    return CompletableFuture.completedFuture(reply);
                }
            };

    Names names = named("ada");
    CalendarPoller poller = poller(AMPLE);

    CalendarPoller poller(Duration timeout) {
        return new CalendarPoller(
                access,
                () -> wanted,
                () -> names,
                new CalendarFetch(clients, "Tester/1", timeout),
                new PrometheusRegistry(),
                () -> now,
                new Random(1),
                Runnable::run);
    }

    static Names named(String... people) {
        Names.Builder builder = new Names.Builder();
        for (String person : people) {
            builder.add(person, person);
        }
        return builder.build();
    }

    @AfterEach
    void close() {
        clients.close();
        server.close();
    }

    void want(String url, Reach reach) {
        wanted.clear();
        wanted.add(new CalendarSource(ID, new Secret(url), "", ZoneOffset.UTC, reach));
    }

    void want() {
        want(server.url("/rota.ics?key=s3cret"), Reach.ANYWHERE);
    }

    /// Lets so much time pass that everything is due.
    void later() {
        now = now.plus(CalendarPoller.INTERVAL).plus(CalendarPoller.JITTER);
        poller.tick();
    }

    SubscribedCalendar calendar() {
        SubscribedCalendar[] found = new SubscribedCalendar[1];
        access.image().calendars().forEach(calendar -> found[0] = calendar);
        return found[0];
    }
}
