// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import java.time.Duration;
import java.util.List;

/// One step of an escalation policy.
///
/// @param waits how long those whom it asks have to answer, before the next step fires
/// @param roundRobin asks one of the people, each time the next
/// @param allMustAcknowledge the page counts as acknowledged when everybody of this step has
/// @param when else it is passed at once
/// @param atOnceWhen fires when the page begins, whatever comes before it; null for never
public record PolicyStep(
        Level level,
        Path path,
        Duration waits,
        List<PageTarget> targets,
        boolean roundRobin,
        boolean allMustAcknowledge,
        Unless unless,
        Condition when,
        @org.jspecify.annotations.Nullable Condition atOnceWhen) {
    public enum Level {
        L1(Duration.ofMinutes(15)),
        L2(Duration.ofHours(1)),
        L3(Duration.ofHours(4)),
        MANAGEMENT(Duration.ofHours(4));

        private final Duration patience;

        Level(Duration patience) {
            this.patience = patience;
        }

        /// How long a step of this level waits where the policy does not say.
        public Duration patience() {
            return patience;
        }
    }

    /// Towards whom it climbs.
    public enum Path {
        TECHNICAL,
        MANAGERIAL,
        BUSINESS,
        EXTERNAL
    }

    /// What stops a step.
    public enum Unless {
        ACKNOWLEDGED,
        /// Fires also where somebody has acknowledged, as long as it is not over.
        RESOLVED
    }

    public PolicyStep {
        targets = List.copyOf(targets);
    }
}
