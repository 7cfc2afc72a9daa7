// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.label.LabelSet;
import java.util.Comparator;

/// The orders in which Alertmanager lists groups and the alerts inside them.
final class LabelOrder {
    /// Fewer labels first, then by the first name or value that differs.
    static final Comparator<LabelSet> BY_LABELS = LabelOrder::compare;

    /// By `job`, then `instance`, then all labels; who lacks one comes last.
    static final Comparator<Alert> BY_JOB_AND_INSTANCE =
            (a, b) -> {
                int c = compareOne(a.labels(), b.labels(), "job");
                c = c == 0 ? compareOne(a.labels(), b.labels(), "instance") : c;
                return c == 0 ? compare(a.labels(), b.labels()) : c;
            };

    private LabelOrder() {}

    private static int compareOne(LabelSet a, LabelSet b, String name) {
        String x = a.get(name);
        String y = b.get(name);
        if (x == null || y == null) {
            return Boolean.compare(x == null, y == null);
        }
        return LabelSet.compareUtf8(x, y);
    }

    private static int compare(LabelSet a, LabelSet b) {
        return a.size() != b.size() ? Integer.compare(a.size(), b.size()) : a.compareTo(b);
    }
}
