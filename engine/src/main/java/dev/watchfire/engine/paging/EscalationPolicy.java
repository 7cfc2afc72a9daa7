// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import java.time.Duration;
import java.util.List;

/// Who is asked next when nobody answers.
///
/// @param team whose it is, or "" for nobody's
/// @param repeats how often the steps are gone through again after the last
/// @param repeatFrom position of the step at which a repeat begins
/// @param acknowledgeTimeout after which who acknowledged is reminded; zero for never
/// @param confirmWithin how long they then have to say that they are still at it, before the page
///   begins anew
/// @param ifNobody asked in place of a step that finds nobody; none means that the next step fires
///   at once
public record EscalationPolicy(
        String name,
        String description,
        String team,
        List<PolicyStep> steps,
        int repeats,
        int repeatFrom,
        Duration acknowledgeTimeout,
        Duration confirmWithin,
        List<PageTarget> ifNobody) {
    /// A ladder that is longer helps nobody.
    public static final int MOST_STEPS = 20;

    public static final int MOST_REPEATS = 100;

    public static final Duration DEFAULT_CONFIRM_WITHIN = Duration.ofMinutes(5);

    public EscalationPolicy {
        steps = List.copyOf(steps);
        ifNobody = List.copyOf(ifNobody);
    }
}
