// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import dev.watchfire.engine.calendar.BusinessHours;
import dev.watchfire.engine.service.Service.Money;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When a step applies. Everything that is given must hold.
///
/// @param severities empty for all
/// @param hours the name of business hours, "" for any time
/// @param schedule whose team's business hours are meant, "" for none; without such it is Monday to
///   Friday, 09:00 to 18:00, in the schedule's zone
/// @param inside whether it applies within those hours, or outside of them
/// @param tierAtMost the service must matter at least so much, or null
/// @param affectedAtLeast so many services must be affected: the page's own and all that need it; 0
///   for any
/// @param revenueAtLeast what the affected services earn per minute, in that currency, or null
public record Condition(
        Set<Severity> severities,
        String hours,
        String schedule,
        boolean inside,
        @Nullable Integer tierAtMost,
        int affectedAtLeast,
        @Nullable Money revenueAtLeast) {
    public static final Condition ALWAYS = new Condition(Set.of(), "", "", true, null, 0, null);

    public Condition {
        severities = Set.copyOf(severities);
    }

    /// Why it does not hold, or null where it does. Hours that are gone hold nobody back.
    ///
    /// @param open the hours that are meant, or null
    public @Nullable Why whyNot(
            Severity severity, Impact impact, @Nullable BusinessHours open, Instant at) {
        if (!severities.isEmpty() && !severities.contains(severity)) {
            String only =
                    String.join(", ", severities.stream().sorted().map(Severity::name).toList());
            return Why.of(Sentence.ONLY_SEVERITIES, only, severity);
        }
        if (open != null && open.isOpen(at) != inside) {
            return hours(open);
        }
        if (tierAtMost != null && (impact.tier() == null || impact.tier() > tierAtMost)) {
            Integer tier = impact.tier();
            return tier == null
                    ? Why.of(Sentence.ONLY_TIER_UNKNOWN, tierAtMost)
                    : Why.of(Sentence.ONLY_TIER, tierAtMost, tier);
        }
        if (impact.affected() < affectedAtLeast) {
            return Why.of(Sentence.ONLY_AFFECTED, affectedAtLeast, impact.affected());
        }
        if (revenueAtLeast != null
                && impact.revenue(revenueAtLeast.currency()).compareTo(revenueAtLeast.amount())
                        < 0) {
            return Why.of(
                    Sentence.ONLY_REVENUE,
                    revenueAtLeast.amount().toPlainString(),
                    revenueAtLeast.currency(),
                    impact.revenue(revenueAtLeast.currency()).toPlainString());
        }
        return null;
    }

    private Why hours(BusinessHours open) {
        return schedule.isEmpty()
                ? Why.of(inside ? Sentence.ONLY_WITHIN : Sentence.ONLY_OUTSIDE, open.name())
                : Why.of(
                        inside ? Sentence.ONLY_WITHIN_SCHEDULE : Sentence.ONLY_OUTSIDE_SCHEDULE,
                        schedule);
    }
}
