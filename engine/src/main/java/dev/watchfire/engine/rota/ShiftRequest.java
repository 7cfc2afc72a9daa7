// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.rota;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.oncall.Change;
import dev.watchfire.engine.oncall.Change.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody is wanted who takes a shift: because who has it asks for that, or because nobody can.
///
/// @param person whose shift it is; empty for a gap
/// @param to who is asked; everybody where empty
/// @param want what the asker, and once it is taken the one who took it, wants to be relieved of in
///   return
/// @param takenBy empty until somebody took it
/// @param moved a later change of the schedule moved the shift, so that what was agreed no longer
///   fits it
/// @param chased how often those who were asked have been reminded
public record ShiftRequest(
        long id,
        long revision,
        UUID uuid,
        Type type,
        String schedule,
        String role,
        String person,
        Stretch shift,
        List<String> to,
        @Nullable Stretch want,
        State state,
        List<Answer> answers,
        String takenBy,
        boolean moved,
        int chased,
        String note,
        String madeBy,
        Instant madeAt,
        @Nullable Instant endedAt)
        implements Entity {
    public enum Type {
        SWAP,
        COVER
    }

    public enum State {
        OPEN,
        TAKEN,
        /// By everybody who was asked.
        DECLINED,
        /// By who asked.
        WITHDRAWN,
        /// The shift began before anybody took it.
        EXPIRED
    }

    /// What somebody answered; the latest of each person counts.
    ///
    /// @param want what they would be relieved of in return, or null where they declined
    public record Answer(String person, @Nullable Stretch want, String note, Instant at) {
        public boolean declines() {
            return want == null;
        }
    }

    public ShiftRequest {
        to = List.copyOf(to);
        answers = List.copyOf(answers);
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /// Whether somebody may take it.
    public boolean asks(String name) {
        return !name.equals(person) && (to.isEmpty() || to.contains(name));
    }

    /// What it changes for the calculator: nothing until it is taken.
    public List<Change> changes() {
        if (state != State.TAKEN) {
            return List.of();
        }
        Origin origin = type == Type.SWAP ? Origin.SWAP : Origin.COVER;
        // A cover may be taken while the shift goes on: what was before then nobody had.
        Instant start = endedAt != null && endedAt.isAfter(shift.start()) ? endedAt : shift.start();
        List<Change> changes = new ArrayList<>();
        changes.add(
                new Change.Replace(
                        start,
                        shift.end(),
                        person.isEmpty() ? null : person,
                        takenBy,
                        role,
                        origin));
        if (want != null) {
            changes.add(
                    new Change.Replace(
                            want.start(), want.end(), takenBy, person, role, Origin.SWAP));
        }
        return changes;
    }

    /// When the last of it is over.
    public Instant over() {
        return want != null && want.end().isAfter(shift.end()) ? want.end() : shift.end();
    }

    public ShiftRequest answered(Answer answer) {
        List<Answer> all = new ArrayList<>(answers);
        all.removeIf(a -> a.person().equals(answer.person()));
        all.add(answer);
        return with(state, all, takenBy, want, moved, chased, endedAt);
    }

    public ShiftRequest takenBy(String taker, @Nullable Stretch inReturn, Instant at) {
        return with(State.TAKEN, answers, taker, inReturn, moved, chased, at);
    }

    public ShiftRequest ended(State as, Instant at) {
        return with(as, answers, takenBy, want, moved, chased, at);
    }

    public ShiftRequest moved(boolean moved) {
        return with(state, answers, takenBy, want, moved, chased, endedAt);
    }

    public ShiftRequest chased(int times) {
        return with(state, answers, takenBy, want, moved, times, endedAt);
    }

    private ShiftRequest with(
            State state,
            List<Answer> answers,
            String takenBy,
            @Nullable Stretch want,
            boolean moved,
            int chased,
            @Nullable Instant endedAt) {
        return new ShiftRequest(
                id,
                revision + 1,
                uuid,
                type,
                schedule,
                role,
                person,
                shift,
                to,
                want,
                state,
                answers,
                takenBy,
                moved,
                chased,
                note,
                madeBy,
                madeAt,
                endedAt);
    }
}
