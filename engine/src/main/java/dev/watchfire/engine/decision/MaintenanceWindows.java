// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.silence.Maintenance;
import dev.watchfire.engine.silence.MaintenanceDraft;
import dev.watchfire.engine.silence.Recurrence.Window;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.engine.silence.SilenceDraft;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Recurring maintenance: keeps the silence of the next window ready.
///
/// A window whose silence a person ended early stays ended; the next one comes all the same.
final class MaintenanceWindows {
    /// More than any team can mean; each holds a silence.
    private static final int MOST = 1_000;

    /// The annotation of a silence that says which maintenance it belongs to.
    static final String ANNOTATION = "maintenance";

    private final State state;
    private final Silences silences;

    MaintenanceWindows(State state, Silences silences) {
        this.state = state;
        this.silences = silences;
    }

    Reply save(MaintenanceDraft draft, Instant now) {
        String problem = draft.recurrence().problem();
        if (problem == null && draft.matchers().stream().allMatch(Matcher::matchesEmpty)) {
            problem = "at least one matcher must not match the empty string";
        }
        if (problem != null) {
            return refused(Reply.Refused.Code.INVALID, problem);
        }
        Window window = draft.recurrence().next(now);
        if (window == null) {
            return refused(Reply.Refused.Code.INVALID, "all its windows are over");
        }
        Maintenance known = draft.replaces() == null ? null : find(draft.replaces());
        if (draft.replaces() != null && known == null) {
            return refused(Reply.Refused.Code.NOT_FOUND, "maintenance not found");
        }
        if (known != null && draft.revision() != 0 && draft.revision() != known.revision()) {
            return refused(
                    Reply.Refused.Code.CONFLICT,
                    "somebody changed it meanwhile: it is at revision %d, this change is of %d"
                            .formatted(known.revision(), draft.revision()));
        }
        if (known == null && state.maintenance.size() >= MOST) {
            return refused(
                    Reply.Refused.Code.LIMIT_REACHED, "there are %d already".formatted(MOST));
        }
        if (known != null) {
            end(known, now);
        }
        long id = known == null ? state.recorder.nextId() : known.id();
        UUID uuid = known == null ? silences.uuid(id, now) : known.uuid();
        Maintenance saved =
                new Maintenance(
                        id,
                        known == null ? 1 : known.revision() + 1,
                        uuid,
                        draft.name(),
                        draft.matchers(),
                        draft.recurrence(),
                        draft.createdBy(),
                        draft.comment(),
                        now,
                        uuid,
                        window.end());
        saved = saved.during(open(saved, window, now), window.end());
        state.recorder.put(state.maintenance, saved);
        state.recorder.fact(new Fact.MaintenanceSaved(saved));
        return new Reply.MaintenanceSaved(saved.uuid());
    }

    private static Reply.Refused refused(Reply.Refused.Code code, String message) {
        return new Reply.Refused(code, message);
    }

    private UUID open(Maintenance maintenance, Window window, Instant now) {
        return silences.make(
                new SilenceDraft(
                        null,
                        maintenance.matchers(),
                        window.start(),
                        window.end(),
                        maintenance.createdBy(),
                        maintenance.name()
                                + (maintenance.comment().isEmpty()
                                        ? ""
                                        : ": " + maintenance.comment()),
                        LabelSet.of(ANNOTATION, maintenance.uuid().toString())),
                now);
    }

    private void end(Maintenance maintenance, Instant now) {
        Silence silence = state.silence(maintenance.silence());
        if (silence != null && silence.state(now) != Silence.State.EXPIRED) {
            var _ = silences.expire(silence.uuid(), now);
        }
    }

    Reply remove(UUID uuid, Instant now) {
        Maintenance maintenance = find(uuid);
        if (maintenance == null) {
            return refused(Reply.Refused.Code.NOT_FOUND, "maintenance not found");
        }
        end(maintenance, now);
        state.recorder.archive(state.maintenance, maintenance);
        state.recorder.fact(new Fact.MaintenanceEnded(maintenance.id(), true));
        return new Reply.Done();
    }

    private @Nullable Maintenance find(UUID uuid) {
        for (Maintenance maintenance : state.maintenance.all()) {
            if (maintenance.uuid().equals(uuid)) {
                return maintenance;
            }
        }
        return null;
    }

    /// A window is over: the next one's silence is made.
    void onTimer(Maintenance maintenance, Instant now) {
        if (maintenance.windowEnd().isAfter(now)) {
            state.timers.arm(maintenance.kind(), maintenance.id(), maintenance.windowEnd());
            return;
        }
        Window window = maintenance.recurrence().next(now);
        if (window == null) {
            state.recorder.archive(state.maintenance, maintenance);
            state.recorder.fact(new Fact.MaintenanceEnded(maintenance.id(), false));
        } else {
            state.recorder.put(
                    state.maintenance,
                    maintenance.during(open(maintenance, window, now), window.end()));
        }
    }

    /// After a downtime: windows that came round meanwhile, before anything is sent.
    void turnAll(Instant now) {
        for (Maintenance maintenance : state.maintenance.all()) {
            onTimer(maintenance, now);
        }
    }
}
