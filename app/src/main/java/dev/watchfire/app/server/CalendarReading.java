// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.app.BuildInfo;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.oncall.Layer;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.oncall.Subscription;
import dev.watchfire.engine.rota.SubscribedCalendar;
import dev.watchfire.integrations.calendar.CalendarPoller;
import dev.watchfire.integrations.calendar.CalendarSource;
import dev.watchfire.integrations.calendar.Names;
import dev.watchfire.integrations.http.Outgoing;
import dev.watchfire.integrations.http.Reach;
import dev.watchfire.people.People;
import dev.watchfire.people.absences.AbsenceCalendar;
import dev.watchfire.people.absences.AbsenceCalendars;
import dev.watchfire.people.users.User;
import dev.watchfire.people.vault.Vault;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.store.StoreException;
import dev.watchfire.web.calendar.CalendarReads;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the calendars that schedules and people name, for as long as the server runs.
final class CalendarReading implements CalendarReads, AutoCloseable {
    /// So soon what somebody just configured is read.
    private static final Duration STEP = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(CalendarReading.class);

    private final EngineAccess engine;
    private final People people;
    private final Vault vault;
    private final CalendarPoller poller;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    private record Opened(Instant madeAt, Secret url) {}

    /// Addresses of people's calendars, by whose they are.
    private final Map<String, Opened> opened = new ConcurrentHashMap<>();

    CalendarReading(
            EngineAccess engine,
            People people,
            Vault vault,
            Outgoing outgoing,
            PrometheusRegistry registry,
            InstantSource clock) {
        this.engine = engine;
        this.people = people;
        this.vault = vault;
        this.poller =
                new CalendarPoller(
                        engine,
                        this::wanted,
                        this::names,
                        outgoing,
                        "Watchfire/" + BuildInfo.load().version(),
                        registry,
                        clock,
                        new SplittableRandom(),
                        task -> Thread.ofVirtual().name("calendar").start(task));
        this.thread = Thread.ofVirtual().name("calendars").start(this::loop);
    }

    private void loop() {
        try {
            do {
                tick();
            } while (!stopped.await(STEP.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The boundary of a turn: whatever goes wrong with one must not end the others.
    private void tick() {
        try {
            poller.tick();
        } catch (RuntimeException e) {
            LOG.error("Calendars were not read, trying again in {}", STEP, e);
        }
    }

    private List<CalendarSource> wanted() {
        List<CalendarSource> wanted = new ArrayList<>();
        List<Schedule> schedules = schedules();
        for (Schedule schedule : schedules) {
            for (Layer layer : schedule.layers()) {
                Subscription calendar = layer.calendar();
                if (calendar != null) {
                    wanted.add(CalendarSource.ofLayer(calendar.source(), calendar.url()));
                }
            }
        }
        for (AbsenceCalendar calendar : people.absenceCalendars().all()) {
            User user = people.users().find(calendar.user());
            if (user != null && !user.disabled()) {
                wanted.add(
                        CalendarSource.ofPerson(
                                SubscribedCalendar.ofPerson(user.id()),
                                url(calendar),
                                user.name(),
                                zone(user, schedules)));
            }
        }
        return wanted;
    }

    private List<Schedule> schedules() {
        Configuration configuration = engine.image().configuration();
        return configuration == null ? List.of() : configuration.schedules();
    }

    /// One that cannot be opened is an empty one: reading it then says so, and what was read last
    /// stays.
    private Secret url(AbsenceCalendar calendar) {
        return opened.compute(
                        calendar.user(),
                        (user, known) ->
                                known != null && known.madeAt.equals(calendar.madeAt())
                                        ? known
                                        : new Opened(calendar.madeAt(), new Secret(open(user))))
                .url;
    }

    private String open(String user) {
        try {
            return vault.get(AbsenceCalendars.secret(user)) instanceof Vault.Content.Secret secret
                    ? new String(secret.bytes(), StandardCharsets.UTF_8)
                    : "";
        } catch (StoreException e) {
            LOG.warn("The address of a calendar could not be read", e);
            return "";
        }
    }

    /// In which somebody's days begin: his own, or where he has said nothing that of a schedule
    /// that he is in.
    private static ZoneId zone(User user, List<Schedule> schedules) {
        try {
            if (!user.zone().isEmpty()) {
                return ZoneId.of(user.zone());
            }
        } catch (DateTimeException e) {
            // One that this Java does not know any more.
        }
        return schedules.stream()
                .filter(schedule -> schedule.people().contains(user.name()))
                .map(Schedule::zone)
                .findFirst()
                .orElse(ZoneOffset.UTC);
    }

    /// Accounts, and whoever has a turn without one.
    private Names names() {
        Names.Builder names = new Names.Builder();
        List<User> users = people.users().all().stream().filter(u -> !u.disabled()).toList();
        users.forEach(user -> names.add(user.name(), user.name()));
        for (Schedule schedule : schedules()) {
            schedule.people().forEach(person -> names.add(person, person));
        }
        users.forEach(user -> names.addMail(user.email(), user.name()));
        users.forEach(user -> names.add(user.displayName(), user.name()));
        return names.build();
    }

    @Override
    public @Nullable Instant readAt(String source) {
        return poller.readAt(source);
    }

    @Override
    public void soon(String source) {
        poller.soon(source);
    }

    @Override
    public boolean canRead(String host) {
        return !Reach.PUBLIC.excludes(host);
    }

    /// Waits for the turn under way, not for slow calendars.
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
