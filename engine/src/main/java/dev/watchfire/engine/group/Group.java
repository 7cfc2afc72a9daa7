// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.group;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.label.LabelSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The alerts of one route that agree on its `group_by` labels. Which alerts those are is kept with
/// each alert.
///
/// @param routeId names the route for as long as the route's place and matchers stay the same
/// @param key Alertmanager's group key: route key, `:`, group labels
/// @param nextFlushAt when the group next decides whom to tell
/// @param lastFlushAt null before the first flush
/// @param failed whether an integration finally failed since the last flush; resolved alerts then
///   stay until a later flush got through
/// @param verdict a digest of the last decision and its reasons: a repeat of it is not journalled
public record Group(
        long id,
        long revision,
        String routeId,
        String key,
        LabelSet labels,
        Instant createdAt,
        Instant nextFlushAt,
        @Nullable Instant lastFlushAt,
        boolean failed,
        long verdict)
        implements Entity {

    public Group flushed(Instant at, Instant next, long verdict) {
        return new Group(
                id, revision + 1, routeId, key, labels, createdAt, next, at, false, verdict);
    }

    public Group flushingAt(Instant next) {
        return new Group(
                id,
                revision + 1,
                routeId,
                key,
                labels,
                createdAt,
                next,
                lastFlushAt,
                failed,
                verdict);
    }

    public Group withFailed() {
        return new Group(
                id,
                revision + 1,
                routeId,
                key,
                labels,
                createdAt,
                nextFlushAt,
                lastFlushAt,
                true,
                verdict);
    }
}
