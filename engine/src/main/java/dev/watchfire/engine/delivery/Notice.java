// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.delivery;

import dev.watchfire.engine.Ids;
import java.util.Locale;

/// What a delivery tells that is not the change of a group: a reminder, or a page.
///
/// @param schedule it is about
/// @param person who is told, or empty where a channel is
/// @param title one line
/// @param text the rest, in plain text; "" for a page, which says more itself
/// @param method id of the person's contact method; "" for the mail of their account
/// @param pages what it is about, where it is a page
public record Notice(
        Kind kind,
        String schedule,
        String role,
        String person,
        String title,
        String text,
        String method,
        Ids pages) {
    public enum Kind {
        SHIFT_STARTS,
        HANDOFF,
        GAP_AHEAD,
        UNCOVERED,
        COVER_WANTED,
        SWAP_ASKED,
        SWAP_ANSWERED,
        SHIFT_MOVED,
        /// Somebody is asked to look after something.
        PAGE,
        /// Who acknowledged is asked whether they are still at it.
        STILL_AT_IT,
        /// A message that was sent is brought up to date where it stands.
        PAGE_UPDATE,
        /// Several that waited for their hour.
        DIGEST,
        /// A code that proves that a means is theirs.
        CODE;

        /// For programs, such as `shift-starts`.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Whether it is not about now.
        public boolean canWait() {
            return switch (this) {
                case GAP_AHEAD, COVER_WANTED, SWAP_ASKED, SWAP_ANSWERED, SHIFT_MOVED -> true;
                default -> false;
            };
        }

        /// Whether it is about pages.
        public boolean isPage() {
            return this == PAGE || this == STILL_AT_IT || this == PAGE_UPDATE || this == DIGEST;
        }
    }

    /// Of a reminder.
    public Notice(
            Kind kind, String schedule, String role, String person, String title, String text) {
        this(kind, schedule, role, person, title, text, "", Ids.NONE);
    }

    /// The same by a contact method of the person.
    public Notice by(String method) {
        return new Notice(kind, schedule, role, person, title, text, method, pages);
    }

    /// The same about other pages.
    public Notice about(Ids pages) {
        return new Notice(kind, schedule, role, person, title, text, method, pages);
    }
}
