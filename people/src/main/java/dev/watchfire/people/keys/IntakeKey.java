// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.keys;

import dev.watchfire.people.audit.Subject;
import java.time.Instant;

/// The key of one source of alerts. It may post alerts, and nothing else.
///
/// @param source names who sends, such as `prometheus-eu`
/// @param hash of the key, as text
/// @param hint how the key begins
/// @param previous hash of the key before; empty for none
/// @param previousUntil until when that one is taken too
/// @param ratePerMinute requests; 0 for no limit
/// @param createdBy name of who made it
/// @param lastUsedAt {@link Instant#EPOCH} for never
public record IntakeKey(
        String id,
        String source,
        String hash,
        String hint,
        String previous,
        Instant previousUntil,
        int ratePerMinute,
        String createdBy,
        Instant createdAt,
        Instant lastUsedAt) {

    IntakeKey used(Instant at) {
        return new IntakeKey(
                id,
                source,
                hash,
                hint,
                previous,
                previousUntil,
                ratePerMinute,
                createdBy,
                createdAt,
                at);
    }

    IntakeKey rotated(String newHash, String newHint, Instant until) {
        return new IntakeKey(
                id,
                source,
                newHash,
                newHint,
                hash,
                until,
                ratePerMinute,
                createdBy,
                createdAt,
                lastUsedAt);
    }

    boolean isTaken(String presented, Instant now) {
        return presented.equals(hash) || presented.equals(previous) && now.isBefore(previousUntil);
    }

    Subject subject() {
        return new Subject("intake-key", id, source);
    }

    /// Not the hashes.
    @Override
    public String toString() {
        return "IntakeKey[" + source + "]";
    }
}
