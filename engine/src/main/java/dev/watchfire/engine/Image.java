// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine;

import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.notification.LogEntry;
import dev.watchfire.engine.oncall.CalendarEvent;
import dev.watchfire.engine.oncall.Calendars;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.PinnedPolicy;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.ScheduleWatch;
import dev.watchfire.engine.rota.ShiftOverride;
import dev.watchfire.engine.rota.ShiftRequest;
import dev.watchfire.engine.rota.SubscribedCalendar;
import dev.watchfire.engine.silence.Maintenance;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.engine.silence.SilenceRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The engine's state as of one durable batch: immutable, safe to read from any thread, cheap to
/// keep. Tables are walked in no particular order.
///
/// @param at the engine's time of that batch
/// @param configuration null until the first one was applied
/// @param heldBack since the program started
public record Image(
        long sequence,
        Instant at,
        @Nullable Configuration configuration,
        View<Alert> alerts,
        View<Standing> standings,
        View<Group> groups,
        View<Silence> silences,
        View<LogEntry> logEntries,
        View<Delivery> deliveries,
        View<Maintenance> maintenance,
        View<SilenceRequest> silenceRequests,
        View<ShiftOverride> overrides,
        View<Absence> absences,
        View<ShiftRequest> shiftRequests,
        View<ScheduleWatch> watches,
        View<SubscribedCalendar> calendars,
        View<Page> pages,
        View<Person> people,
        View<PinnedPolicy> policies,
        HeldBack heldBack) {

    /// One table of an image.
    public interface View<T> {
        int size();

        @Nullable T get(long id);

        void forEach(Consumer<? super T> action);
    }

    /// What mutes one alert at the moment; derived from the other tables and found under the
    /// alert's id. No standing means that nothing does.
    ///
    /// @param silencedBy ids of active silences
    /// @param inhibitedBy ids of the alerts that inhibit it: one, or none
    /// @param inhibitRule position of the rule that does, or −1
    public record Standing(Ids silencedBy, Ids inhibitedBy, int inhibitRule) {
        public static final Standing CLEAR = new Standing(Ids.NONE, Ids.NONE, -1);

        public boolean isSuppressed() {
            return !silencedBy.isEmpty() || !inhibitedBy.isEmpty();
        }
    }

    /// How many alerts flushes held back, each counted under the first thing that held it: flushes
    /// ask for inhibition, then times, then silences. Not kept on disk.
    ///
    /// @param byMuteTime inside a mute time interval
    /// @param byActiveTime outside the active time intervals
    public record HeldBack(long byInhibition, long byMuteTime, long byActiveTime, long bySilence) {
        public static final HeldBack NONE = new HeldBack(0, 0, 0, 0);

        public HeldBack plus(HeldBack more) {
            return new HeldBack(
                    byInhibition + more.byInhibition,
                    byMuteTime + more.byMuteTime,
                    byActiveTime + more.byActiveTime,
                    bySilence + more.bySilence);
        }
    }

    public Standing standing(long alertId) {
        Standing standing = standings.get(alertId);
        return standing == null ? Standing.CLEAR : standing;
    }

    /// What calendars elsewhere said last.
    public Calendars calendarEvents() {
        Map<String, List<CalendarEvent>> bySource = new HashMap<>();
        calendars.forEach(calendar -> bySource.put(calendar.source(), calendar.events()));
        return source -> bySource.getOrDefault(source, List.of());
    }

    /// Who is known by that name, or null.
    public @Nullable Person person(String name) {
        Person[] found = new Person[1];
        people.forEach(
                p -> {
                    if (p.name().equals(name)) {
                        found[0] = p;
                    }
                });
        return found[0];
    }

    /// Looks through all alerts; a fraction of a millisecond for 100 000.
    public @Nullable Alert alertByFingerprint(long fingerprint) {
        Alert[] found = new Alert[1];
        alerts.forEach(
                a -> {
                    if (a.labels().fingerprint() == fingerprint) {
                        found[0] = a;
                    }
                });
        return found[0];
    }
}
