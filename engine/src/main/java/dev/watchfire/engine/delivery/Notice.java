// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.delivery;

import java.util.Locale;

/// What a delivery tells that is about no alert: a reminder.
///
/// @param schedule it is about
/// @param person who is told, or empty where a channel is
/// @param title one line
/// @param text the rest, in plain text
public record Notice(
        Kind kind, String schedule, String role, String person, String title, String text) {
    public enum Kind {
        SHIFT_STARTS,
        HANDOFF,
        GAP_AHEAD,
        UNCOVERED,
        COVER_WANTED,
        SWAP_ASKED,
        SWAP_ANSWERED,
        SHIFT_MOVED;

        /// For programs, such as `shift-starts`.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
