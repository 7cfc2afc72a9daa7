// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people changed about a schedule for a time; `end` is not in it.
public sealed interface Change {
    Instant start();

    Instant end();

    /// Somebody has duty besides those who have it.
    ///
    /// @param role null for the first role of the schedule
    record Add(Instant start, Instant end, String person, @Nullable String role)
            implements Change {}

    /// Somebody has another's duty, as far as that one has any then.
    ///
    /// @param person whose duty it is, or null for whoever has it; a cover of nobody's duty fills a
    ///   gap and takes nothing from anybody
    /// @param role null for every role in which that person has duty, or where nobody is named, for
    ///   the first role of the schedule
    record Replace(
            Instant start,
            Instant end,
            @Nullable String person,
            String by,
            @Nullable String role,
            Origin origin)
            implements Change {
        /// In every role in which that person has duty.
        public Replace(
                Instant start, Instant end, @Nullable String person, String by, Origin origin) {
            this(start, end, person, by, null, origin);
        }

        boolean fillsGap() {
            return person == null && origin == Origin.COVER;
        }
    }

    /// Somebody has no duty.
    ///
    /// @param role null for every role
    record Remove(Instant start, Instant end, String person, @Nullable String role)
            implements Change {
        /// In every role.
        public Remove(Instant start, Instant end, String person) {
            this(start, end, person, null);
        }
    }

    /// Somebody cannot have duty. Who was put on duty by hand all the same has it.
    record Absence(Instant start, Instant end, String person) implements Change {}

    /// For a time, these shifts and nothing else.
    record Temporary(Instant start, Instant end, List<Fixed> shifts) implements Change {
        public Temporary {
            shifts = List.copyOf(shifts);
        }
    }

    /// A shift of a temporary schedule.
    record Fixed(Instant start, Instant end, String person, @Nullable String role) {}

    /// Why somebody has duty.
    enum Origin {
        ROTATION,
        TEMPORARY,
        SWAP,
        COVER,
        OVERRIDE
    }
}
