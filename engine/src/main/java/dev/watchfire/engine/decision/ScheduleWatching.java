// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.oncall.Duty;
import dev.watchfire.engine.oncall.OnCall;
import dev.watchfire.engine.oncall.Reminders;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.Rota;
import dev.watchfire.engine.rota.RotaFact;
import dev.watchfire.engine.rota.ScheduleWatch;
import dev.watchfire.engine.rota.ScheduleWatch.Told;
import dev.watchfire.engine.rota.ShiftRequest;
import dev.watchfire.engine.rota.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks at schedules whenever they may have changed and whenever the clock brings something:
/// notices handoffs, reminds of shifts, warns of gaps, and asks for cover.
///
/// What is told is decided by what is true now and by what was told, never by which moments passed:
/// so a change at short notice is told at once, and a downtime collapses to what still matters.
final class ScheduleWatching {
    /// So far ahead cover is asked for; also further than anything is reminded of.
    private static final Duration AHEAD = Duration.ofDays(15);

    /// A shift that begins before the horizon is asked for whole, if it ends by then.
    private static final Duration WHOLE_SHIFTS = Duration.ofDays(60);

    /// The horizon moves on, even where nothing happens.
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    /// A longer note is a document.
    private static final int LONGEST_NOTE = 4_000;

    private final State state;
    private final ShiftNotices notices;
    private @Nullable ShiftRequests requests;

    ScheduleWatching(State state, ShiftNotices notices) {
        this.state = state;
        this.notices = notices;
    }

    /// Those who raise requests need this one, and this one needs them.
    void raiseBy(ShiftRequests requests) {
        this.requests = requests;
    }

    /// @return the covers that were asked for
    List<ShiftRequest> lookAll(Instant now) {
        if (state.configuration == null) {
            return List.of();
        }
        List<ShiftRequest> raised = new ArrayList<>();
        Map<String, Schedule> schedules = new HashMap<>();
        for (Schedule schedule : state.configuration().schedules()) {
            schedules.put(schedule.name(), schedule);
            raised.addAll(look(schedule, now));
        }
        for (ScheduleWatch watch : state.watches.all()) {
            if (!schedules.containsKey(watch.schedule())) {
                state.recorder.archive(state.watches, watch);
            }
        }
        return raised;
    }

    void onTimer(ScheduleWatch watch, Instant now) {
        if (watch.next().isAfter(now)) {
            state.timers.arm(watch.kind(), watch.id(), watch.next());
            return;
        }
        Schedule schedule = state.configuration().schedule(watch.schedule());
        if (schedule == null) {
            state.recorder.archive(state.watches, watch);
        } else {
            look(schedule, now);
        }
    }

    /// @return the covers that were asked for
    List<ShiftRequest> look(Schedule schedule, Instant now) {
        List<ShiftRequest> raised = askForCover(schedule, now);
        closeFilled(schedule, now);
        flagMoved(schedule, now);
        new Look(schedule, watch(schedule), now).take();
        return raised;
    }

    private @Nullable ScheduleWatch watch(Schedule schedule) {
        for (ScheduleWatch watch : state.watches.all()) {
            if (watch.schedule().equals(schedule.name())) {
                return watch;
            }
        }
        return null;
    }

    /// One look at one schedule.
    private final class Look {
        private final Schedule schedule;
        private final @Nullable ScheduleWatch before;
        private final Instant now;
        private final OnCall onCall;
        private final OnCall planned;
        private final Map<String, List<String>> onDuty = new LinkedHashMap<>();
        private final List<Told> told = new ArrayList<>();
        private Instant next;

        Look(Schedule schedule, @Nullable ScheduleWatch before, Instant now) {
            this.schedule = schedule;
            this.before = before;
            this.now = now;
            Rota rota = state.rota();
            this.onCall = rota.onCall(schedule);
            this.planned = rota.planned(schedule);
            this.next = now.plus(LONGEST_WAIT);
        }

        void take() {
            if (before != null) {
                before.told().stream().filter(t -> t.until().isAfter(now)).forEach(told::add);
            }
            for (String role : schedule.roles()) {
                List<Duty> duties = onCall.between(now, now.plus(WHOLE_SHIFTS), role);
                compare(role, duties);
                remind(role, duties);
                warn(role, duties);
            }
            save();
        }

        private void save() {
            if (before == null) {
                state.recorder.put(
                        state.watches,
                        new ScheduleWatch(
                                state.recorder.nextId(),
                                1,
                                schedule.name(),
                                onDuty,
                                told,
                                List.of(),
                                next));
            } else if (!before.onDuty().equals(onDuty)
                    || !before.told().equals(told)
                    || !before.next().equals(next)) {
                state.recorder.put(state.watches, before.seen(onDuty, told, next));
            }
        }

        private void compare(String role, List<Duty> duties) {
            Duty duty = duties.getFirst();
            List<String> people = names(duty);
            onDuty.put(role, people);
            List<String> then = before == null ? null : before.onDuty().get(role);
            if (duties.size() > 1) {
                wake(duties.get(1).start());
            }
            if (before == null || then == null || then.equals(people)) {
                return;
            }
            state.recorder.fact(
                    new RotaFact.HandedOff(before.id(), schedule.name(), role, then, people));
            if (!people.isEmpty()) {
                notices.handedOff(
                        schedule,
                        role,
                        then,
                        people,
                        duties.size() > 1 ? duty.end() : null,
                        before.note(role),
                        now);
            }
        }

        private void remind(String role, List<Duty> duties) {
            Reminders reminders = schedule.reminders();
            for (int i = 1; i < duties.size(); i++) {
                Duty duty = duties.get(i);
                List<String> previous = names(duties.get(i - 1));
                for (String person : names(duty)) {
                    if (previous.contains(person)) {
                        continue;
                    }
                    String what = "shift " + role + " " + person + " " + duty.start();
                    if (isDue(what, reminders.beforeShift(), duty.start())) {
                        notices.shiftStarts(
                                schedule,
                                role,
                                person,
                                duty.start(),
                                endOf(person, i, duties),
                                now);
                    }
                }
            }
        }

        /// Their shift goes on where others come and go beside them.
        private static Instant endOf(String person, int first, List<Duty> duties) {
            int i = first;
            while (i + 1 < duties.size() && names(duties.get(i + 1)).contains(person)) {
                i++;
            }
            return duties.get(i).end();
        }

        private void warn(String role, List<Duty> duties) {
            String open = "uncovered " + role;
            boolean known = hasTold(open);
            told.removeIf(t -> t.what().equals(open));
            for (Duty gap : duties) {
                if (!gap.isGap() || !concerns(gap)) {
                    continue;
                }
                if (!gap.start().isAfter(now)) {
                    told.add(new Told(open, gap.end()));
                    if (!known) {
                        notices.uncovered(schedule, role, gap.start(), gap.end(), now);
                    }
                } else if (isDue(
                        "gap " + role + " " + gap.start(),
                        schedule.reminders().beforeGap(),
                        gap.start())) {
                    notices.gapAhead(schedule, role, gap.start(), gap.end(), now);
                }
            }
        }

        /// What the document itself leaves open is no surprise.
        private boolean concerns(Duty gap) {
            return schedule.reminders().plannedGaps()
                    || planned.between(gap.start(), gap.end(), gap.role()).stream()
                            .anyMatch(d -> !d.isGap());
        }

        /// Whether it is to be told now; remembers that it was, for each of the leads that passed.
        private boolean isDue(String what, List<Duration> leads, Instant start) {
            boolean due = false;
            for (Duration lead : leads) {
                Instant at = start.minus(lead);
                String key = what + " " + lead;
                if (at.isAfter(now)) {
                    wake(at);
                } else if (!hasTold(key)) {
                    told.add(new Told(key, start));
                    due = true;
                }
            }
            return due;
        }

        private boolean hasTold(String what) {
            return told.stream().anyMatch(t -> t.what().equals(what));
        }

        private void wake(Instant at) {
            if (at.isBefore(next)) {
                next = at;
            }
        }
    }

    private static List<String> names(Duty duty) {
        return duty.people().stream().map(Duty.Person::name).toList();
    }

    /// Where somebody who is away leaves a gap.
    private List<ShiftRequest> askForCover(Schedule schedule, Instant now) {
        List<ShiftRequest> raised = new ArrayList<>();
        Rota rota = state.rota();
        List<Absence> near = new ArrayList<>();
        for (Absence absence : rota.absences()) {
            if (absence.end().isAfter(now) && absence.start().isBefore(now.plus(AHEAD))) {
                near.add(absence);
            }
        }
        if (near.isEmpty() || requests == null) {
            return raised;
        }
        OnCall withAll = rota.onCall(schedule);
        OnCall withoutAbsences = rota.withoutAbsences(schedule, null);
        for (String role : schedule.roles()) {
            List<Duty> gaps =
                    withAll.between(now, now.plus(WHOLE_SHIFTS), role).stream()
                            .filter(Duty::isGap)
                            .toList();
            for (Duty gap : gaps) {
                for (Duty duty : withoutAbsences.between(gap.start(), gap.end(), role)) {
                    String absent = absentOf(duty, near);
                    if (absent == null || !duty.start().isBefore(now.plus(AHEAD))) {
                        continue;
                    }
                    Stretch shift = new Stretch(duty.start(), duty.end());
                    ShiftRequest cover = requests.raiseCover(schedule, role, absent, shift, now);
                    if (cover != null) {
                        raised.add(cover);
                    }
                }
            }
        }
        return raised;
    }

    private static @Nullable String absentOf(Duty duty, List<Absence> absences) {
        for (String person : names(duty)) {
            for (Absence absence : absences) {
                if (absence.person().equals(person)
                        && absence.start().isBefore(duty.end())
                        && absence.end().isAfter(duty.start())) {
                    return person;
                }
            }
        }
        return null;
    }

    /// Covers that were asked for by themselves, and that nobody needs any more.
    private void closeFilled(Schedule schedule, Instant now) {
        for (ShiftRequest request : state.rota().requests(schedule.name())) {
            if (!request.isOpen()
                    || request.type() != ShiftRequest.Type.COVER
                    || !request.madeBy().isEmpty()
                    || !request.shift().end().isAfter(now)) {
                continue;
            }
            Instant from = request.shift().start().isBefore(now) ? now : request.shift().start();
            boolean gap =
                    state
                            .rota()
                            .onCall(schedule)
                            .between(from, request.shift().end(), request.role())
                            .stream()
                            .anyMatch(Duty::isGap);
            if (!gap) {
                ShiftRequest closed = request.ended(ShiftRequest.State.WITHDRAWN, now);
                state.recorder.put(state.shiftRequests, closed);
                state.recorder.fact(new RotaFact.ShiftRequestChanged(closed, "withdrawn", ""));
            }
        }
    }

    /// What was agreed on shifts that a later change has moved.
    private void flagMoved(Schedule schedule, Instant now) {
        for (ShiftRequest request : state.rota().requests(schedule.name())) {
            boolean matters =
                    (request.isOpen() || request.state() == ShiftRequest.State.TAKEN)
                            && !request.person().isEmpty()
                            && request.shift().start().isAfter(now);
            if (!matters) {
                continue;
            }
            OnCall without = state.rota().withoutAbsences(schedule, request);
            boolean moved =
                    !ShiftRequests.hasDuty(
                            without, request.role(), request.person(), request.shift());
            Stretch want = request.want();
            if (!moved && want != null && request.state() == ShiftRequest.State.TAKEN) {
                moved = !ShiftRequests.hasDuty(without, request.role(), request.takenBy(), want);
            }
            if (moved != request.moved()) {
                ShiftRequest flagged = request.moved(moved);
                state.recorder.put(state.shiftRequests, flagged);
                if (moved) {
                    state.recorder.fact(new RotaFact.ShiftRequestChanged(flagged, "moved", ""));
                    notices.moved(flagged, schedule, now);
                }
            }
        }
    }

    Reply write(Command.WriteHandoffNote write, Instant now) {
        Schedule schedule = state.configuration().schedule(write.schedule());
        ScheduleWatch watch = schedule == null ? null : watch(schedule);
        if (schedule == null || watch == null) {
            return new Reply.Refused(
                    Reply.Refused.Code.NOT_FOUND,
                    "there is no schedule \"" + write.schedule() + "\"");
        }
        if (!schedule.roles().contains(write.role())) {
            return new Reply.Refused(
                    Reply.Refused.Code.INVALID, Overrides.noRole(schedule, write.role()));
        }
        if (write.text().length() > LONGEST_NOTE) {
            return new Reply.Refused(
                    Reply.Refused.Code.INVALID,
                    "a note has at most %d characters, this one has %d"
                            .formatted(LONGEST_NOTE, write.text().length()));
        }
        state.recorder.put(
                state.watches,
                watch.noting(new ScheduleWatch.Note(write.role(), write.text(), write.by(), now)));
        state.recorder.fact(
                new RotaFact.HandoffNoteWritten(
                        watch.id(), schedule.name(), write.role(), write.text(), write.by()));
        return new Reply.Done();
    }
}
