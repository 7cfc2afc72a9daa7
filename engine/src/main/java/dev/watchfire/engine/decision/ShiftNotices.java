// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.delivery.Notice.Kind;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.ScheduleWatch;
import dev.watchfire.engine.rota.ShiftRequest;
import dev.watchfire.engine.rota.Stretch;
import dev.watchfire.engine.service.Team;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes what people are told about schedules, and says who is told.
final class ShiftNotices {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private final State state;
    private final Notices notices;

    ShiftNotices(State state, Notices notices) {
        this.state = state;
        this.notices = notices;
    }

    /// About one role of one schedule.
    private final class About {
        private final Schedule schedule;
        private final String role;
        private final Instant now;

        About(Schedule schedule, String role, Instant now) {
            this.schedule = schedule;
            this.role = role;
            this.now = now;
        }

        String name() {
            return schedule.roles().size() > 1 ? schedule.name() + ", " + role : schedule.name();
        }

        String time(Instant instant) {
            return TIME.format(instant.atZone(schedule.zone()));
        }

        String range(Instant start, Instant end) {
            ZoneId zone = schedule.zone();
            return time(start) + " to " + time(end) + " (" + zone.getId() + ")";
        }

        String range(Stretch shift) {
            return range(shift.start(), shift.end());
        }

        void person(Kind kind, String person, String title, String text) {
            Notice notice = new Notice(kind, schedule.name(), role, person, title, text);
            notices.tellPerson(notice, now);
        }

        boolean channel(Kind kind, String title, String text) {
            String channel = channelOf(schedule);
            if (channel != null) {
                Notice notice = new Notice(kind, schedule.name(), role, "", title, text);
                notices.tellChannel(notice, channel, now);
            }
            return channel != null;
        }

        /// The channel, and where there is none everybody whom it may concern.
        void team(Kind kind, String title, String text) {
            team(kind, title, text, "");
        }

        /// @param knows who needs not be told
        void team(Kind kind, String title, String text, String knows) {
            if (!channel(kind, title, text)) {
                for (String person : present()) {
                    if (!person.equals(knows)) {
                        person(kind, person, title, text);
                    }
                }
            }
        }

        private Set<String> present() {
            Set<String> people = new LinkedHashSet<>(schedule.people());
            for (Absence absence : state.rota().absences()) {
                if (!absence.start().isAfter(now) && absence.end().isAfter(now)) {
                    people.remove(absence.person());
                }
            }
            return people;
        }
    }

    private @Nullable String channelOf(Schedule schedule) {
        String own = schedule.reminders().channel();
        if (own != null) {
            return own;
        }
        for (Team team : state.configuration().teams()) {
            if (team.name().equals(schedule.team())) {
                return team.channel();
            }
        }
        return null;
    }

    void shiftStarts(
            Schedule schedule,
            String role,
            String person,
            Instant start,
            Instant end,
            Instant now) {
        About about = new About(schedule, role, now);
        about.person(
                Kind.SHIFT_STARTS,
                person,
                "You are on call for %s from %s".formatted(about.name(), about.time(start)),
                "Your shift: %s.".formatted(about.range(start, end)));
    }

    void handedOff(
            Schedule schedule,
            String role,
            List<String> from,
            List<String> to,
            @Nullable Instant until,
            ScheduleWatch.@Nullable Note note,
            Instant now) {
        About about = new About(schedule, role, now);
        StringBuilder text = new StringBuilder();
        text.append(from.isEmpty() ? "Nobody" : String.join(", ", from)).append(" before.");
        if (until != null) {
            text.append(" Until ").append(about.time(until)).append(" (");
            text.append(schedule.zone().getId()).append(").");
        }
        text.append(' ').append(open());
        if (note != null) {
            text.append("\nNote by ").append(note.by()).append(": ").append(note.text());
        }
        for (String person : to) {
            if (!from.contains(person)) {
                about.person(
                        Kind.HANDOFF,
                        person,
                        "You are on call for %s now".formatted(about.name()),
                        text.toString());
            }
        }
        about.channel(
                Kind.HANDOFF,
                "%s is on call for %s now".formatted(String.join(", ", to), about.name()),
                text.toString());
    }

    private String open() {
        int[] firing = new int[2];
        state.alerts.forEach(
                alert -> {
                    if (!alert.resolved()) {
                        firing[state.standings.get(alert.id()).isSuppressed() ? 1 : 0]++;
                    }
                });
        return firing[0] + firing[1] == 0
                ? "No alert fires."
                : "%d alerts fire, %d of them muted.".formatted(firing[0] + firing[1], firing[1]);
    }

    void gapAhead(Schedule schedule, String role, Instant start, Instant end, Instant now) {
        About about = new About(schedule, role, now);
        about.team(
                Kind.GAP_AHEAD,
                "Nobody will be on call for %s from %s".formatted(about.name(), about.time(start)),
                "The gap: %s. Put somebody on by an override, or take it."
                        .formatted(about.range(start, end)));
    }

    void uncovered(Schedule schedule, String role, Instant start, Instant end, Instant now) {
        About about = new About(schedule, role, now);
        about.team(
                Kind.UNCOVERED,
                "Nobody is on call for %s".formatted(about.name()),
                "The gap: %s. Take over, or put somebody on by an override."
                        .formatted(about.range(start, end)));
    }

    /// When it is asked, and whenever those who were asked are reminded.
    void asked(ShiftRequest request, Schedule schedule, Instant now) {
        About about = new About(schedule, request.role(), now);
        boolean swap = request.type() == ShiftRequest.Type.SWAP;
        Kind kind = swap ? Kind.SWAP_ASKED : Kind.COVER_WANTED;
        String title =
                swap
                        ? "%s asks you to take a shift of %s"
                                .formatted(request.person(), about.name())
                        : "Cover is wanted for %s".formatted(about.name());
        StringBuilder text =
                new StringBuilder("The shift: ").append(about.range(request.shift())).append('.');
        Stretch want = request.want();
        if (want != null) {
            text.append(" In return: ").append(about.range(want)).append('.');
        }
        if (!request.note().isEmpty()) {
            text.append('\n').append(request.note());
        }
        if (request.to().isEmpty()) {
            about.team(
                    kind,
                    swap ? title.replace("you ", "somebody ") : title,
                    text.toString(),
                    request.madeBy());
        } else {
            request.to().forEach(name -> about.person(kind, name, title, text.toString()));
            if (!swap) {
                about.channel(kind, title, text.toString());
            }
        }
    }

    void taken(ShiftRequest request, Schedule schedule, Instant now) {
        About about = new About(schedule, request.role(), now);
        String title = "%s took a shift of %s".formatted(request.takenBy(), about.name());
        StringBuilder text =
                new StringBuilder("The shift: ").append(about.range(request.shift())).append('.');
        Stretch want = request.want();
        if (want != null) {
            text.append(" In return, ").append(request.person()).append(" takes ");
            text.append(about.range(want)).append('.');
        }
        tellAsker(about, request, title, text.toString());
        about.channel(Kind.SWAP_ANSWERED, title, text.toString());
    }

    private static void tellAsker(About about, ShiftRequest request, String title, String text) {
        String asker = request.person().isEmpty() ? request.madeBy() : request.person();
        if (!asker.isEmpty()) {
            about.person(Kind.SWAP_ANSWERED, asker, title, text);
        }
    }

    void offered(
            ShiftRequest request, Schedule schedule, String by, Stretch inReturn, Instant now) {
        About about = new About(schedule, request.role(), now);
        tellAsker(
                about,
                request,
                "%s offers to take your shift of %s".formatted(by, about.name()),
                "The shift: %s. In return you would take: %s. Accept or decline it."
                        .formatted(about.range(request.shift()), about.range(inReturn)));
    }

    void declined(ShiftRequest request, Schedule schedule, String by, Instant now) {
        About about = new About(schedule, request.role(), now);
        String what = request.isOpen() ? "Others may still take it." : "Nobody else was asked.";
        tellAsker(
                about,
                request,
                "%s declined to take a shift of %s".formatted(by, about.name()),
                "The shift: %s. %s".formatted(about.range(request.shift()), what));
    }

    void expired(ShiftRequest request, Schedule schedule, Instant now) {
        About about = new About(schedule, request.role(), now);
        tellAsker(
                about,
                request,
                "Nobody took the shift of %s".formatted(about.name()),
                "The shift: %s.".formatted(about.range(request.shift())));
    }

    void moved(ShiftRequest request, Schedule schedule, Instant now) {
        About about = new About(schedule, request.role(), now);
        String title = "A shift of %s that was swapped has moved".formatted(about.name());
        String text =
                "%s no longer has all of %s, because the schedule was changed. Look at it and agree"
                                .formatted(request.person(), about.range(request.shift()))
                        + " anew.";
        about.person(Kind.SHIFT_MOVED, request.person(), title, text);
        if (!request.takenBy().isEmpty()) {
            about.person(Kind.SHIFT_MOVED, request.takenBy(), title, text);
        }
    }
}
