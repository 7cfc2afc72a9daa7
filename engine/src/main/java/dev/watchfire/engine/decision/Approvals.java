// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.silence.SilenceRequest;
import dev.watchfire.engine.silence.SilenceRequest.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Silences that somebody else has to approve.
final class Approvals {
    /// A longer queue is a mistake of a program.
    private static final int MOST_OPEN = 1_000;

    private final State state;
    private final Silences silences;

    Approvals(State state, Silences silences) {
        this.state = state;
        this.silences = silences;
    }

    Reply request(Command.RequestSilence request, Instant now) {
        Reply refusal = silences.check(request.draft(), now);
        if (refusal != null) {
            return refusal;
        }
        if (state.silenceRequests.size() >= MOST_OPEN) {
            return new Reply.Refused(
                    Reply.Refused.Code.LIMIT_REACHED,
                    "%d requests wait for approval already".formatted(MOST_OPEN));
        }
        long id = state.recorder.nextId();
        SilenceRequest open =
                new SilenceRequest(
                        id,
                        1,
                        silences.uuid(id, now),
                        request.draft(),
                        request.requestedBy(),
                        now,
                        request.reasons(),
                        Verdict.OPEN,
                        "",
                        null,
                        "",
                        null);
        state.recorder.put(state.silenceRequests, open);
        state.recorder.fact(new Fact.SilenceRequested(open));
        return new Reply.SilenceRequestSaved(open.uuid(), null);
    }

    Reply decide(Command.DecideSilenceRequest decision, Instant now) {
        SilenceRequest open = find(decision.request());
        if (open == null) {
            return new Reply.Refused(
                    Reply.Refused.Code.NOT_FOUND, "no such request waits for a decision");
        }
        boolean own = open.requestedBy().equals(decision.by());
        if (own && decision.verdict() != Verdict.WITHDRAWN) {
            return new Reply.Refused(
                    Reply.Refused.Code.INVALID,
                    "who asked for a silence cannot approve or decline it; somebody else must");
        }
        if (!own && decision.verdict() == Verdict.WITHDRAWN) {
            return new Reply.Refused(
                    Reply.Refused.Code.INVALID, "only " + open.requestedBy() + " can take it back");
        }
        UUID silence = null;
        if (decision.verdict() == Verdict.APPROVED) {
            Reply saved = silences.save(open.draft(), now);
            if (!(saved instanceof Reply.SilenceSaved(UUID made))) {
                return saved;
            }
            silence = made;
        }
        close(open.decided(decision.verdict(), decision.by(), now, decision.answer(), silence));
        return new Reply.SilenceRequestSaved(open.uuid(), silence);
    }

    private void close(SilenceRequest decided) {
        state.recorder.archive(state.silenceRequests, decided);
        state.recorder.fact(new Fact.SilenceDecided(decided));
    }

    private @Nullable SilenceRequest find(UUID uuid) {
        for (SilenceRequest request : List.copyOf(state.silenceRequests.all())) {
            if (request.uuid().equals(uuid)) {
                return request;
            }
        }
        return null;
    }

    /// The silence would be over by now.
    void onTimer(SilenceRequest request, Instant now) {
        if (request.draft().endsAt().isAfter(now)) {
            state.timers.arm(request.kind(), request.id(), request.draft().endsAt());
        } else {
            close(request.decided(Verdict.LAPSED, "", now, "", null));
        }
    }
}
