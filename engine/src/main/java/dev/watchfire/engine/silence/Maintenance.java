// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.silence;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.matcher.Matcher;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Work that comes round: each of its windows is a silence, made ahead of time, so that everything
/// that knows silences knows it too.
///
/// @param silence of the window that is open or comes next
/// @param windowEnd when that window ends and the next one's silence is made
public record Maintenance(
        long id,
        long revision,
        UUID uuid,
        String name,
        List<Matcher> matchers,
        Recurrence recurrence,
        String createdBy,
        String comment,
        Instant updatedAt,
        UUID silence,
        Instant windowEnd)
        implements Entity {
    public Maintenance {
        matchers = List.copyOf(matchers);
    }

    public Maintenance during(UUID next, Instant end) {
        return new Maintenance(
                id,
                revision + 1,
                uuid,
                name,
                matchers,
                recurrence,
                createdBy,
                comment,
                updatedAt,
                next,
                end);
    }
}
