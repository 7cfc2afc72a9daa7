// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import java.time.Duration;

/// Limits and times that are fixed for the life of an engine.
///
/// @param retention how long expired silences and notification log entries are kept
/// @param maxSilences pending and active silences at once, 0 for no limit
/// @param maxSilenceBytes size of one silence, 0 for no limit
/// @param alertsPerName firing alerts with the same `alertname`, 0 for no limit
/// @param writeBackAfter how old a soft change may grow before it is written
/// @param idSeed where the random part of UUIDs begins
public record Settings(
        Duration retention,
        int maxSilences,
        int maxSilenceBytes,
        int alertsPerName,
        Duration writeBackAfter,
        long idSeed) {
    public static final Settings DEFAULT =
            new Settings(Duration.ofHours(120), 0, 0, 0, Duration.ofMinutes(10), 0x5eedL);

    public Settings withIdSeed(long seed) {
        return new Settings(
                retention, maxSilences, maxSilenceBytes, alertsPerName, writeBackAfter, seed);
    }
}
