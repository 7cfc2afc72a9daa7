// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.rota;

import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.delivery.Notice;
import java.util.List;

/// What happened to schedules, and what people were reminded of.
public sealed interface RotaFact extends Fact {
    /// Somebody overrode a schedule.
    record OverrideMade(ShiftOverride made) implements RotaFact {
        @Override
        public String name() {
            return "oncall.override-made.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(made.id());
        }
    }

    /// An override was ended early or taken back.
    record OverrideEnded(long overrideId, String schedule, String by) implements RotaFact {
        @Override
        public String name() {
            return "oncall.override-ended.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(overrideId);
        }
    }

    /// Somebody will be, or is, away.
    record AbsenceMade(Absence made) implements RotaFact {
        @Override
        public String name() {
            return "oncall.absence-made.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(made.id());
        }
    }

    /// An absence was ended early or taken back.
    record AbsenceEnded(long absenceId, String person, String by) implements RotaFact {
        @Override
        public String name() {
            return "oncall.absence-ended.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(absenceId);
        }
    }

    /// A swap or a cover was asked for or answered, expired, or no longer fits the schedule.
    ///
    /// @param what `asked`, `offered`, `taken`, `declined`, `withdrawn`, `expired`, `moved`
    /// @param by empty where nobody did it
    record ShiftRequestChanged(ShiftRequest request, String what, String by) implements RotaFact {
        @Override
        public String name() {
            return "oncall.shift-request.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(request.id());
        }
    }

    /// Others have duty than before.
    ///
    /// @param from who had it, nobody at the end of a gap
    /// @param to who has it, nobody at a gap
    record HandedOff(long watchId, String schedule, String role, List<String> from, List<String> to)
            implements RotaFact {
        public HandedOff {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }

        @Override
        public String name() {
            return "oncall.handed-off.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(watchId);
        }
    }

    /// Somebody noted something for who has duty next.
    record HandoffNoteWritten(long watchId, String schedule, String role, String text, String by)
            implements RotaFact {
        @Override
        public String name() {
            return "oncall.handoff-note.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(watchId);
        }
    }

    /// Somebody was to be reminded.
    ///
    /// @param deliveries that tell it; none where there is no way to
    record NoticeGiven(Notice notice, Ids deliveries) implements RotaFact {
        @Override
        public String name() {
            return "oncall.notice.v1";
        }

        @Override
        public Ids subjects() {
            return deliveries;
        }
    }
}
