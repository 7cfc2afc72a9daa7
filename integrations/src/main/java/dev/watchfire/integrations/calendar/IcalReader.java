// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import biweekly.property.RecurrenceId;
import biweekly.property.Sequence;
import biweekly.property.Status;
import biweekly.property.Summary;
import biweekly.property.Uid;
import dev.watchfire.engine.Command.KeepCalendar.Copy;
import dev.watchfire.engine.oncall.CalendarEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads iCalendar (RFC 5545), as Google, Outlook, Apple and others write it: every event once for
/// each time it takes place.
public final class IcalReader {
    /// As far back as duties are looked up, and as far ahead as they are planned.
    public static final Duration BACK = Duration.ofDays(100);

    public static final Duration AHEAD = Duration.ofDays(400);

    /// Forty a day. What is kept of each is a hundred bytes, and all stay in memory.
    static final int MOST_EVENTS = 20_000;

    /// Of texts that name nobody; the first few show what is wrong.
    private static final int MOST_UNMATCHED = 10;

    /// Names of a whole team fit.
    private static final int LONGEST_SUMMARY = 1_000;

    private final Meaning meaning;
    private final LocalDateTime from;
    private final LocalDateTime to;
    private final List<CalendarEvent> events = new ArrayList<>();
    private final Set<String> unmatched = new LinkedHashSet<>();

    private IcalReader(Meaning meaning, Instant now) {
        this.meaning = meaning;
        this.from = LocalDateTime.ofInstant(now.minus(BACK), ZoneOffset.UTC);
        this.to = LocalDateTime.ofInstant(now.plus(AHEAD), ZoneOffset.UTC);
    }

    /// One whose events say who is on call.
    ///
    /// @return without tag and date of the answer
    public static Copy duties(String text, Naming naming, Instant now) throws NoCalendar {
        return new IcalReader(new Duties(naming), now).read(text);
    }

    /// One whose events say when its owner is away.
    public static Copy absences(String text, Instant now) throws NoCalendar {
        return new IcalReader(new Away(), now).read(text);
    }

    private Copy read(String text) throws NoCalendar {
        String head = text.substring(0, Math.min(text.length(), 1000)).stripLeading();
        if (!head.toUpperCase(Locale.ROOT).contains("BEGIN:VCALENDAR")) {
            throw new NoCalendar(
                    "What its address answers is no calendar; it begins with \"%s\". Use the address of the calendar's iCal file (.ics), not that of its page."
                            .formatted(Times.shown(head)));
        }
        try (ICalReader reader = new ICalReader(text)) {
            ICalendar calendar = reader.readNext();
            while (calendar != null) {
                read(calendar);
                calendar = reader.readNext();
            }
        } catch (IOException e) {
            throw new IllegalStateException("a text cannot fail to be read", e);
        } catch (RuntimeException e) {
            // The library's boundary: whatever it stumbles over came from outside.
            throw new NoCalendar(
                    "It cannot be read as a calendar (%s). Look whether its program can export it again."
                            .formatted(Times.shown(String.valueOf(e.getMessage()))));
        }
        events.sort(Comparator.comparing(CalendarEvent::start).thenComparing(CalendarEvent::end));
        return new Copy("", "", events, new ArrayList<>(unmatched));
    }

    /// Events of one identity: what repeats, and those that stand in for one time of it.
    private static final class Series {
        private @Nullable VEvent whole;
        private final List<VEvent> instead = new ArrayList<>();

        void add(VEvent event) {
            if (event.getRecurrenceId() != null) {
                instead.add(event);
            } else if (whole == null || sequence(event) >= sequence(whole)) {
                whole = event;
            }
        }

        private static int sequence(VEvent event) {
            Sequence sequence = event.getSequence();
            Integer value = sequence == null ? null : sequence.getValue();
            return value == null ? 0 : value;
        }
    }

    private void read(ICalendar calendar) throws NoCalendar {
        Times times = new Times(calendar.getTimezoneInfo(), from, to);
        Map<String, Series> byIdentity = new LinkedHashMap<>();
        int nameless = 0;
        for (VEvent event : calendar.getEvents()) {
            Uid uid = event.getUid();
            String value = uid == null ? null : uid.getValue();
            String identity = value == null || value.isBlank() ? "\n" + nameless++ : value;
            byIdentity.computeIfAbsent(identity, _ -> new Series()).add(event);
        }
        for (Series series : byIdentity.values()) {
            read(series, times);
        }
    }

    private void read(Series series, Times times) throws NoCalendar {
        VEvent whole = series.whole;
        if (whole != null && !isCancelled(whole)) {
            Occurrences occurrences = Occurrences.of(whole, times);
            if (occurrences != null) {
                for (VEvent event : series.instead) {
                    RecurrenceId id = event.getRecurrenceId();
                    occurrences.leaveOut(id);
                }
            }
            take(whole, occurrences);
        }
        if (whole == null || !isCancelled(whole)) {
            for (VEvent event : series.instead) {
                if (!isCancelled(event)) {
                    take(event, Occurrences.of(event, times));
                }
            }
        }
    }

    private static boolean isCancelled(VEvent event) {
        Status status = event.getStatus();
        return status != null && status.isCancelled();
    }

    static String summary(VEvent event) {
        Summary summary = event.getSummary();
        String value = summary == null ? null : summary.getValue();
        return value == null ? "" : value.substring(0, Math.min(value.length(), LONGEST_SUMMARY));
    }

    private void take(VEvent event, @Nullable Occurrences occurrences) throws NoCalendar {
        List<String> people =
                occurrences == null
                        ? null
                        : meaning.people(event, !event.getDateStart().getValue().hasTime());
        if (occurrences == null || people == null) {
            if (meaning.showsUnmatched() && unmatched.size() < MOST_UNMATCHED) {
                unmatched.add(Times.shown(summary(event)));
            }
            return;
        }
        occurrences.between(
                from,
                to,
                (start, end) -> {
                    if (events.size() == MOST_EVENTS) {
                        throw new NoCalendar(
                                "It has more than %d events from %d days ago to %d days ahead. Use a calendar that holds the rota only."
                                        .formatted(MOST_EVENTS, BACK.toDays(), AHEAD.toDays()));
                    }
                    events.add(new CalendarEvent(start, end, occurrences.isFloating(), people));
                });
    }
}
