// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.shadow;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.label.LabelSet;
import java.time.Instant;

/// What was told about a group, by whomever.
///
/// @param id of the delivery or of the copy
/// @param firing fingerprints of the alerts told as firing
/// @param resolved fingerprints of the alerts told as resolved
/// @param reason why it was decided; empty where that is not known
record Notification(
        long id,
        Instant at,
        String receiver,
        String groupKey,
        LabelSet groupLabels,
        Ids firing,
        Ids resolved,
        String reason) {
    boolean tellsTheSameAs(Notification other) {
        return firing.equals(other.firing) && resolved.equals(other.resolved);
    }
}
