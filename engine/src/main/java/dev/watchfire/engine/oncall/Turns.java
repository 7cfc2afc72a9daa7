// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import dev.watchfire.engine.oncall.Rotation.Count;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The periods of a rotation on the wall clock, numbered from 0 at its start, and which turn each
/// of them is.
final class Turns {
    private final Rotation rotation;
    private final List<Restriction> restrictions;

    /// After this many periods the pattern of those with and without duty repeats; 0 where all
    /// count.
    private final int cycle;

    /// How many of the first periods, up to a cycle, have duty.
    private final int[] activeBefore;

    Turns(Layer layer) {
        this.rotation = layer.rotation();
        this.restrictions = layer.restrictions();
        boolean counts = rotation.count() == Count.ACTIVE && !restrictions.isEmpty();
        this.cycle = counts ? cycleOf(rotation) : 0;
        this.activeBefore = new int[cycle + 1];
        for (int i = 0; i < cycle; i++) {
            activeBefore[i + 1] = activeBefore[i] + (hasDuty(i) ? 1 : 0);
        }
    }

    /// Restrictions repeat every week, so the pattern does after as many periods as fill whole
    /// weeks.
    private static int cycleOf(Rotation rotation) {
        if (!rotation.handoffs().isEmpty()) {
            return 7 * rotation.handoffs().size();
        }
        return switch (rotation.unit()) {
            case HOURS -> 7 * 24 / gcd(7 * 24, rotation.every());
            case DAYS -> 7 / gcd(7, rotation.every());
            // Each of them holds every window of a week.
            case WEEKS, MONTHS -> 1;
        };
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /// When a period begins.
    LocalDateTime begin(long period) {
        LocalDateTime start = rotation.start();
        if (!rotation.handoffs().isEmpty()) {
            int perDay = rotation.handoffs().size();
            long place = firstHandoff() + period;
            return start.toLocalDate()
                    .plusDays(Math.floorDiv(place, perDay))
                    .atTime(rotation.handoffs().get((int) Math.floorMod(place, (long) perDay)));
        }
        long units = period * rotation.every();
        return switch (rotation.unit()) {
            case HOURS -> start.plusHours(units);
            case DAYS -> start.plusDays(units);
            case WEEKS -> start.plusWeeks(units);
            case MONTHS -> start.plusMonths(units);
        };
    }

    /// Which of the day's handoffs is the first at or after the start's time of day.
    private int firstHandoff() {
        int place = 0;
        for (var handoff : rotation.handoffs()) {
            if (handoff.isBefore(rotation.start().toLocalTime())) {
                place++;
            }
        }
        return place;
    }

    /// The period that a time of the wall clock is in; negative before the start.
    long at(LocalDateTime local) {
        long guess =
                rotation.handoffs().isEmpty()
                        ? unit().between(rotation.start(), local) / rotation.every()
                        : ChronoUnit.DAYS.between(
                                        rotation.start().toLocalDate(), local.toLocalDate())
                                * rotation.handoffs().size();
        while (begin(guess).isAfter(local)) {
            guess--;
        }
        while (!begin(guess + 1).isAfter(local)) {
            guess++;
        }
        return guess;
    }

    private ChronoUnit unit() {
        return switch (rotation.unit()) {
            case HOURS -> ChronoUnit.HOURS;
            case DAYS -> ChronoUnit.DAYS;
            case WEEKS -> ChronoUnit.WEEKS;
            case MONTHS -> ChronoUnit.MONTHS;
        };
    }

    private boolean hasDuty(long period) {
        LocalDateTime begin = begin(period);
        LocalDateTime end = begin(period + 1);
        for (Restriction restriction : restrictions) {
            if (restriction.touches(begin, end)) {
                return true;
            }
        }
        return false;
    }

    /// Which turn a period is, from 0.
    Turn turn(long period) {
        long index = cycle == 0 ? period : activeBefore(period);
        return rotation.turns().get((int) (index % rotation.turns().size()));
    }

    private long activeBefore(long period) {
        return period / cycle * activeBefore[cycle] + activeBefore[(int) (period % cycle)];
    }
}
