// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.alert;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.label.LabelSet;
import java.time.Instant;

/// What a source says is wrong. Its identity is its label set.
///
/// @param endsAt when it ends unless the source repeats it; for a resolved alert, when it ended
/// @param updatedAt when a source last spoke of it
/// @param timeout whether `endsAt` is our resolve timeout and not the source's word
/// @param resolved durable: set by the source's word or when `endsAt` passes, and by nothing else
/// @param groups the groups that hold it; a resolved alert leaves a group once that is told
public record Alert(
        long id,
        long revision,
        LabelSet labels,
        LabelSet annotations,
        Instant startsAt,
        Instant endsAt,
        Instant updatedAt,
        boolean timeout,
        String generatorUrl,
        boolean resolved,
        Ids groups)
        implements Entity {

    public String name() {
        return labels.valueOrEmpty("alertname");
    }

    public Alert withGroups(Ids groups) {
        return new Alert(
                id,
                revision + 1,
                labels,
                annotations,
                startsAt,
                endsAt,
                updatedAt,
                timeout,
                generatorUrl,
                resolved,
                groups);
    }

    public Alert resolvedAt(Instant endsAt, Instant updatedAt) {
        return new Alert(
                id,
                revision + 1,
                labels,
                annotations,
                startsAt,
                endsAt,
                updatedAt,
                timeout,
                generatorUrl,
                true,
                groups);
    }

    public Alert endingAt(Instant endsAt) {
        return new Alert(
                id,
                revision + 1,
                labels,
                annotations,
                startsAt,
                endsAt,
                updatedAt,
                timeout,
                generatorUrl,
                resolved,
                groups);
    }
}
