// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.auditor;

import java.time.Instant;
import java.util.Locale;

/// Something that is not as it should be.
///
/// @param page its id, or 0
/// @param delivery its id, or 0
/// @param since when it should have been otherwise
public record Finding(Type type, long page, long delivery, Instant since, Saying text) {
    public enum Type {
        /// A page wanted attention and got none.
        OVERDUE_STEP,
        /// A page burns that nobody was told of.
        PAGE_WITHOUT_PERSON,
        /// A message that is neither sent nor given up.
        STUCK_DELIVERY,
        /// The engine takes no commands.
        STUCK_ENGINE;

        /// For programs, such as `overdue-step`.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
