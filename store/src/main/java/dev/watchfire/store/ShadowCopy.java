// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import dev.watchfire.engine.label.LabelSet;
import java.time.Instant;
import java.util.List;

/// One notification that another Alertmanager sent, as its copy told.
///
/// @param id 0 for one that is not kept yet; later copies have higher ids
/// @param at when the copy arrived
/// @param groupKey as Alertmanager prints it
/// @param firing labels of the alerts told as firing
/// @param resolved labels of the alerts told as resolved
public record ShadowCopy(
        long id,
        Instant at,
        String receiver,
        String groupKey,
        LabelSet groupLabels,
        List<LabelSet> firing,
        List<LabelSet> resolved) {
    public ShadowCopy {
        firing = List.copyOf(firing);
        resolved = List.copyOf(resolved);
    }

    ShadowCopy withId(long id) {
        return new ShadowCopy(id, at, receiver, groupKey, groupLabels, firing, resolved);
    }
}
