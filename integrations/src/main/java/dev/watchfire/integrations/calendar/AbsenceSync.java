// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.oncall.CalendarEvent;
import dev.watchfire.engine.oncall.WallClock;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.Stretch;
import dev.watchfire.engine.rota.SubscribedCalendar;
import dev.watchfire.runtime.EngineAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes absences of what somebody's own calendar says, and ends those that it no longer says.
final class AbsenceSync {
    /// Who is away more often plans nothing by a calendar.
    static final int MOST = 200;

    /// The longest that the engine takes.
    private static final Duration LONGEST = Duration.ofDays(400);

    private static final String AUTHOR = "calendar";
    private static final Logger LOG = LoggerFactory.getLogger(AbsenceSync.class);

    private final EngineAccess engine;

    AbsenceSync(EngineAccess engine) {
        this.engine = engine;
    }

    /// Brings a person's absences to what the copy of their calendar says.
    void follow(CalendarSource source, SubscribedCalendar copy, Instant now) {
        Map<String, Stretch> wanted = new HashMap<>();
        for (Stretch stretch : merged(copy.events(), new WallClock(source.zone()))) {
            boolean ahead = stretch.end().isAfter(now);
            boolean sane = Duration.between(stretch.start(), stretch.end()).compareTo(LONGEST) <= 0;
            if (ahead && sane && wanted.size() < MOST) {
                wanted.put(event(source.id(), stretch), stretch);
            }
        }
        for (Absence absence : of(source.id(), now)) {
            boolean stays =
                    wanted.containsKey(absence.event()) && absence.person().equals(source.person());
            if (stays) {
                wanted.remove(absence.event());
            } else {
                end(absence);
            }
        }
        wanted.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        entry ->
                                submit(
                                        new Command.MakeAbsence(
                                                source.person(),
                                                entry.getValue().start(),
                                                entry.getValue().end(),
                                                Absence.Reason.OTHER,
                                                "",
                                                entry.getKey(),
                                                AUTHOR)));
    }

    /// The calendar is no longer asked for.
    void end(String source, Instant now) {
        of(source, now).forEach(this::end);
    }

    private static String event(String source, Stretch stretch) {
        return source + "/" + stretch.start() + "/" + stretch.end();
    }

    /// Those that are not over.
    private List<Absence> of(String source, Instant now) {
        List<Absence> found = new ArrayList<>();
        engine.image()
                .absences()
                .forEach(
                        absence -> {
                            if (absence.event().startsWith(source + "/")
                                    && absence.end().isAfter(now)) {
                                found.add(absence);
                            }
                        });
        return found;
    }

    /// Whoever is away by two events that touch is away once.
    private static List<Stretch> merged(List<CalendarEvent> events, WallClock clock) {
        List<Stretch> stretches =
                events.stream()
                        .map(event -> new Stretch(event.beginOn(clock), event.endOn(clock)))
                        .sorted(Comparator.comparing(Stretch::start))
                        .toList();
        List<Stretch> merged = new ArrayList<>();
        for (Stretch next : stretches) {
            Stretch last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || next.start().isAfter(last.end())) {
                merged.add(next);
            } else if (next.end().isAfter(last.end())) {
                merged.set(merged.size() - 1, new Stretch(last.start(), next.end()));
            }
        }
        return merged;
    }

    private void end(Absence absence) {
        submit(new Command.EndAbsence(absence.uuid(), AUTHOR));
    }

    /// Waits until it is durable, or leaves it to the next reading.
    private void submit(Command command) {
        try {
            var _ = engine.submit(command).join();
        } catch (CompletionException e) {
            LOG.warn("What a calendar says of absences was not kept, trying again later", e);
        }
    }
}
