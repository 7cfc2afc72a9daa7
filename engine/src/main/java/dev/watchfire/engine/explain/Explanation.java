// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.explain;

import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.InhibitRule;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.silence.Silence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of one alert, and why, at one instant.
///
/// @param summary one sentence
/// @param routes every node of the routing tree that was tried, in the order of trying
/// @param silences active silences that mute it
/// @param inhibition what inhibits it, or null
/// @param groups the groups that hold it, one for each route it took
public record Explanation(
        Alert alert,
        Instant at,
        String summary,
        List<RouteStep> routes,
        List<SilenceReason> silences,
        @Nullable InhibitionReason inhibition,
        List<GroupReason> groups) {
    public Explanation {
        routes = List.copyOf(routes);
        silences = List.copyOf(silences);
        groups = List.copyOf(groups);
    }

    /// One node of the routing tree that was tried.
    ///
    /// @param depth 0 for the root
    /// @param accepted whether all matchers accepted the alert
    /// @param refusedBy the first matcher that did not, or null
    /// @param handles whether this node, and none of its children, handles the alert
    public record RouteStep(
            String id,
            int depth,
            String receiver,
            List<String> matchers,
            boolean accepted,
            @Nullable String refusedBy,
            boolean handles,
            boolean continues) {}

    public record SilenceReason(
            String uuid, String createdBy, String comment, List<String> matchers, Instant endsAt) {
        static SilenceReason of(Silence silence) {
            return new SilenceReason(
                    silence.uuid().toString(),
                    silence.createdBy(),
                    silence.comment(),
                    silence.matchers().stream().map(Matcher::toString).toList(),
                    silence.endsAt());
        }
    }

    /// @param rule the rule's name, or its position from 1
    public record InhibitionReason(
            String rule, String fingerprint, LabelSet source, List<String> equal) {
        /// @param position of the rule, from 0
        static InhibitionReason of(InhibitRule rule, int position, LabelSet source) {
            String name = rule.name().isEmpty() ? "rule " + (position + 1) : rule.name();
            return new InhibitionReason(name, source.fingerprintHex(), source, rule.equal());
        }
    }

    /// @param heldBy time intervals that hold the whole group now
    public record GroupReason(
            long id,
            String key,
            String receiver,
            LabelSet labels,
            int alerts,
            Instant nextFlushAt,
            @Nullable Instant lastFlushAt,
            List<String> heldBy,
            List<IntegrationReason> integrations) {}

    /// @param toldAt when the integration was last told about the group, or null
    /// @param toldFiring whether that message had this alert firing
    /// @param next what the next flush would do about it, in words
    /// @param delivery the open delivery, or null
    public record IntegrationReason(
            String integration,
            @Nullable Instant toldAt,
            boolean toldFiring,
            boolean toldResolved,
            String next,
            @Nullable OpenDelivery delivery) {}

    public record OpenDelivery(
            long id,
            Delivery.State state,
            int attempts,
            Instant nextAttemptAt,
            String lastMessage) {}
}
