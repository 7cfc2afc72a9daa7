// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.engine.label.LabelSet;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// The order of alerts in a message, as Alertmanager has it: by `job`, by `instance`, those without
/// one last; then fewer labels first; then by the first label that differs, where having none comes
/// before having one.
final class AlertOrder {
    static final Comparator<Message.Told> BY_JOB_AND_INSTANCE =
            (a, b) -> compare(a.labels(), b.labels());

    private static final Comparator<@Nullable String> VALUE_OR_LAST =
            Comparator.nullsLast(LabelSet::compareUtf8);

    private AlertOrder() {}

    static int compare(LabelSet a, LabelSet b) {
        int byJob = VALUE_OR_LAST.compare(a.get("job"), b.get("job"));
        if (byJob != 0) {
            return byJob;
        }
        int byInstance = VALUE_OR_LAST.compare(a.get("instance"), b.get("instance"));
        if (byInstance != 0) {
            return byInstance;
        }
        return a.size() != b.size() ? a.size() - b.size() : compareSameSize(a, b);
    }

    private static int compareSameSize(LabelSet a, LabelSet b) {
        for (int i = 0; i < a.size(); i++) {
            int byName = LabelSet.compareUtf8(a.name(i), b.name(i));
            if (byName != 0) {
                // The set whose name is greater lacks the smaller name.
                return -byName;
            }
            int byValue = LabelSet.compareUtf8(a.value(i), b.value(i));
            if (byValue != 0) {
                return byValue;
            }
        }
        return 0;
    }
}
