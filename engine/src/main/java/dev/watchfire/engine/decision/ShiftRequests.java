// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.Reply.Refused.Code;
import dev.watchfire.engine.oncall.OnCall;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.RotaFact;
import dev.watchfire.engine.rota.ShiftRequest;
import dev.watchfire.engine.rota.ShiftRequest.Answer;
import dev.watchfire.engine.rota.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Swaps and covers: shifts that somebody else is asked to take.
final class ShiftRequests {
    private static final int MOST = 5_000;

    /// What is over stays in sight for so long.
    static final Duration SHOWN = Duration.ofDays(30);

    /// Those who were asked are reminded so long before the shift begins.
    static final List<Duration> CHASES =
            List.of(
                    Duration.ofHours(72),
                    Duration.ofHours(24),
                    Duration.ofHours(12),
                    Duration.ofHours(4));

    private final State state;
    private final Silences silences;
    private final ScheduleWatching watching;
    private final ShiftNotices notices;

    ShiftRequests(State state, Silences silences, ScheduleWatching watching, ShiftNotices notices) {
        this.state = state;
        this.silences = silences;
        this.watching = watching;
        this.notices = notices;
    }

    Reply ask(Command.AskForShift ask, Instant now) {
        Schedule schedule = state.configuration().schedule(ask.schedule());
        if (schedule == null) {
            return refused(Code.NOT_FOUND, "there is no schedule \"" + ask.schedule() + "\"");
        }
        String role = ask.role() == null ? schedule.firstRole() : ask.role();
        if (!schedule.roles().contains(role)) {
            return refused(Code.INVALID, Overrides.noRole(schedule, role));
        }
        Stretch shift = ask.shift();
        Reply refusal = Overrides.checkTimes(shift.start(), shift.end(), now);
        if (refusal != null) {
            return refusal;
        }
        if (state.shiftRequests.size() >= MOST) {
            return refused(Code.LIMIT_REACHED, "there are %d requests already".formatted(MOST));
        }
        OnCall onCall = state.rota().onCall(schedule);
        boolean own = hasDuty(onCall, role, ask.madeBy(), shift);
        String problem =
                ask.type() == ShiftRequest.Type.SWAP
                        ? problemOfSwap(ask, own, onCall, role, now)
                        : problemOfCover(own, onCall, role, shift);
        if (problem != null) {
            return refused(Code.INVALID, problem);
        }
        ShiftRequest same = openFor(schedule.name(), role, shift, own ? ask.madeBy() : "");
        if (same != null) {
            return refused(
                    Code.CONFLICT,
                    "the same shift is asked for already, by request %s; withdraw that one first"
                            .formatted(same.uuid()));
        }
        ShiftRequest made =
                raise(
                        ask.type(),
                        schedule,
                        role,
                        own ? ask.madeBy() : "",
                        shift,
                        ask.to(),
                        ask.want(),
                        ask.note(),
                        ask.madeBy(),
                        now);
        return new Reply.ShiftRequestSaved(made);
    }

    private ShiftRequest raise(
            ShiftRequest.Type type,
            Schedule schedule,
            String role,
            String person,
            Stretch shift,
            List<String> to,
            @Nullable Stretch want,
            String note,
            String madeBy,
            Instant now) {
        long id = state.recorder.nextId();
        ShiftRequest made =
                new ShiftRequest(
                        id,
                        1,
                        silences.uuid(id, now),
                        type,
                        schedule.name(),
                        role,
                        person,
                        shift,
                        to,
                        want,
                        ShiftRequest.State.OPEN,
                        List.of(),
                        "",
                        false,
                        chasesBefore(shift.start(), now),
                        note,
                        madeBy,
                        now,
                        null);
        state.recorder.put(state.shiftRequests, made);
        state.recorder.fact(new RotaFact.ShiftRequestChanged(made, "asked", madeBy));
        notices.asked(made, schedule, now);
        return made;
    }

    /// Nobody can have a shift: asks for somebody who does, unless that was asked already.
    @Nullable ShiftRequest raiseCover(
            Schedule schedule, String role, String absent, Stretch shift, Instant now) {
        for (ShiftRequest known : state.rota().requests(schedule.name())) {
            boolean same =
                    known.role().equals(role)
                            && known.person().equals(absent)
                            && known.shift().overlaps(shift.start(), shift.end())
                            && known.state() != ShiftRequest.State.WITHDRAWN;
            if (same) {
                return null;
            }
        }
        String note = absent.isEmpty() ? "" : absent + " is away";
        return raise(
                ShiftRequest.Type.COVER,
                schedule,
                role,
                absent,
                shift,
                List.of(),
                null,
                note,
                "",
                now);
    }

    private static int chasesBefore(Instant start, Instant now) {
        int passed = 0;
        while (passed < CHASES.size() && !start.minus(CHASES.get(passed)).isAfter(now)) {
            passed++;
        }
        return passed;
    }

    private @Nullable String problemOfSwap(
            Command.AskForShift ask, boolean own, OnCall onCall, String role, Instant now) {
        if (!ask.shift().start().isAfter(now)) {
            return "a swap is for a shift ahead, this one has begun; ask for cover, or have"
                    + " somebody take over now";
        }
        if (!own) {
            return "you can only give away your own shifts; %s is not yours all through"
                    .formatted(ask.schedule());
        }
        Stretch want = ask.want();
        if (want == null) {
            return null;
        }
        if (ask.to().size() != 1) {
            return "who wants a shift in return asks exactly one person, the one who has it";
        }
        return problemOfReturn(want, ask.to().getFirst(), onCall, role, now);
    }

    private static @Nullable String problemOfReturn(
            Stretch want, String person, OnCall onCall, String role, Instant now) {
        if (!want.start().isAfter(now)) {
            return "the shift in return must be ahead; it has begun or is over";
        }
        if (!hasDuty(onCall, role, person, want)) {
            return "the shift in return is not %s's all through".formatted(person);
        }
        return null;
    }

    private static @Nullable String problemOfCover(
            boolean own, OnCall onCall, String role, Stretch shift) {
        if (own) {
            return null;
        }
        for (var duty : onCall.between(shift.start(), shift.end(), role)) {
            if (!duty.isGap()) {
                return "cover is for a gap or your own shift; %s has duty from %s to %s"
                        .formatted(duty.people().getFirst().name(), duty.start(), duty.end());
            }
        }
        return null;
    }

    /// Whether somebody has duty all through.
    static boolean hasDuty(OnCall onCall, String role, String person, Stretch shift) {
        return onCall.between(shift.start(), shift.end(), role).stream()
                .allMatch(d -> d.people().stream().anyMatch(p -> p.name().equals(person)));
    }

    private @Nullable ShiftRequest openFor(
            String schedule, String role, Stretch shift, String person) {
        for (ShiftRequest known : state.rota().requests(schedule)) {
            if (known.isOpen()
                    && known.role().equals(role)
                    && known.person().equals(person)
                    && known.shift().overlaps(shift.start(), shift.end())) {
                return known;
            }
        }
        return null;
    }

    Reply answer(Command.AnswerShiftRequest answer, Instant now) {
        ShiftRequest request = find(answer.request());
        if (request == null) {
            return refused(Code.NOT_FOUND, "there is no such request");
        }
        if (!request.isOpen()) {
            return refused(Code.CONFLICT, closed(request));
        }
        Schedule schedule = state.configuration().schedule(request.schedule());
        if (schedule == null) {
            return refused(
                    Code.NOT_FOUND, "there is no schedule \"" + request.schedule() + "\" any more");
        }
        return switch (answer.what()) {
            case TAKE -> take(request, schedule, answer.by(), request.want(), now);
            case OFFER -> offer(request, schedule, answer, now);
            case ACCEPT -> accept(request, schedule, answer, now);
            case DECLINE -> decline(request, schedule, answer, now);
            case WITHDRAW -> withdraw(request, schedule, answer, now);
        };
    }

    private static String closed(ShiftRequest request) {
        return switch (request.state()) {
            case TAKEN -> request.takenBy() + " took it already";
            case DECLINED -> "it was declined";
            case WITHDRAWN -> "it was withdrawn";
            case EXPIRED -> "it expired: the shift began before anybody took it";
            case OPEN -> throw new IllegalStateException("it is open");
        };
    }

    private Reply take(
            ShiftRequest request,
            Schedule schedule,
            String taker,
            @Nullable Stretch inReturn,
            Instant now) {
        String problem = problemOfTaker(request, taker);
        if (problem == null && request.moved()) {
            problem =
                    "the shift was moved since it was asked for; whoever asked must withdraw and"
                            + " ask anew";
        }
        OnCall onCall = state.rota().onCall(schedule);
        if (problem == null && inReturn != null) {
            problem = problemOfReturn(inReturn, taker, onCall, request.role(), now);
        }
        if (problem != null) {
            return refused(Code.INVALID, problem);
        }
        ShiftRequest taken = request.takenBy(taker, inReturn, now);
        state.recorder.put(state.shiftRequests, taken);
        state.recorder.fact(new RotaFact.ShiftRequestChanged(taken, "taken", taker));
        notices.taken(taken, schedule, now);
        watching.look(schedule, now);
        return new Reply.ShiftRequestSaved(taken);
    }

    private @Nullable String problemOfTaker(ShiftRequest request, String taker) {
        if (taker.equals(request.person())) {
            return "it is your own shift; withdraw the request instead";
        }
        if (!request.asks(taker)) {
            return "only " + String.join(", ", request.to()) + " was asked";
        }
        for (Absence absence : state.rota().absences()) {
            boolean away =
                    absence.person().equals(taker)
                            && request.shift().overlaps(absence.start(), absence.end());
            if (away) {
                return "%s is away from %s to %s; end that absence first"
                        .formatted(taker, absence.start(), absence.end());
            }
        }
        return null;
    }

    private Reply offer(
            ShiftRequest request,
            Schedule schedule,
            Command.AnswerShiftRequest answer,
            Instant now) {
        Stretch want = answer.want();
        if (want == null) {
            return refused(Code.INVALID, "an offer needs start and end of the shift in return");
        }
        String problem = problemOfTaker(request, answer.by());
        if (problem == null && request.person().isEmpty()) {
            problem = "nobody has this shift who could give one in return; take it";
        }
        if (problem == null) {
            OnCall onCall = state.rota().onCall(schedule);
            problem = problemOfReturn(want, answer.by(), onCall, request.role(), now);
        }
        if (problem != null) {
            return refused(Code.INVALID, problem);
        }
        ShiftRequest offered = request.answered(new Answer(answer.by(), want, answer.note(), now));
        state.recorder.put(state.shiftRequests, offered);
        state.recorder.fact(new RotaFact.ShiftRequestChanged(offered, "offered", answer.by()));
        notices.offered(offered, schedule, answer.by(), want, now);
        return new Reply.ShiftRequestSaved(offered);
    }

    private Reply accept(
            ShiftRequest request,
            Schedule schedule,
            Command.AnswerShiftRequest answer,
            Instant now) {
        if (!answer.by().equals(request.person())) {
            return refused(Code.INVALID, "only %s can accept an offer".formatted(request.person()));
        }
        for (Answer offer : request.answers()) {
            if (offer.person().equals(answer.of()) && offer.want() != null) {
                return take(request, schedule, offer.person(), offer.want(), now);
            }
        }
        return refused(Code.INVALID, "\"%s\" offered nothing".formatted(answer.of()));
    }

    private Reply decline(
            ShiftRequest request,
            Schedule schedule,
            Command.AnswerShiftRequest answer,
            Instant now) {
        if (!request.asks(answer.by())) {
            return refused(Code.INVALID, "you were not asked; who asked can withdraw the request");
        }
        ShiftRequest declined = request.answered(new Answer(answer.by(), null, answer.note(), now));
        boolean byAll =
                !request.to().isEmpty()
                        && request.to().stream()
                                .allMatch(
                                        name ->
                                                declined.answers().stream()
                                                        .anyMatch(
                                                                a ->
                                                                        a.declines()
                                                                                && a.person()
                                                                                        .equals(
                                                                                                name)));
        ShiftRequest after = byAll ? declined.ended(ShiftRequest.State.DECLINED, now) : declined;
        state.recorder.put(state.shiftRequests, after);
        state.recorder.fact(new RotaFact.ShiftRequestChanged(after, "declined", answer.by()));
        notices.declined(after, schedule, answer.by(), now);
        return new Reply.ShiftRequestSaved(after);
    }

    private Reply withdraw(
            ShiftRequest request,
            Schedule schedule,
            Command.AnswerShiftRequest answer,
            Instant now) {
        boolean theirs =
                answer.by().equals(request.madeBy()) || answer.by().equals(request.person());
        if (!theirs && !answer.manages()) {
            return refused(
                    Code.INVALID,
                    "only who asked, or a manager of the team, can withdraw a request");
        }
        ShiftRequest withdrawn = request.ended(ShiftRequest.State.WITHDRAWN, now);
        state.recorder.put(state.shiftRequests, withdrawn);
        state.recorder.fact(new RotaFact.ShiftRequestChanged(withdrawn, "withdrawn", answer.by()));
        watching.look(schedule, now);
        return new Reply.ShiftRequestSaved(withdrawn);
    }

    private @Nullable ShiftRequest find(UUID uuid) {
        for (ShiftRequest request : state.shiftRequests.all()) {
            if (request.uuid().equals(uuid)) {
                return request;
            }
        }
        return null;
    }

    private static Reply.Refused refused(Code code, String message) {
        return new Reply.Refused(code, message);
    }

    /// When the clock next changes something about a request.
    static Instant next(ShiftRequest request) {
        Instant ended = request.endedAt();
        if (request.state() == ShiftRequest.State.TAKEN) {
            return request.over().plus(Overrides.KEPT);
        }
        if (ended != null) {
            return ended.plus(SHOWN);
        }
        Instant expiry = expiry(request);
        if (request.chased() < CHASES.size()) {
            Instant chase = request.shift().start().minus(CHASES.get(request.chased()));
            return chase.isBefore(expiry) ? chase : expiry;
        }
        return expiry;
    }

    /// A gap can be covered as long as it lasts.
    private static Instant expiry(ShiftRequest request) {
        return request.type() == ShiftRequest.Type.SWAP
                ? request.shift().start()
                : request.shift().end();
    }

    void onTimer(ShiftRequest request, Instant now) {
        if (next(request).isAfter(now)) {
            state.timers.arm(request.kind(), request.id(), next(request));
        } else if (!request.isOpen()) {
            state.recorder.archive(state.shiftRequests, request);
        } else if (!expiry(request).isAfter(now)) {
            ShiftRequest expired = request.ended(ShiftRequest.State.EXPIRED, now);
            state.recorder.put(state.shiftRequests, expired);
            state.recorder.fact(new RotaFact.ShiftRequestChanged(expired, "expired", ""));
            Schedule schedule = state.configuration().schedule(request.schedule());
            if (schedule != null) {
                notices.expired(expired, schedule, now);
            }
        } else {
            chase(request, now);
        }
    }

    /// After a downtime once, however many times were missed.
    private void chase(ShiftRequest request, Instant now) {
        ShiftRequest chased = request.chased(chasesBefore(request.shift().start(), now));
        state.recorder.put(state.shiftRequests, chased);
        Schedule schedule = state.configuration().schedule(request.schedule());
        if (schedule != null) {
            notices.asked(chased, schedule, now);
        }
    }
}
