// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.configuration;

import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import java.time.Duration;
import java.util.List;

/// A node of the routing tree, with everything it inherits already filled in.
///
/// @param id unique in the tree and stable while the matchers from the root down to here stay the
///   same: the key, and for the second and later siblings with the same matchers `#2`, `#3` …
/// @param key Alertmanager's route key, e.g. `{}/{severity="x"}`; siblings may share it
/// @param groupBy names to group by, sorted; not used where `groupByAll`
/// @param labels own labels over inherited ones, not yet rendered
public record Route(
        String id,
        String key,
        String receiver,
        List<String> groupBy,
        boolean groupByAll,
        Duration groupWait,
        Duration groupInterval,
        Duration repeatInterval,
        List<Matcher> matchers,
        boolean continues,
        List<String> muteTimeIntervals,
        List<String> activeTimeIntervals,
        LabelSet labels,
        List<Route> routes) {
    public Route {
        groupBy = List.copyOf(groupBy);
        matchers = List.copyOf(matchers);
        muteTimeIntervals = List.copyOf(muteTimeIntervals);
        activeTimeIntervals = List.copyOf(activeTimeIntervals);
        routes = List.copyOf(routes);
    }
}
