// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.silence;

import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A silence as a person asks for it.
///
/// @param replaces the silence to change, or null for a new one
public record SilenceDraft(
        @Nullable UUID replaces,
        List<Matcher> matchers,
        Instant startsAt,
        Instant endsAt,
        String createdBy,
        String comment,
        LabelSet annotations) {
    public SilenceDraft {
        matchers = List.copyOf(matchers);
    }
}
