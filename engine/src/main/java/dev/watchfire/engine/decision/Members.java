// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.label.LabelSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which alerts each group holds, and which group holds given labels on a route: derived from the
/// alerts and the groups.
final class Members {
    private record Identity(String routeId, LabelSet labels) {}

    private static final IdList NOBODY = new IdList();

    private final Map<Long, IdList> byGroup = new HashMap<>();

    /// For each group the one list of groups that those share who are in no other.
    private final Map<Long, Ids> alone = new HashMap<>();

    private final Map<Identity, Long> groups = new HashMap<>();

    void alertChanged(@Nullable Alert before, @Nullable Alert after) {
        Ids were = before == null ? Ids.NONE : before.groups();
        Ids are = after == null ? Ids.NONE : after.groups();
        if (were == are || were.equals(are)) {
            return;
        }
        for (int i = 0; i < were.size(); i++) {
            if (!are.contains(were.get(i)) && before != null) {
                leave(were.get(i), before.id());
            }
        }
        for (int i = 0; i < are.size(); i++) {
            if (!were.contains(are.get(i)) && after != null) {
                byGroup.computeIfAbsent(are.get(i), _ -> new IdList()).add(after.id());
            }
        }
    }

    private void leave(long group, long alert) {
        IdList members = byGroup.get(group);
        if (members != null && members.remove(alert) && members.isEmpty()) {
            byGroup.remove(group);
            alone.remove(group);
        }
    }

    /// The group as a list.
    Ids only(long group) {
        return alone.computeIfAbsent(group, Ids::of);
    }

    void groupChanged(@Nullable Group before, @Nullable Group after) {
        if (before != null && after == null) {
            groups.remove(new Identity(before.routeId(), before.labels()));
        } else if (before == null && after != null) {
            groups.put(new Identity(after.routeId(), after.labels()), after.id());
        }
    }

    /// The alerts of a group; must not be walked while alerts change.
    IdList of(long group) {
        return byGroup.getOrDefault(group, NOBODY);
    }

    /// 0 where there is no such group.
    long find(String routeId, LabelSet labels) {
        return groups.getOrDefault(new Identity(routeId, labels), 0L);
    }
}
