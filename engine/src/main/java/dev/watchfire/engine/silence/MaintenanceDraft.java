// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.silence;

import dev.watchfire.engine.matcher.Matcher;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Maintenance as a person asks for it.
///
/// @param replaces what is changed, or null for new maintenance
/// @param revision the version that the person saw, or 0 for whichever
public record MaintenanceDraft(
        @Nullable UUID replaces,
        long revision,
        String name,
        List<Matcher> matchers,
        Recurrence recurrence,
        String createdBy,
        String comment) {
    public MaintenanceDraft {
        matchers = List.copyOf(matchers);
    }
}
