// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.takeover;

import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A silence as another Alertmanager kept it; it keeps its id, its times and its author here.
public record ForeignSilence(
        UUID uuid,
        List<Matcher> matchers,
        Instant startsAt,
        Instant endsAt,
        Instant updatedAt,
        String createdBy,
        String comment,
        LabelSet annotations) {
    public ForeignSilence {
        matchers = List.copyOf(matchers);
    }
}
