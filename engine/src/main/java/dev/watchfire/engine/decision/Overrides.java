// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.Reply.Refused.Code;
import dev.watchfire.engine.oncall.Change;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.RotaFact;
import dev.watchfire.engine.rota.ShiftOverride;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Overrides of schedules, and absences: what somebody says, not what is agreed between two.
final class Overrides {
    /// More than teams make in a year; each costs a little whenever a schedule is asked.
    private static final int MOST = 10_000;

    /// Longer ones are a new schedule, or somebody who has left.
    static final Duration LONGEST = Duration.ofDays(400);

    /// So long what is over is kept among the rest, for reports over a year.
    static final Duration KEPT = Duration.ofDays(400);

    private final State state;
    private final Silences silences;
    private final ScheduleWatching watching;

    Overrides(State state, Silences silences, ScheduleWatching watching) {
        this.state = state;
        this.silences = silences;
        this.watching = watching;
    }

    Reply make(Command.MakeOverride make, Instant now) {
        Schedule schedule = state.configuration().schedule(make.schedule());
        if (schedule == null) {
            return refused(Code.NOT_FOUND, "there is no schedule \"" + make.schedule() + "\"");
        }
        String role = make.role();
        if (role != null && !schedule.roles().contains(role)) {
            return refused(Code.INVALID, noRole(schedule, role));
        }
        Instant start = make.start().isBefore(now) ? now : make.start();
        Instant end = make.end();
        if (end == null) {
            String asked = role == null ? schedule.firstRole() : role;
            end = state.rota().onCall(schedule).nextHandoff(now, asked);
            if (end == null) {
                return refused(
                        Code.INVALID,
                        "\"%s\" hands over no more in the next 400 days; say until when"
                                .formatted(schedule.name()));
            }
        }
        Reply refusal = checkTimes(start, end, now);
        if (refusal != null) {
            return refusal;
        }
        if (state.overrides.size() >= MOST) {
            return refused(Code.LIMIT_REACHED, "there are %d overrides already".formatted(MOST));
        }
        long id = state.recorder.nextId();
        ShiftOverride made =
                new ShiftOverride(
                        id,
                        1,
                        silences.uuid(id, now),
                        schedule.name(),
                        make.type(),
                        role,
                        start,
                        end,
                        make.person(),
                        make.by(),
                        make.shifts(),
                        make.note(),
                        make.urgent(),
                        make.madeBy(),
                        now);
        List<ShiftOverride> contradicted = make.urgent() ? List.of() : others(made, schedule);
        if (!contradicted.isEmpty()) {
            return new Reply.Contradicts(made, contradicted);
        }
        String problem =
                made.type() == ShiftOverride.Type.TEMPORARY ? problemOf(made, schedule) : null;
        if (problem != null) {
            return refused(Code.INVALID, problem);
        }
        state.recorder.put(state.overrides, made);
        state.recorder.fact(new RotaFact.OverrideMade(made));
        watching.look(schedule, now);
        return new Reply.OverrideMade(made);
    }

    static String noRole(Schedule schedule, String role) {
        return "schedule \"%s\" has no role \"%s\"; it has %s"
                .formatted(schedule.name(), role, String.join(", ", schedule.roles()));
    }

    static Reply.@Nullable Refused checkTimes(Instant start, Instant end, Instant now) {
        if (!end.isAfter(now)) {
            return refused(Code.INVALID, "that time has passed; choose a later end");
        }
        if (!start.isBefore(end)) {
            return refused(Code.INVALID, "the end must be later than the start");
        }
        if (Duration.between(start, end).compareTo(LONGEST) > 0) {
            return refused(
                    Code.INVALID,
                    "at most %d days, got %d"
                            .formatted(LONGEST.toDays(), Duration.between(start, end).toDays()));
        }
        return null;
    }

    static Reply.Refused refused(Code code, String message) {
        return new Reply.Refused(code, message);
    }

    private static @Nullable String problemOf(ShiftOverride temporary, Schedule schedule) {
        for (Change.Fixed shift : temporary.shifts()) {
            if (shift.role() != null && !schedule.roles().contains(shift.role())) {
                return noRole(schedule, shift.role());
            }
            if (!shift.start().isBefore(shift.end())) {
                return "a shift must end after it starts; %s does not"
                        .formatted(shift.person() + "'s");
            }
        }
        return null;
    }

    private List<ShiftOverride> others(ShiftOverride made, Schedule schedule) {
        List<ShiftOverride> others = new ArrayList<>();
        state.overrides.forEach(
                o -> {
                    if (o.schedule().equals(made.schedule()) && o.contradicts(made, schedule)) {
                        others.add(o);
                    }
                });
        return others;
    }

    /// One that began ends now; one that did not is taken back.
    Reply end(UUID uuid, String by, Instant now) {
        for (ShiftOverride made : state.overrides.all()) {
            if (made.uuid().equals(uuid) && made.end().isAfter(now)) {
                if (made.start().isBefore(now)) {
                    state.recorder.put(state.overrides, made.endingAt(now));
                } else {
                    state.recorder.archive(state.overrides, made.endingAt(made.start()));
                }
                state.recorder.fact(new RotaFact.OverrideEnded(made.id(), made.schedule(), by));
                look(made.schedule(), now);
                return new Reply.Done();
            }
        }
        return refused(Code.NOT_FOUND, "no such override is in force or ahead");
    }

    private void look(String name, Instant now) {
        Schedule schedule = state.configuration().schedule(name);
        if (schedule != null) {
            watching.look(schedule, now);
        }
    }

    Reply makeAbsence(Command.MakeAbsence make, Instant now) {
        Reply refusal = checkTimes(make.start(), make.end(), now);
        if (refusal != null) {
            return refusal;
        }
        if (state.absences.size() >= MOST) {
            return refused(Code.LIMIT_REACHED, "there are %d absences already".formatted(MOST));
        }
        long id = state.recorder.nextId();
        Absence made =
                new Absence(
                        id,
                        1,
                        silences.uuid(id, now),
                        make.person(),
                        make.start(),
                        make.end(),
                        make.reason(),
                        make.note(),
                        make.event(),
                        make.madeBy(),
                        now);
        state.recorder.put(state.absences, made);
        state.recorder.fact(new RotaFact.AbsenceMade(made));
        return new Reply.AbsenceMade(made, watching.lookAll(now));
    }

    /// One that began ends now; one that did not is taken back.
    Reply endAbsence(UUID uuid, String by, Instant now) {
        for (Absence made : state.absences.all()) {
            if (made.uuid().equals(uuid) && made.end().isAfter(now)) {
                if (made.start().isBefore(now)) {
                    state.recorder.put(state.absences, made.endingAt(now));
                } else {
                    state.recorder.archive(state.absences, made.endingAt(made.start()));
                }
                state.recorder.fact(new RotaFact.AbsenceEnded(made.id(), made.person(), by));
                watching.lookAll(now);
                return new Reply.Done();
            }
        }
        return refused(Code.NOT_FOUND, "no such absence is in force or ahead");
    }

    /// When it leaves the state.
    static Instant over(ShiftOverride made) {
        return made.end().plus(KEPT);
    }

    /// When it leaves the state.
    static Instant over(Absence made) {
        return made.end().plus(KEPT);
    }

    void onTimer(ShiftOverride made, Instant now) {
        if (over(made).isAfter(now)) {
            state.timers.arm(made.kind(), made.id(), over(made));
        } else {
            state.recorder.archive(state.overrides, made);
        }
    }

    void onTimer(Absence made, Instant now) {
        if (over(made).isAfter(now)) {
            state.timers.arm(made.kind(), made.id(), over(made));
        } else {
            state.recorder.archive(state.absences, made);
        }
    }
}
