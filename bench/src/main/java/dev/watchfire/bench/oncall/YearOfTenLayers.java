// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.oncall;

import dev.watchfire.engine.oncall.Duty;
import dev.watchfire.engine.oncall.Layer;
import dev.watchfire.engine.oncall.OnCall;
import dev.watchfire.engine.oncall.Restriction;
import dev.watchfire.engine.oncall.Rotation;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.oncall.Turn;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Prints how long the final schedule of a year takes, for one of ten layers in five zones: daily,
/// weekly and monthly turns, half of them within working hours only.
public final class YearOfTenLayers {
    private static final int ROUNDS = 400;
    private static final List<String> ZONES =
            List.of(
                    "Asia/Seoul",
                    "Europe/Berlin",
                    "America/Los_Angeles",
                    "America/Santiago",
                    "Australia/Lord_Howe");

    private YearOfTenLayers() {}

    static void main() {
        Instant from = Instant.parse("2027-01-01T00:00:00Z");
        Instant to = from.plus(Duration.ofDays(365));
        long[] nanos = new long[ROUNDS];
        int shifts = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            List<Duty> duties = new OnCall(schedule(), List.of()).between(from, to);
            nanos[i] = System.nanoTime() - start;
            shifts = duties.size();
        }
        System.out.printf(
                Locale.ROOT,
                "a year of ten layers, %d shifts: first %.1f ms, median %.2f ms, slowest of the"
                        + " last 100 %.2f ms%n",
                shifts,
                nanos[0] / 1e6,
                Arrays.stream(nanos).sorted().toArray()[ROUNDS / 2] / 1e6,
                Arrays.stream(nanos, ROUNDS - 100, ROUNDS).max().orElse(0) / 1e6);
    }

    private static Schedule schedule() {
        Set<DayOfWeek> week =
                Set.of(
                        DayOfWeek.MONDAY,
                        DayOfWeek.TUESDAY,
                        DayOfWeek.WEDNESDAY,
                        DayOfWeek.THURSDAY,
                        DayOfWeek.FRIDAY);
        List<Layer> layers = new ArrayList<>();
        Rotation.Unit[] units = {
            Rotation.Unit.DAYS, Rotation.Unit.WEEKS, Rotation.Unit.MONTHS, Rotation.Unit.HOURS
        };
        for (int i = 0; i < 10; i++) {
            Rotation.Unit unit = units[i % units.length];
            layers.add(
                    new Layer(
                            "layer " + i,
                            i < 7 ? "primary" : "secondary",
                            i % 4,
                            ZoneId.of(ZONES.get(i % ZONES.size())),
                            new Rotation(
                                    List.of(
                                            Turn.of("a" + i),
                                            Turn.of("b" + i),
                                            Turn.of("c" + i, "d" + i)),
                                    unit,
                                    unit == Rotation.Unit.HOURS ? 12 : 1,
                                    LocalDateTime.of(2026, 1, 5, 9, 0),
                                    List.of(),
                                    Rotation.Count.ACTIVE),
                            i % 2 == 0
                                    ? List.of()
                                    : List.of(
                                            Restriction.daily(
                                                    week, LocalTime.of(9, 0), LocalTime.of(18, 0))),
                            null));
        }
        return new Schedule("ten", ZoneId.of("Asia/Seoul"), layers);
    }
}
