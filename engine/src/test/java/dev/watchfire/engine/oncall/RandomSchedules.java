// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import dev.watchfire.engine.oncall.Rotation.Count;
import dev.watchfire.engine.oncall.Rotation.Unit;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Schedules of every shape, with times on quarters of an hour.
final class RandomSchedules {
    private static final List<String> ZONES =
            List.of(
                    "Europe/Berlin",
                    "America/New_York",
                    "Asia/Seoul",
                    "Australia/Lord_Howe",
                    "America/Santiago",
                    "Africa/Casablanca",
                    "Asia/Gaza",
                    "UTC");

    private RandomSchedules() {}

    static Schedule next(SplittableRandom random) {
        List<Layer> layers = new ArrayList<>();
        int n = 1 + random.nextInt(3);
        for (int i = 0; i < n; i++) {
            layers.add(
                    new Layer(
                            "l" + i,
                            Layer.PRIMARY,
                            random.nextInt(2),
                            ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
                            rotation(random, "l" + i),
                            restrictions(random),
                            null));
        }
        return new Schedule("random", layers.getFirst().zone(), layers);
    }

    private static Rotation rotation(SplittableRandom random, String prefix) {
        List<Turn> turns = new ArrayList<>();
        int people = 1 + random.nextInt(4);
        for (int i = 0; i < people; i++) {
            turns.add(random.nextInt(9) == 0 ? Turn.of() : Turn.of(prefix + "p" + i));
        }
        LocalDateTime start =
                LocalDateTime.of(2026, 1 + random.nextInt(2), 1 + random.nextInt(28), 0, 0)
                        .plusMinutes(15L * random.nextInt(96));
        Count count = random.nextBoolean() ? Count.ACTIVE : Count.CALENDAR;
        if (random.nextInt(4) == 0) {
            List<LocalTime> handoffs = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(2); i++) {
                handoffs.add(LocalTime.MIN.plusMinutes(15L * random.nextInt(96)));
            }
            return new Rotation(turns, Unit.DAYS, 1, start, handoffs, count);
        }
        Unit unit = Unit.values()[random.nextInt(4)];
        int every = unit == Unit.HOURS ? 5 + random.nextInt(20) : 1 + random.nextInt(3);
        return new Rotation(turns, unit, every, start, List.of(), count);
    }

    private static List<Restriction> restrictions(SplittableRandom random) {
        List<Restriction> restrictions = new ArrayList<>();
        int n = random.nextInt(3);
        for (int i = 0; i < n; i++) {
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                if (random.nextBoolean()) {
                    days.add(day);
                }
            }
            restrictions.add(
                    new Restriction(
                            days,
                            LocalTime.MIN.plusMinutes(15L * random.nextInt(96)),
                            15 * (1 + random.nextInt(random.nextInt(5) == 0 ? 500 : 80))));
        }
        return restrictions;
    }
}
