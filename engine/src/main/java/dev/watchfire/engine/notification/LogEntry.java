// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.notification;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.label.LabelSet;
import java.time.Instant;

/// What one integration of one receiver was last told about one group.
///
/// @param key route id, group labels, receiver, integration: one entry for each
/// @param firing fingerprints of the alerts told as firing
/// @param resolved fingerprints of the alerts told as resolved
/// @param uncertain fingerprints of alerts in attempts whose outcome is unknown, so that it is not
///   known whether they are believed to fire: firing they must be told, and their end must be told
/// @param memory what the integration wants to know when it next tells this group, e.g. which
///   message to change
public record LogEntry(
        long id,
        long revision,
        String key,
        Instant at,
        Ids firing,
        Ids resolved,
        Ids uncertain,
        Instant expiresAt,
        LabelSet memory)
        implements Entity {

    /// The key under which an integration's last notification of a group is found.
    public static String key(
            String routeId, LabelSet groupLabels, String receiver, Integration integration) {
        return routeId
                + ":"
                + groupLabels
                + ":"
                + receiver
                + "/"
                + integration.type()
                + "/"
                + integration.index();
    }

    /// After an attempt that may have arrived. What it told as resolved no longer counts as told as
    /// firing, for it may fire again; nor what it told as firing as told as resolved.
    public LogEntry perhapsTold(Ids asFiring, Ids asResolved) {
        return new LogEntry(
                id,
                revision + 1,
                key,
                at,
                firing.where(id -> !asResolved.contains(id)),
                resolved.where(id -> !asFiring.contains(id)),
                uncertain.union(asFiring).union(firing.where(asResolved::contains)),
                expiresAt,
                memory);
    }
}
