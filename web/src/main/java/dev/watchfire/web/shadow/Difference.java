// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.shadow;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where the two do not agree.
///
/// @param ours null where only the other one told
/// @param theirs null where only we would have told
record Difference(Kind kind, @Nullable Notification ours, @Nullable Notification theirs) {
    enum Kind {
        ONLY_HERE,
        ONLY_THERE,
        /// The same group at about the same time, with other alerts.
        OTHER_ALERTS,
        /// The same, but so much later or earlier that somebody would notice.
        OTHER_TIME;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Theirs, where there is one; what is there is what people saw.
    Notification either() {
        Notification either = theirs != null ? theirs : ours;
        if (either == null) {
            throw new IllegalStateException("a difference between nothing and nothing");
        }
        return either;
    }

    Instant at() {
        return either().at();
    }

    /// How much later ours is, negative for earlier.
    @Nullable Duration delay() {
        return ours == null || theirs == null ? null : Duration.between(theirs.at(), ours.at());
    }
}
