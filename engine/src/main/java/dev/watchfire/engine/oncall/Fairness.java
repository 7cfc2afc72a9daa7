// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// How much duty each person has, by how much it takes out of them. Hours are counted once: those
/// of a holiday as such, else those of the night, else those of the weekend, else those of the day.
public final class Fairness {
    /// When the night begins and ends on the wall clock.
    public static final LocalTime NIGHT_FROM = LocalTime.of(22, 0);

    public static final LocalTime NIGHT_TO = LocalTime.of(7, 0);

    private static final List<LocalTime> CUTS = List.of(LocalTime.MIDNIGHT, NIGHT_TO, NIGHT_FROM);

    /// What an hour is, and what it counts.
    public enum Hour {
        DAY(1),
        NIGHT(2),
        WEEKEND(1.5),
        HOLIDAY(2);

        private final double weight;

        Hour(double weight) {
            this.weight = weight;
        }

        public double weight() {
            return weight;
        }
    }

    /// One person's duty.
    public record Load(String person, Map<Hour, Duration> time) {
        public Load {
            time = Map.copyOf(time);
        }

        public double hours(Hour hour) {
            return time.getOrDefault(hour, Duration.ZERO).toSeconds() / 3600.0;
        }

        public double weighted() {
            double sum = 0;
            for (Hour hour : Hour.values()) {
                sum += hours(hour) * hour.weight();
            }
            return sum;
        }
    }

    private final Schedule schedule;
    private final Predicate<LocalDate> holiday;
    private final Map<String, ZoneId> zones = new HashMap<>();
    private final Map<String, Map<Hour, Duration>> loads = new TreeMap<>();

    private Fairness(Schedule schedule, Predicate<LocalDate> holiday) {
        this.schedule = schedule;
        this.holiday = holiday;
        schedule.layers().forEach(layer -> zones.put(layer.name(), layer.zone()));
        schedule.people().forEach(this::of);
    }

    /// Everybody who has a turn or had duty, by name.
    ///
    /// @param duties of any roles; each counts
    /// @param holiday by the day on the wall clock of the layer that has the duty
    public static List<Load> of(
            Schedule schedule, List<Duty> duties, Predicate<LocalDate> holiday) {
        Fairness fairness = new Fairness(schedule, holiday);
        duties.forEach(fairness::add);
        return fairness.loads.entrySet().stream()
                .map(e -> new Load(e.getKey(), e.getValue()))
                .toList();
    }

    /// The middle of the weighted hours; 0 for nobody.
    public static double median(Collection<Load> loads) {
        double[] sorted = loads.stream().mapToDouble(Load::weighted).sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private Map<Hour, Duration> of(String person) {
        return loads.computeIfAbsent(person, _ -> new EnumMap<>(Hour.class));
    }

    private void add(Duty duty) {
        for (Duty.Person person : duty.people()) {
            WallClock clock = new WallClock(zones.getOrDefault(person.layer(), schedule.zone()));
            Instant at = duty.start();
            while (at.isBefore(duty.end())) {
                LocalDateTime local = clock.local(at);
                Instant cut = clock.begin(next(local));
                // A cut that the clocks were set back over lies behind.
                Instant end = !cut.isAfter(at) || cut.isAfter(duty.end()) ? duty.end() : cut;
                of(person.name()).merge(hour(local), Duration.between(at, end), Duration::plus);
                at = end;
            }
        }
    }

    private static LocalDateTime next(LocalDateTime local) {
        for (LocalTime cut : CUTS) {
            if (local.toLocalTime().isBefore(cut)) {
                return local.toLocalDate().atTime(cut);
            }
        }
        return local.toLocalDate().plusDays(1).atStartOfDay();
    }

    private Hour hour(LocalDateTime local) {
        if (holiday.test(local.toLocalDate())) {
            return Hour.HOLIDAY;
        }
        LocalTime time = local.toLocalTime();
        if (time.isBefore(NIGHT_TO) || !time.isBefore(NIGHT_FROM)) {
            return Hour.NIGHT;
        }
        DayOfWeek day = local.getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY ? Hour.WEEKEND : Hour.DAY;
    }
}
