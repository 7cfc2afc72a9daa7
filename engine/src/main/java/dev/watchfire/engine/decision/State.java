// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.notification.LogEntry;
import dev.watchfire.engine.oncall.CalendarEvent;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.PinnedPolicy;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.Rota;
import dev.watchfire.engine.rota.ScheduleWatch;
import dev.watchfire.engine.rota.ShiftOverride;
import dev.watchfire.engine.rota.ShiftRequest;
import dev.watchfire.engine.rota.SubscribedCalendar;
import dev.watchfire.engine.route.RouteTree;
import dev.watchfire.engine.silence.Maintenance;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.engine.silence.SilenceRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tables and everything that is derived from them. Records change through {@link #recorder}
/// only; what is derived follows, also when a change is undone.
final class State {
    final Settings settings;
    final Recorder recorder = new Recorder();
    final Table<Alert> alerts = new Table<>(Entity.Kind.ALERT);
    final Table<Group> groups = new Table<>(Entity.Kind.GROUP);
    final Table<Silence> silences = new Table<>(Entity.Kind.SILENCE);
    final Table<LogEntry> logEntries = new Table<>(Entity.Kind.LOG_ENTRY);
    final Table<Delivery> deliveries = new Table<>(Entity.Kind.DELIVERY);
    final Table<Maintenance> maintenance = new Table<>(Entity.Kind.MAINTENANCE);
    final Table<SilenceRequest> silenceRequests = new Table<>(Entity.Kind.SILENCE_REQUEST);
    final Table<ShiftOverride> overrides = new Table<>(Entity.Kind.SHIFT_OVERRIDE);
    final Table<Absence> absences = new Table<>(Entity.Kind.ABSENCE);
    final Table<ShiftRequest> shiftRequests = new Table<>(Entity.Kind.SHIFT_REQUEST);
    final Table<ScheduleWatch> watches = new Table<>(Entity.Kind.SCHEDULE_WATCH);
    final Table<SubscribedCalendar> calendars = new Table<>(Entity.Kind.CALENDAR);

    final Table<Page> pages = new Table<>(Entity.Kind.PAGE);
    final Table<Person> people = new Table<>(Entity.Kind.PERSON);
    final Table<PinnedPolicy> policies = new Table<>(Entity.Kind.PINNED_POLICY);

    final Timers timers = new Timers();
    final Standings standings = new Standings();
    final AlertIndex index = new AlertIndex(alerts);
    final Silencing silencing = new Silencing(index, standings);
    final Inhibition inhibition = new Inhibition(alerts, index, standings);
    final Members members = new Members();
    final OpenDeliveries open = new OpenDeliveries();
    final PageIndex pageIndex = new PageIndex();
    final Map<String, Long> peopleByName = new HashMap<>();
    final Map<UUID, Long> silencesByUuid = new HashMap<>();
    final Map<String, Long> logByKey = new HashMap<>();
    final Map<String, Long> calendarsBySource = new HashMap<>();

    /// Firing alerts by name, counted only where a limit applies.
    final Map<String, Integer> firingByName = new HashMap<>();

    final SoftChanges soft = new SoftChanges();

    private @Nullable Rota rota;

    /// Counted for metrics only; nothing is decided by it.
    Image.HeldBack heldBack = Image.HeldBack.NONE;

    @Nullable Configuration configuration;
    @Nullable RouteTree routes;

    /// Nothing is flushed before.
    Instant dispatchFrom = Instant.MIN;

    State(Settings settings) {
        this.settings = settings;
        alerts.listen(this::alertChanged);
        groups.listen(this::groupChanged);
        silences.listen(this::silenceChanged);
        logEntries.listen(this::logEntryChanged);
        deliveries.listen(this::deliveryChanged);
        maintenance.listen((_, after) -> arm(after, after == null ? null : after.windowEnd()));
        silenceRequests.listen(
                (_, after) -> arm(after, after == null ? null : after.draft().endsAt()));
        overrides.listen(
                (_, after) -> rotaChanged(after, after == null ? null : Overrides.over(after)));
        absences.listen(
                (_, after) -> rotaChanged(after, after == null ? null : Overrides.over(after)));
        shiftRequests.listen(
                (_, after) -> rotaChanged(after, after == null ? null : ShiftRequests.next(after)));
        watches.listen((_, after) -> arm(after, after == null ? null : after.next()));
        calendars.listen(this::calendarChanged);
        pages.listen(this::pageChanged);
        people.listen(this::personChanged);
    }

    private void arm(@Nullable Entity after, @Nullable Instant deadline) {
        if (after != null && deadline != null) {
            timers.arm(after.kind(), after.id(), deadline);
        }
    }

    private void rotaChanged(@Nullable Entity after, @Nullable Instant deadline) {
        rota = null;
        arm(after, deadline);
    }

    /// What people changed about schedules, as of now.
    Rota rota() {
        if (rota == null) {
            Map<String, List<CalendarEvent>> events = new HashMap<>();
            calendars.forEach(calendar -> events.put(calendar.source(), calendar.events()));
            rota =
                    new Rota(
                            overrides.all(),
                            absences.all(),
                            shiftRequests.all(),
                            source -> events.getOrDefault(source, List.of()));
        }
        return rota;
    }

    Configuration configuration() {
        if (configuration == null) {
            throw new IllegalStateException("no configuration has been applied");
        }
        return configuration;
    }

    RouteTree routes() {
        if (routes == null) {
            throw new IllegalStateException("no configuration has been applied");
        }
        return routes;
    }

    private void alertChanged(@Nullable Alert before, @Nullable Alert after) {
        // What looks alerts up by value goes after the index when one appears, before it when one
        // goes.
        if (before == null && after != null) {
            index.add(after);
        }
        silencing.alertChanged(before, after);
        inhibition.alertChanged(before, after);
        members.alertChanged(before, after);
        if (settings.alertsPerName() > 0) {
            countFiring(before, -1);
            countFiring(after, 1);
        }
        if (after != null) {
            if (!after.resolved()) {
                timers.arm(Entity.Kind.ALERT, after.id(), after.endsAt());
            }
        } else if (before != null) {
            index.remove(before);
            standings.remove(before.id());
            var _ = soft.remove(before.id());
        }
    }

    private void countFiring(@Nullable Alert alert, int by) {
        if (alert != null && !alert.resolved()) {
            firingByName.merge(
                    alert.name(), by, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b));
        }
    }

    private void groupChanged(@Nullable Group before, @Nullable Group after) {
        members.groupChanged(before, after);
        if (after != null) {
            timers.arm(Entity.Kind.GROUP, after.id(), after.nextFlushAt());
        }
    }

    private void silenceChanged(@Nullable Silence before, @Nullable Silence after) {
        silencing.silenceChanged(before, after);
        if (before != null && after == null) {
            silencesByUuid.remove(before.uuid());
        } else if (after != null) {
            silencesByUuid.put(after.uuid(), after.id());
            timers.arm(Entity.Kind.SILENCE, after.id(), nextTurn(after));
        }
    }

    /// When the clock next changes something about a silence.
    Instant nextTurn(Silence silence) {
        return switch (silence.phase()) {
            case PENDING -> silence.startsAt();
            case ACTIVE -> silence.endsAt();
            case EXPIRED -> silence.endsAt().plus(settings.retention());
        };
    }

    private void logEntryChanged(@Nullable LogEntry before, @Nullable LogEntry after) {
        if (before != null && after == null) {
            logByKey.remove(before.key());
        } else if (after != null) {
            logByKey.put(after.key(), after.id());
            timers.arm(Entity.Kind.LOG_ENTRY, after.id(), after.expiresAt());
        }
    }

    private void calendarChanged(
            @Nullable SubscribedCalendar before, @Nullable SubscribedCalendar after) {
        rota = null;
        if (after != null) {
            calendarsBySource.put(after.source(), after.id());
        } else if (before != null) {
            calendarsBySource.remove(before.source());
        }
    }

    private void pageChanged(@Nullable Page before, @Nullable Page after) {
        pageIndex.changed(before, after);
        arm(after, after == null ? null : after.nextAttention());
    }

    private void personChanged(@Nullable Person before, @Nullable Person after) {
        if (after != null) {
            peopleByName.put(after.name(), after.id());
        } else if (before != null) {
            peopleByName.remove(before.name());
        }
    }

    @Nullable Person person(String name) {
        Long id = peopleByName.get(name);
        return id == null ? null : people.get(id);
    }

    @Nullable SubscribedCalendar calendar(String source) {
        Long id = calendarsBySource.get(source);
        return id == null ? null : calendars.get(id);
    }

    private void deliveryChanged(@Nullable Delivery before, @Nullable Delivery after) {
        open.changed(before, after);
        if (after != null) {
            timers.arm(Entity.Kind.DELIVERY, after.id(), after.nextAttemptAt());
        }
    }

    @Nullable LogEntry logEntry(String key) {
        Long id = logByKey.get(key);
        return id == null ? null : logEntries.get(id);
    }

    @Nullable Silence silence(UUID uuid) {
        Long id = silencesByUuid.get(uuid);
        return id == null ? null : silences.get(id);
    }

    /// The group that holds these labels on this route, or null.
    @Nullable Group group(String routeId, LabelSet labels) {
        long id = members.find(routeId, labels);
        return id == 0 ? null : groups.get(id);
    }

    long hash() {
        long hash = 0;
        for (Table<? extends Entity> table :
                List.of(
                        alerts,
                        groups,
                        silences,
                        logEntries,
                        deliveries,
                        maintenance,
                        silenceRequests,
                        overrides,
                        absences,
                        shiftRequests,
                        watches,
                        calendars,
                        pages,
                        people,
                        policies)) {
            for (Entity entity : table.all()) {
                // Text, because hash codes of enums differ between processes.
                hash = Silences.mix(hash + entity.toString().hashCode());
            }
        }
        return hash;
    }

    Image image(Instant at) {
        return new Image(
                recorder.sequence(),
                at,
                configuration,
                alerts.freeze(),
                standings.freeze(),
                groups.freeze(),
                silences.freeze(),
                logEntries.freeze(),
                deliveries.freeze(),
                maintenance.freeze(),
                silenceRequests.freeze(),
                overrides.freeze(),
                absences.freeze(),
                shiftRequests.freeze(),
                watches.freeze(),
                calendars.freeze(),
                pages.freeze(),
                people.freeze(),
                policies.freeze(),
                heldBack);
    }
}
