// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.explain;

import dev.watchfire.engine.explain.Explanation.InhibitionReason;
import dev.watchfire.engine.explain.Explanation.RouteStep;
import dev.watchfire.engine.explain.Explanation.SilenceReason;
import dev.watchfire.engine.label.LabelSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where an alert with these labels would go at one instant, whether or not there is one.
///
/// @param routes every node of the routing tree that was tried, in the order of trying
/// @param destinations the nodes that would handle it, at least the root
/// @param silences silences that would mute it at that instant
/// @param inhibition what would inhibit it if what fires now fired then, or null
public record Destinations(
        LabelSet labels,
        Instant at,
        List<RouteStep> routes,
        List<Destination> destinations,
        List<SilenceReason> silences,
        @Nullable InhibitionReason inhibition) {
    public Destinations {
        routes = List.copyOf(routes);
        destinations = List.copyOf(destinations);
        silences = List.copyOf(silences);
    }

    /// @param routeId the node of the tree
    /// @param groupKey the group that it would join or begin
    /// @param joins whether there is such a group already
    /// @param firstFlushAt when a group that begins then is first told; null where it joins one
    /// @param heldBy time intervals that would hold the group at that instant
    /// @param integrations who would be told
    public record Destination(
            String routeId,
            String receiver,
            String groupKey,
            LabelSet groupLabels,
            boolean joins,
            @Nullable Instant firstFlushAt,
            Duration groupWait,
            Duration groupInterval,
            Duration repeatInterval,
            List<String> heldBy,
            List<String> integrations) {
        public Destination {
            heldBy = List.copyOf(heldBy);
            integrations = List.copyOf(integrations);
        }
    }

    /// Whether nobody would be told, for whatever reason.
    public boolean silent() {
        return inhibition != null
                || !silences.isEmpty()
                || destinations.stream()
                        .allMatch(d -> !d.heldBy().isEmpty() || d.integrations().isEmpty());
    }
}
