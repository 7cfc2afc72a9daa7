// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.Reply.TakenOver.Outcome;
import dev.watchfire.engine.Reply.TakenOver.Taken;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.engine.silence.Silence.State;
import dev.watchfire.engine.silence.SilenceDraft;
import dev.watchfire.engine.takeover.ForeignSilence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Creates, changes, starts and ends silences.
final class Silences {
    private final dev.watchfire.engine.decision.State state;

    Silences(dev.watchfire.engine.decision.State state) {
        this.state = state;
    }

    Reply save(SilenceDraft draft, Instant now) {
        Reply refusal = check(draft, now);
        if (refusal != null) {
            return refusal;
        }
        Silence replaced = null;
        if (draft.replaces() != null) {
            replaced = state.silence(draft.replaces());
            if (replaced == null) {
                return new Reply.Refused(Reply.Refused.Code.NOT_FOUND, "silence not found");
            }
            if (mayChangeInPlace(replaced, draft, now)) {
                return new Reply.SilenceSaved(put(replaced, draft, draft.startsAt(), now));
            }
        }
        boolean frees = replaced != null && replaced.phase() != State.EXPIRED;
        int limit = state.settings.maxSilences();
        if (limit > 0 && !frees && countUnexpired() >= limit) {
            return new Reply.Refused(
                    Reply.Refused.Code.LIMIT_REACHED,
                    "exceeded maximum number of silences: " + limit + " (limit: " + limit + ")");
        }
        if (replaced != null && replaced.state(now) != State.EXPIRED) {
            expire(replaced, now);
        }
        Instant start = draft.startsAt().isBefore(now) ? now : draft.startsAt();
        return new Reply.SilenceSaved(put(null, draft, start, now));
    }

    /// Takes over a silence that another Alertmanager kept, as it is: with its id and its times.
    Taken take(ForeignSilence foreign, boolean rehearsal, Instant now) {
        Silence known = state.silence(foreign.uuid());
        if (known != null && !foreign.updatedAt().isAfter(known.updatedAt())) {
            return new Taken(Outcome.KNOWN, "");
        }
        if (known == null && !foreign.endsAt().isAfter(now)) {
            return new Taken(Outcome.EXPIRED, "");
        }
        String refusal = refusal(foreign, known);
        if (refusal != null) {
            return new Taken(Outcome.REFUSED, refusal);
        }
        if (!rehearsal) {
            Silence silence =
                    new Silence(
                            known == null ? state.recorder.nextId() : known.id(),
                            known == null ? 1 : known.revision() + 1,
                            foreign.uuid(),
                            sorted(foreign.matchers()),
                            foreign.startsAt(),
                            foreign.endsAt(),
                            foreign.updatedAt(),
                            foreign.createdBy(),
                            foreign.comment(),
                            foreign.annotations(),
                            known == null ? State.PENDING : known.phase());
            state.recorder.put(state.silences, silence);
            state.recorder.fact(new Fact.SilenceSaved(silence));
            turn(silence, now);
        }
        return new Taken(known == null ? Outcome.ADDED : Outcome.CHANGED, "");
    }

    private @Nullable String refusal(ForeignSilence foreign, @Nullable Silence known) {
        if (!foreign.startsAt().isBefore(foreign.endsAt())) {
            return "start time must be before end time";
        }
        if (foreign.matchers().stream().allMatch(Matcher::matchesEmpty)) {
            return "at least one matcher must not match the empty string";
        }
        if (known != null && !known.matchers().equals(sorted(foreign.matchers()))) {
            return "this id is a silence with other matchers here";
        }
        int limit = state.settings.maxSilences();
        if (known == null && limit > 0 && countUnexpired() >= limit) {
            return "--silences.max-silences is " + limit;
        }
        return null;
    }

    /// @return why it cannot be saved, or null
    @Nullable Reply check(SilenceDraft draft, Instant now) {
        if (!draft.startsAt().isBefore(draft.endsAt())) {
            return invalid("Failed to create silence: start time must be before end time");
        }
        if (draft.endsAt().isBefore(now)) {
            return invalid("Failed to create silence: end time can't be in the past");
        }
        if (draft.matchers().stream().allMatch(Matcher::matchesEmpty)) {
            return invalid(
                    "invalid silence: matcher set 0: at least one matcher must not match the empty"
                            + " string");
        }
        int limit = state.settings.maxSilenceBytes();
        int size = sizeOf(draft);
        if (limit > 0 && size > limit) {
            return new Reply.Refused(
                    Reply.Refused.Code.LIMIT_REACHED,
                    "silence exceeded maximum size: "
                            + size
                            + " bytes (limit: "
                            + limit
                            + " bytes)");
        }
        return null;
    }

    private static Reply.Refused invalid(String message) {
        return new Reply.Refused(Reply.Refused.Code.INVALID, message);
    }

    private static int sizeOf(SilenceDraft draft) {
        int size = draft.comment().length() + draft.createdBy().length();
        for (Matcher matcher : draft.matchers()) {
            size += matcher.name().length() + matcher.value().length() + 4;
        }
        for (int i = 0; i < draft.annotations().size(); i++) {
            size += draft.annotations().name(i).length() + draft.annotations().value(i).length();
        }
        return size;
    }

    private int countUnexpired() {
        int[] count = new int[1];
        state.silences.forEach(
                silence -> {
                    if (silence.phase() != State.EXPIRED) {
                        count[0]++;
                    }
                });
        return count[0];
    }

    /// What has been muted must stay true: a silence that began keeps its start and its matchers.
    private static boolean mayChangeInPlace(Silence known, SilenceDraft draft, Instant now) {
        if (!known.matchers().equals(sorted(draft.matchers()))) {
            return false;
        }
        return switch (known.state(now)) {
            case ACTIVE ->
                    draft.startsAt().getEpochSecond() == known.startsAt().getEpochSecond()
                            && !draft.endsAt().isBefore(now);
            case PENDING -> !draft.startsAt().isBefore(now);
            case EXPIRED -> false;
        };
    }

    private static List<Matcher> sorted(List<Matcher> matchers) {
        return matchers.stream().sorted().toList();
    }

    /// A silence that maintenance brings, which no limit holds back.
    UUID make(SilenceDraft draft, Instant now) {
        Instant start = draft.startsAt().isBefore(now) ? now : draft.startsAt();
        return put(null, draft, start, now);
    }

    private UUID put(@Nullable Silence known, SilenceDraft draft, Instant start, Instant now) {
        long id = known == null ? state.recorder.nextId() : known.id();
        Silence silence =
                new Silence(
                        id,
                        known == null ? 1 : known.revision() + 1,
                        known == null ? uuid(id, now) : known.uuid(),
                        known == null ? sorted(draft.matchers()) : known.matchers(),
                        start,
                        draft.endsAt(),
                        now,
                        draft.createdBy(),
                        draft.comment(),
                        draft.annotations(),
                        known == null ? State.PENDING : known.phase());
        state.recorder.put(state.silences, silence);
        state.recorder.fact(new Fact.SilenceSaved(silence));
        turn(silence, now);
        return silence.uuid();
    }

    /// A version 7 UUID; its random part follows from the engine's seed and the record's id.
    UUID uuid(long id, Instant now) {
        long a = mix(state.settings.idSeed() + id);
        long b = mix(a + id);
        long high = now.toEpochMilli() << 16 | 0x7000 | a & 0xfff;
        long low = b & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /// The finaliser of SplitMix64.
    static long mix(long z) {
        long x = z * 0x9e3779b97f4a7c15L;
        x = (x ^ x >>> 30) * 0xbf58476d1ce4e5b9L;
        x = (x ^ x >>> 27) * 0x94d049bb133111ebL;
        return x ^ x >>> 31;
    }

    Reply expire(UUID uuid, Instant now) {
        Silence silence = state.silence(uuid);
        if (silence == null) {
            return new Reply.Refused(Reply.Refused.Code.NOT_FOUND, "silence not found");
        }
        if (silence.state(now) != State.EXPIRED) {
            expire(silence, now);
        }
        return new Reply.Done();
    }

    private void expire(Silence silence, Instant now) {
        Instant start = silence.startsAt().isAfter(now) ? now : silence.startsAt();
        Silence ended = silence.during(start, now, now);
        state.recorder.put(state.silences, ended);
        turn(ended, now);
    }

    /// What the clock has made of silences during a downtime.
    void turnAll(Instant now) {
        for (Silence silence : state.silences.all()) {
            turn(silence, now);
        }
    }

    /// Lets a silence take effect, end, or go, as the clock says.
    void turn(Silence silence, Instant now) {
        State due = silence.state(now);
        if (due != silence.phase()) {
            state.recorder.put(state.silences, silence.in(due));
            switch (due) {
                case ACTIVE ->
                        state.recorder.fact(
                                new Fact.SilenceStarted(
                                        silence.id(),
                                        state.silencing.matchedAtStart(silence.id())));
                case EXPIRED -> state.recorder.fact(new Fact.SilenceEnded(silence.id()));
                case PENDING -> {}
            }
        } else if (due == State.EXPIRED && !state.nextTurn(silence).isAfter(now)) {
            state.recorder.archive(state.silences, silence);
        } else {
            state.timers.arm(silence.kind(), silence.id(), state.nextTurn(silence));
        }
    }
}
