// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Language;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.delivery.Notice.Kind;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.ScheduleWatch;
import dev.watchfire.engine.rota.ShiftRequest;
import dev.watchfire.engine.rota.Stretch;
import dev.watchfire.engine.service.Team;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes what people are told about schedules, and says who is told.
final class ShiftNotices {
    private static final DateTimeFormatter ENGLISH_TIME =
            DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private static final DateTimeFormatter KOREAN_TIME =
            DateTimeFormatter.ofPattern("M월 d일 (E) HH:mm", Locale.KOREAN);

    private final State state;
    private final Notices notices;

    ShiftNotices(State state, Notices notices) {
        this.state = state;
        this.notices = notices;
    }

    private record Saying(String title, String text) {}

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

        String time(Instant instant, Language in) {
            return (in == Language.KOREAN ? KOREAN_TIME : ENGLISH_TIME)
                    .format(instant.atZone(schedule.zone()));
        }

        String range(Instant start, Instant end, Language in) {
            String from = time(start, in);
            String to = time(end, in);
            return in.say(from + " to " + to, from + "부터 " + to + "까지")
                    + " ("
                    + schedule.zone().getId()
                    + ")";
        }

        String range(Stretch shift, Language in) {
            return range(shift.start(), shift.end(), in);
        }

        String shift(ShiftRequest request, Language in) {
            return in.say("The shift: ", "근무: ") + range(request.shift(), in) + ".";
        }

        void person(Kind kind, String person, Function<Language, Saying> saying) {
            Person known = state.person(person);
            Saying said = saying.apply(Language.of(known == null ? "" : known.language()));
            Notice notice = new Notice(kind, schedule.name(), role, person, said.title, said.text);
            notices.tellPerson(notice, now);
        }

        /// Channels are of everybody: they read English.
        boolean channel(Kind kind, Function<Language, Saying> saying) {
            String channel = channelOf(schedule);
            if (channel != null) {
                Saying said = saying.apply(Language.ENGLISH);
                Notice notice = new Notice(kind, schedule.name(), role, "", said.title, said.text);
                notices.tellChannel(notice, channel, now);
            }
            return channel != null;
        }

        /// The channel, and where there is none everybody whom it may concern.
        void team(Kind kind, Function<Language, Saying> saying) {
            team(kind, saying, "");
        }

        /// @param knows who needs not be told
        void team(Kind kind, Function<Language, Saying> saying, String knows) {
            if (!channel(kind, saying)) {
                for (String person : present()) {
                    if (!person.equals(knows)) {
                        person(kind, person, saying);
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
                in ->
                        new Saying(
                                in.say(
                                        "You are on call for %s from %s"
                                                .formatted(about.name(), about.time(start, in)),
                                        "%s부터 %s 온콜입니다"
                                                .formatted(about.time(start, in), about.name())),
                                in.say("Your shift: ", "근무: ")
                                        + about.range(start, end, in)
                                        + "."));
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
        for (String person : to) {
            if (!from.contains(person)) {
                about.person(
                        Kind.HANDOFF,
                        person,
                        in ->
                                new Saying(
                                        in.say(
                                                "You are on call for %s now"
                                                        .formatted(about.name()),
                                                "지금부터 %s 온콜입니다".formatted(about.name())),
                                        handoff(about, from, until, note, in)));
            }
        }
        String names = String.join(", ", to);
        about.channel(
                Kind.HANDOFF,
                in ->
                        new Saying(
                                in.say(
                                        "%s is on call for %s now".formatted(names, about.name()),
                                        "지금부터 %s 님이 %s 온콜입니다".formatted(names, about.name())),
                                handoff(about, from, until, note, in)));
    }

    private String handoff(
            About about,
            List<String> from,
            @Nullable Instant until,
            ScheduleWatch.@Nullable Note note,
            Language in) {
        StringBuilder text = new StringBuilder();
        String before = String.join(", ", from);
        text.append(
                from.isEmpty()
                        ? in.say("Nobody before.", "이전 담당자는 없었습니다.")
                        : in.say(before + " before.", "이전 담당자: " + before + "."));
        if (until != null) {
            String end = about.time(until, in);
            String zone = " (" + about.schedule.zone().getId() + ")";
            text.append(in.say(" Until " + end + zone + ".", " " + end + zone + "까지."));
        }
        text.append(' ').append(open(in));
        if (note != null) {
            text.append('\n')
                    .append(in.say("Note by " + note.by(), note.by() + " 님의 메모"))
                    .append(": ")
                    .append(note.text());
        }
        return text.toString();
    }

    private String open(Language in) {
        int[] firing = new int[2];
        state.alerts.forEach(
                alert -> {
                    if (!alert.resolved()) {
                        firing[state.standings.get(alert.id()).isSuppressed() ? 1 : 0]++;
                    }
                });
        int all = firing[0] + firing[1];
        return all == 0
                ? in.say("No alert fires.", "발생 중인 알림이 없습니다.")
                : in.say("%d alerts fire, %d of them muted.", "알림 %d건 발생 중, 그중 %d건은 음소거·억제됨.")
                        .formatted(all, firing[1]);
    }

    void gapAhead(Schedule schedule, String role, Instant start, Instant end, Instant now) {
        About about = new About(schedule, role, now);
        about.team(
                Kind.GAP_AHEAD,
                in ->
                        new Saying(
                                in.say(
                                        "Nobody will be on call for %s from %s"
                                                .formatted(about.name(), about.time(start, in)),
                                        "%s부터 %s 온콜 담당자가 없습니다"
                                                .formatted(about.time(start, in), about.name())),
                                gap(about, start, end, in)
                                        + in.say(
                                                " Put somebody on by an override, or take it.",
                                                " 대체 근무로 담당자를 넣거나 직접 맡아 주세요.")));
    }

    private static String gap(About about, Instant start, Instant end, Language in) {
        return in.say("The gap: ", "빈 시간: ") + about.range(start, end, in) + ".";
    }

    void uncovered(Schedule schedule, String role, Instant start, Instant end, Instant now) {
        About about = new About(schedule, role, now);
        about.team(
                Kind.UNCOVERED,
                in ->
                        new Saying(
                                in.say(
                                        "Nobody is on call for %s".formatted(about.name()),
                                        "지금 %s 온콜 담당자가 없습니다".formatted(about.name())),
                                gap(about, start, end, in)
                                        + in.say(
                                                " Take over, or put somebody on by an override.",
                                                " 지금 맡거나 대체 근무로 담당자를 넣어 주세요.")));
    }

    /// When it is asked, and whenever those who were asked are reminded.
    void asked(ShiftRequest request, Schedule schedule, Instant now) {
        About about = new About(schedule, request.role(), now);
        boolean swap = request.type() == ShiftRequest.Type.SWAP;
        Kind kind = swap ? Kind.SWAP_ASKED : Kind.COVER_WANTED;
        Function<Language, Saying> saying =
                in -> new Saying(question(about, request, in), details(about, request, in));
        if (request.to().isEmpty()) {
            about.team(kind, saying, request.madeBy());
        } else {
            request.to().forEach(name -> about.person(kind, name, saying));
            if (!swap) {
                about.channel(kind, saying);
            }
        }
    }

    private static String question(About about, ShiftRequest request, Language in) {
        if (request.type() != ShiftRequest.Type.SWAP) {
            return in.say("Cover is wanted for %s", "%s 근무를 대신할 사람을 찾습니다").formatted(about.name());
        }
        boolean open = request.to().isEmpty();
        return in.say(
                "%s asks %s to take a shift of %s"
                        .formatted(request.person(), open ? "somebody" : "you", about.name()),
                "%s 님이 %s 근무를 %s 부탁합니다"
                        .formatted(request.person(), about.name(), open ? "맡아 줄 분께" : "맡아 달라고"));
    }

    private static String details(About about, ShiftRequest request, Language in) {
        StringBuilder text = new StringBuilder(about.shift(request, in));
        Stretch want = request.want();
        if (want != null) {
            text.append(in.say(" In return: ", " 대신 맡을 근무: "));
            text.append(about.range(want, in)).append('.');
        }
        if (!request.note().isEmpty()) {
            text.append('\n').append(request.note());
        }
        return text.toString();
    }

    void taken(ShiftRequest request, Schedule schedule, Instant now) {
        About about = new About(schedule, request.role(), now);
        Function<Language, Saying> saying =
                in -> {
                    StringBuilder text = new StringBuilder(about.shift(request, in));
                    Stretch want = request.want();
                    if (want != null) {
                        String range = about.range(want, in);
                        text.append(
                                in.say(
                                        " In return, %s takes %s."
                                                .formatted(request.person(), range),
                                        " 그 대신 %s 님이 맡는 근무: %s."
                                                .formatted(request.person(), range)));
                    }
                    return new Saying(
                            in.say("%s took a shift of %s", "%s 님이 %s 근무를 맡았습니다")
                                    .formatted(request.takenBy(), about.name()),
                            text.toString());
                };
        tellAsker(about, request, saying);
        about.channel(Kind.SWAP_ANSWERED, saying);
    }

    private static void tellAsker(
            About about, ShiftRequest request, Function<Language, Saying> saying) {
        String asker = request.person().isEmpty() ? request.madeBy() : request.person();
        if (!asker.isEmpty()) {
            about.person(Kind.SWAP_ANSWERED, asker, saying);
        }
    }

    void offered(
            ShiftRequest request, Schedule schedule, String by, Stretch inReturn, Instant now) {
        About about = new About(schedule, request.role(), now);
        tellAsker(
                about,
                request,
                in ->
                        new Saying(
                                in.say(
                                                "%s offers to take your shift of %s",
                                                "%s 님이 %s 근무를 대신 맡겠다고 합니다")
                                        .formatted(by, about.name()),
                                about.shift(request, in)
                                        + in.say(
                                                        " In return you would take: %s. Accept or"
                                                                + " decline it.",
                                                        " 그 대신 맡을 근무: %s. 수락하거나 거절해 주세요.")
                                                .formatted(about.range(inReturn, in))));
    }

    void declined(ShiftRequest request, Schedule schedule, String by, Instant now) {
        About about = new About(schedule, request.role(), now);
        tellAsker(
                about,
                request,
                in ->
                        new Saying(
                                in.say(
                                                "%s declined to take a shift of %s",
                                                "%s 님이 %s 근무 부탁을 거절했습니다")
                                        .formatted(by, about.name()),
                                about.shift(request, in)
                                        + (request.isOpen()
                                                ? in.say(
                                                        " Others may still take it.",
                                                        " 다른 사람이 아직 맡을 수 있습니다.")
                                                : in.say(
                                                        " Nobody else was asked.",
                                                        " 다른 사람에게는 부탁하지 않았습니다."))));
    }

    void expired(ShiftRequest request, Schedule schedule, Instant now) {
        About about = new About(schedule, request.role(), now);
        tellAsker(
                about,
                request,
                in ->
                        new Saying(
                                in.say("Nobody took the shift of %s", "%s 근무를 맡은 사람이 없습니다")
                                        .formatted(about.name()),
                                about.shift(request, in)));
    }

    void moved(ShiftRequest request, Schedule schedule, Instant now) {
        About about = new About(schedule, request.role(), now);
        Function<Language, Saying> saying =
                in ->
                        new Saying(
                                in.say(
                                                "A shift of %s that was swapped has moved",
                                                "바꾼 %s 근무 시간이 달라졌습니다")
                                        .formatted(about.name()),
                                in.say(
                                                "%s no longer has all of %s, because the schedule"
                                                    + " was changed. Look at it and agree anew.",
                                                "일정이 바뀌어 %s 님의 근무가 더는 %s 전체가 아닙니다. 확인하고 다시 정해"
                                                        + " 주세요.")
                                        .formatted(
                                                request.person(),
                                                about.range(request.shift(), in)));
        about.person(Kind.SHIFT_MOVED, request.person(), saying);
        if (!request.takenBy().isEmpty()) {
            about.person(Kind.SHIFT_MOVED, request.takenBy(), saying);
        }
    }
}
