// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.Image.Standing;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.web.http.Query;
import dev.watchfire.web.http.Refusal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which firing alerts of an image a request asks for.
record AlertSelection(
        Image image,
        Receivers receivers,
        List<Matcher> filters,
        boolean active,
        boolean silenced,
        boolean inhibited) {

    static AlertSelection of(Image image, Query query, Filters filters) throws Refusal {
        return new AlertSelection(
                image,
                Receivers.of(image, query, filters),
                filters.parse(query.all("filter")),
                query.flag("active", true),
                query.flag("silenced", true),
                query.flag("inhibited", true));
    }

    /// Whether the alert is asked for, its receivers apart.
    boolean has(Alert alert) {
        if (alert.resolved()) {
            return false;
        }
        if (!active || !silenced || !inhibited) {
            Standing standing = image.standing(alert.id());
            if (!active && !standing.isSuppressed()
                    || !silenced && !standing.silencedBy().isEmpty()
                    || !inhibited && !standing.inhibitedBy().isEmpty()) {
                return false;
            }
        }
        return filters.isEmpty() || Filters.matches(filters, alert.labels());
    }

    /// The alerts in the order of their fingerprints.
    List<Alert> byFingerprint() {
        Gathered found = new Gathered(image.alerts().size());
        image.alerts()
                .forEach(
                        alert -> {
                            if (has(alert) && receivers.wants(alert.groups(), alert.labels())) {
                                found.add(alert);
                            }
                        });
        return Arrays.asList(found.sorted());
    }

    /// Sorts by fingerprint without comparing objects: the upper bits of each key are the
    /// fingerprint's, the lower ones the position.
    private static final class Gathered {
        private @Nullable Alert[] alerts;
        private int count;

        Gathered(int expected) {
            alerts = new @Nullable Alert[expected];
        }

        void add(Alert alert) {
            if (count == alerts.length) {
                alerts = Arrays.copyOf(alerts, Math.max(16, count * 2));
            }
            alerts[count++] = alert;
        }

        Alert[] sorted() {
            int positionBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, count - 1));
            long positions = (1L << positionBits) - 1;
            long[] keys = new long[count];
            for (int i = 0; i < count; i++) {
                // Flipping the sign makes the order that of unsigned numbers, as of hex digits.
                keys[i] = (fingerprint(i) ^ Long.MIN_VALUE) & ~positions | i;
            }
            Arrays.sort(keys);
            Alert[] sorted = new Alert[count];
            for (int i = 0; i < count; i++) {
                Alert alert = alerts[(int) (keys[i] & positions)];
                sorted[i] = java.util.Objects.requireNonNull(alert);
                settle(sorted, i);
            }
            return sorted;
        }

        /// Fingerprints that agree in their upper bits were sorted by position: one in a million
        /// moves by a place.
        private static void settle(Alert[] sorted, int i) {
            for (int k = i; k > 0; k--) {
                long before = sorted[k - 1].labels().fingerprint();
                long here = sorted[k].labels().fingerprint();
                if (Long.compareUnsigned(before, here) <= 0) {
                    return;
                }
                Alert swapped = sorted[k - 1];
                sorted[k - 1] = sorted[k];
                sorted[k] = swapped;
            }
        }

        private long fingerprint(int i) {
            return java.util.Objects.requireNonNull(alerts[i]).labels().fingerprint();
        }
    }
}
