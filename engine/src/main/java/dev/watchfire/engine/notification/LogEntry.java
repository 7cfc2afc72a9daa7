// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.notification;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.takeover.AlertHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What one integration of one receiver was last told about one group.
///
/// @param key route id, group labels, receiver, integration: one entry for each
/// @param firing fingerprints of the alerts told as firing
/// @param resolved fingerprints of the alerts told as resolved
/// @param uncertain fingerprints of alerts in attempts whose outcome is unknown, so that it is not
///   known whether they are believed to fire: firing they must be told, and their end must be told
/// @param memory what the integration wants to know when it next tells this group, e.g. which
///   message to change
/// @param origin who told it
public record LogEntry(
        long id,
        long revision,
        String key,
        Instant at,
        Ids firing,
        Ids resolved,
        Ids uncertain,
        Instant expiresAt,
        LabelSet memory,
        Origin origin)
        implements Entity {
    /// Who told what an entry says was told.
    public sealed interface Origin {
        /// This server.
        record Sent() implements Origin {}

        /// Nobody: this server observed, and would have.
        record Observed() implements Origin {}

        /// Another Alertmanager, whose log names alerts by a hash ({@link AlertHash}) that does not
        /// lead back to their labels: they are known again when the alerts themselves are there.
        record Foreign(Ids firing, Ids resolved) implements Origin {}

        Origin SENT = new Sent();
        Origin OBSERVED = new Observed();
    }

    /// Told by this server.
    public LogEntry(
            long id,
            long revision,
            String key,
            Instant at,
            Ids firing,
            Ids resolved,
            Ids uncertain,
            Instant expiresAt,
            LabelSet memory) {
        this(id, revision, key, at, firing, resolved, uncertain, expiresAt, memory, Origin.SENT);
    }

    /// Whether an alert was told as firing, or perhaps was, and not told as resolved since.
    public boolean mayHaveFiring() {
        return !firing.isEmpty()
                || !uncertain.isEmpty()
                || origin instanceof Origin.Foreign foreign && !foreign.firing().isEmpty();
    }

    /// The same with those of `alerts` named by fingerprint that the entry names by a foreign hash.
    public LogEntry knowing(Iterable<LabelSet> alerts) {
        if (!(origin instanceof Origin.Foreign(Ids firingHashes, Ids resolvedHashes))) {
            return this;
        }
        List<Long> fires = new ArrayList<>();
        List<Long> ended = new ArrayList<>();
        for (LabelSet labels : alerts) {
            long hash = AlertHash.of(labels);
            if (firingHashes.contains(hash)) {
                fires.add(labels.fingerprint());
            } else if (resolvedHashes.contains(hash)) {
                ended.add(labels.fingerprint());
            }
        }
        return new LogEntry(
                id,
                revision,
                key,
                at,
                firing.union(Ids.of(fires)),
                resolved.union(Ids.of(ended)),
                uncertain,
                expiresAt,
                memory,
                origin);
    }

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
    public LogEntry perhapsTold(Iterable<LabelSet> asFiring, Iterable<LabelSet> asResolved) {
        LogEntry known = knowing(asFiring).knowing(asResolved);
        Ids begun = fingerprints(asFiring);
        Ids ended = fingerprints(asResolved);
        return new LogEntry(
                id,
                revision + 1,
                key,
                at,
                known.firing.where(alert -> !ended.contains(alert)),
                known.resolved.where(alert -> !begun.contains(alert)),
                uncertain.union(begun).union(known.firing.where(ended::contains)),
                expiresAt,
                memory,
                origin instanceof Origin.Foreign(Ids fires, Ids over)
                        ? new Origin.Foreign(without(fires, asResolved), without(over, asFiring))
                        : origin);
    }

    private static Ids fingerprints(Iterable<LabelSet> alerts) {
        List<Long> fingerprints = new ArrayList<>();
        alerts.forEach(labels -> fingerprints.add(labels.fingerprint()));
        return Ids.of(fingerprints);
    }

    private static Ids without(Ids hashes, Iterable<LabelSet> alerts) {
        Ids rest = hashes;
        for (LabelSet labels : alerts) {
            rest = rest.without(AlertHash.of(labels));
        }
        return rest;
    }
}
