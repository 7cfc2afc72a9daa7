// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.interval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The time intervals of a configuration, by name. Immutable.
public final class TimeIntervals {
    private final Map<String, List<TimeInterval>> byName;

    public TimeIntervals(Map<String, List<TimeInterval>> byName) {
        this.byName = byName;
    }

    /// Those of `names` that contain the instant.
    public List<String> containing(List<String> names, Instant instant) {
        List<String> found = new ArrayList<>(0);
        for (String name : names) {
            for (TimeInterval interval : byName.getOrDefault(name, List.of())) {
                if (interval.contains(instant)) {
                    found.add(name);
                    break;
                }
            }
        }
        return found;
    }

    /// Whether a route with these active time intervals may notify: always, where there are none.
    public boolean isActive(List<String> names, Instant instant) {
        return names.isEmpty() || !containing(names, instant).isEmpty();
    }
}
