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

    /// Why it does not hold, as a sentence for people, or null where it does. Hours that are gone
    /// hold nobody back.
    ///
    /// @param open the hours that are meant, or null
    public @Nullable String whyNot(
            Severity severity, Impact impact, @Nullable BusinessHours open, Instant at) {
        if (!severities.isEmpty() && !severities.contains(severity)) {
            return "only for " + severities.stream().sorted().toList() + ", this is " + severity;
        }
        if (open != null && open.isOpen(at) != inside) {
            return "only " + (inside ? "within" : "outside") + " the hours " + open.name();
        }
        if (tierAtMost != null && (impact.tier() == null || impact.tier() > tierAtMost)) {
            return "only for services of tier "
                    + tierAtMost
                    + " or better, this is of "
                    + (impact.tier() == null ? "no known tier" : "tier " + impact.tier());
        }
        if (impact.affected() < affectedAtLeast) {
            return "only where %d services are affected, these are %d"
                    .formatted(affectedAtLeast, impact.affected());
        }
        if (revenueAtLeast != null
                && impact.revenue(revenueAtLeast.currency()).compareTo(revenueAtLeast.amount())
                        < 0) {
            return "only from %s %s per minute on, this is %s"
                    .formatted(
                            revenueAtLeast.amount().toPlainString(),
                            revenueAtLeast.currency(),
                            impact.revenue(revenueAtLeast.currency()).toPlainString());
        }
        return null;
    }
}
