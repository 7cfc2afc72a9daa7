// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.paging.Page;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Open pages by what they are about. Derived from the pages.
final class PageIndex {
    private final Map<Long, Set<Long>> byGroup = new HashMap<>();
    private final Map<String, Set<Long>> byKey = new HashMap<>();
    private final Map<Long, Integer> byPolicy = new HashMap<>();
    private final Map<String, Integer> byService = new HashMap<>();

    void changed(@Nullable Page before, @Nullable Page after) {
        if (before != null && before.state().isOpen()) {
            drop(byGroup, before.groupId(), before.id());
            drop(byKey, before.key(), before.id());
            byPolicy.merge(
                    before.pinned(), -1, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b));
        }
        count(byService, before, -1);
        count(byService, after, 1);
        if (after != null && after.state().isOpen()) {
            if (after.groupId() != 0) {
                byGroup.computeIfAbsent(after.groupId(), _ -> new LinkedHashSet<>())
                        .add(after.id());
            }
            if (!after.key().isEmpty()) {
                byKey.computeIfAbsent(after.key(), _ -> new LinkedHashSet<>()).add(after.id());
            }
            byPolicy.merge(after.pinned(), 1, Integer::sum);
        }
    }

    private static void count(Map<String, Integer> map, @Nullable Page page, int by) {
        if (page != null && page.state().isOpen()) {
            map.merge(page.service(), by, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b));
        }
    }

    private static <K> void drop(Map<K, Set<Long>> map, K key, long id) {
        Set<Long> ids = map.get(key);
        if (ids != null && ids.remove(id) && ids.isEmpty()) {
            map.remove(key);
        }
    }

    /// Those about a group.
    List<Long> ofGroup(long group) {
        return List.copyOf(byGroup.getOrDefault(group, Set.of()));
    }

    /// Those that programs call so.
    List<Long> ofKey(String key) {
        return List.copyOf(byKey.getOrDefault(key, Set.of()));
    }

    int ofService(String service) {
        return byService.getOrDefault(service, 0);
    }

    boolean isPinned(long policy) {
        return byPolicy.containsKey(policy);
    }
}
