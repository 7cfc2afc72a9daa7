// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import dev.watchfire.engine.configuration.Integration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a configuration says about paging.
///
/// @param means how people are reached, by type: `sms`, `voice`, `push` …; one that is not here
///   cannot be used
/// @param limits how much a destination of a type takes
/// @param fallback the receiver that hears what reaches nobody, or null
public record PagingSettings(
        SeverityPolicy severities,
        List<EscalationPolicy> policies,
        List<Vendor> vendors,
        Map<String, Integration> means,
        Map<String, List<Tier>> limits,
        @Nullable String fallback) {
    /// At most so many messages within a time.
    public record Tier(int count, Duration within) {}

    private static final List<Tier> VOICE =
            List.of(
                    new Tier(1, Duration.ofMinutes(1)),
                    new Tier(3, Duration.ofMinutes(15)),
                    new Tier(7, Duration.ofHours(1)),
                    new Tier(15, Duration.ofHours(3)));

    private static final List<Tier> SMS =
            List.of(
                    new Tier(1, Duration.ofMinutes(1)),
                    new Tier(5, Duration.ofMinutes(15)),
                    new Tier(11, Duration.ofHours(1)),
                    new Tier(21, Duration.ofHours(3)));

    private static final List<Tier> OTHERS = List.of(new Tier(1, Duration.ofMinutes(1)));

    public static final Map<String, List<Tier>> DEFAULT_LIMITS = Map.of("voice", VOICE, "sms", SMS);

    public static final PagingSettings NONE =
            new PagingSettings(
                    SeverityPolicy.DEFAULT, List.of(), List.of(), Map.of(), DEFAULT_LIMITS, null);

    public PagingSettings {
        policies = List.copyOf(policies);
        vendors = List.copyOf(vendors);
        means = Map.copyOf(means);
        limits = Map.copyOf(limits);
    }

    public List<Tier> limits(String type) {
        return limits.getOrDefault(type, OTHERS);
    }

    public @Nullable EscalationPolicy policy(String name) {
        for (EscalationPolicy policy : policies) {
            if (policy.name().equals(name)) {
                return policy;
            }
        }
        return null;
    }

    public @Nullable Vendor vendor(String name) {
        for (Vendor vendor : vendors) {
            if (vendor.name().equals(name)) {
                return vendor;
            }
        }
        return null;
    }
}
