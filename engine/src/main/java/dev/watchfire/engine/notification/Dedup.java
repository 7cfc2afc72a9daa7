// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.notification;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.delivery.Delivery.Reason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether an integration has to be told about a group, given what it was last told.
public final class Dedup {
    private Dedup() {}

    /// @param firing fingerprints of the alerts that fire
    /// @param resolved fingerprints of the alerts that are resolved
    /// @return why it must be told, or null where it knows enough. The resolve of everything that
    ///   was told as firing is due even for an integration that wants no resolves: the log must
    ///   forget
    public static @Nullable Reason reason(
            @Nullable LogEntry told,
            Ids firing,
            Ids resolved,
            boolean sendResolved,
            Duration repeatInterval,
            Instant now) {
        if (told == null) {
            return firing.isEmpty() ? null : Reason.FIRST_NOTIFICATION;
        }
        boolean mayHaveFiring = told.mayHaveFiring();
        if (!told.firing().containsAll(firing)) {
            return mayHaveFiring ? Reason.NEW_ALERTS_FIRING : Reason.FIRST_NOTIFICATION;
        }
        if (firing.isEmpty()) {
            return mayHaveFiring ? Reason.ALL_ALERTS_RESOLVED : null;
        }
        if (sendResolved && !told.resolved().containsAll(resolved)) {
            return Reason.NEW_ALERTS_RESOLVED;
        }
        return told.at().isBefore(now.minus(repeatInterval)) ? Reason.REPEAT_INTERVAL : null;
    }
}
