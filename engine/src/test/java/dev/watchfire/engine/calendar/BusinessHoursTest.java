// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.calendar.BusinessHours.Span;
import dev.watchfire.engine.calendar.BusinessHours.Window;
import dev.watchfire.engine.calendar.Holiday.Name;
import dev.watchfire.engine.calendar.HolidayRule.Dated;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class BusinessHoursTest {
    private static final Set<DayOfWeek> WORKDAYS =
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    private static Window window(Set<DayOfWeek> days, String from, String to) {
        return new Window(days, LocalTime.parse(from), LocalTime.parse(to));
    }

    private static BusinessHours hours(String zone, List<Window> windows, String... holidays) {
        List<Dated> days = new java.util.ArrayList<>();
        for (String day : holidays) {
            days.add(Dated.once(LocalDate.parse(day), Name.of("off")));
        }
        return new BusinessHours("h", ZoneId.of(zone), windows, List.of(Holidays.of("ours", days)));
    }

    private static Instant at(String text) {
        return java.time.OffsetDateTime.parse(text).toInstant();
    }

    @Test
    void anOfficeIsOpenInItsOwnZone() {
        BusinessHours office =
                hours("Asia/Seoul", List.of(window(WORKDAYS, "09:00", "18:00")), "2026-11-25");
        assertThat(office.isOpen(at("2026-11-24T08:59:59+09:00"))).isFalse();
        assertThat(office.isOpen(at("2026-11-24T09:00:00+09:00"))).isTrue();
        assertThat(office.isOpen(at("2026-11-24T18:00:00+09:00"))).isFalse();
        assertThat(office.isOpen(at("2026-11-25T12:00:00+09:00"))).isFalse();
        assertThat(office.nextChange(at("2026-11-24T18:00:00+09:00")))
                .isEqualTo(at("2026-11-26T09:00:00+09:00"));
        assertThat(
                        office.openTime(
                                at("2026-11-23T17:00:00+09:00"), at("2026-11-27T10:00:00+09:00")))
                .isEqualTo(Duration.ofHours(1 + 9 + 9 + 1));
    }

    @Test
    void severalWindowsADayAndOverMidnightAreOne() {
        BusinessHours shop =
                hours(
                        "Europe/Berlin",
                        List.of(
                                window(EVERY_DAY, "08:00", "12:00"),
                                window(EVERY_DAY, "12:00", "15:00"),
                                window(EVERY_DAY, "22:00", "02:00")));
        assertThat(shop.open(at("2026-11-23T00:00:00+01:00"), at("2026-11-24T00:00:00+01:00")))
                .containsExactly(
                        new Span(at("2026-11-23T00:00:00+01:00"), at("2026-11-23T02:00:00+01:00")),
                        new Span(at("2026-11-23T08:00:00+01:00"), at("2026-11-23T15:00:00+01:00")),
                        new Span(at("2026-11-23T22:00:00+01:00"), at("2026-11-24T00:00:00+01:00")));
        assertThat(shop.nextChange(at("2026-11-23T09:00:00+01:00")))
                .isEqualTo(at("2026-11-23T15:00:00+01:00"));
    }

    @Test
    void aNightEndsWhereAHolidayBegins() {
        BusinessHours nights =
                hours("Asia/Seoul", List.of(window(EVERY_DAY, "22:00", "06:00")), "2027-01-01");
        assertThat(nights.nextChange(at("2026-12-31T23:00:00+09:00")))
                .isEqualTo(at("2027-01-01T00:00:00+09:00"));
        assertThat(nights.nextChange(at("2027-01-01T00:00:00+09:00")))
                .isEqualTo(at("2027-01-02T22:00:00+09:00"));
    }

    @Test
    void whatChangesTheClocksLeaveOutAndRepeatIsCounted() {
        BusinessHours nights = hours("Europe/Berlin", List.of(window(EVERY_DAY, "01:30", "02:30")));
        // Until 02:30, which is not there: the window ends where the clocks jump.
        assertThat(nights.open(at("2026-03-29T00:00:00Z"), at("2026-03-29T12:00:00Z")))
                .containsExactly(new Span(at("2026-03-29T00:30:00Z"), at("2026-03-29T01:00:00Z")));
        // 02:30 comes twice, and the window ends the second time.
        assertThat(nights.open(at("2026-10-24T12:00:00Z"), at("2026-10-25T12:00:00Z")))
                .containsExactly(new Span(at("2026-10-24T23:30:00Z"), at("2026-10-25T01:30:00Z")));
        BusinessHours always = hours("Europe/Berlin", List.of(window(EVERY_DAY, "00:00", "00:00")));
        assertThat(always.openTime(at("2026-10-24T22:00:00Z"), at("2026-10-25T23:00:00Z")))
                .isEqualTo(Duration.ofHours(25));
    }

    @Test
    void whatNeverChangesHasNoNextChange() {
        BusinessHours always = hours("UTC", List.of(window(EVERY_DAY, "00:00", "00:00")));
        assertThat(always.nextChange(at("2026-01-01T00:00:00Z"))).isNull();
        assertThat(always.isOpen(at("2026-01-01T00:00:00Z"))).isTrue();
        BusinessHours never = hours("UTC", List.of());
        assertThat(never.nextChange(at("2026-01-01T00:00:00Z"))).isNull();
        assertThat(never.isOpen(at("2026-01-01T00:00:00Z"))).isFalse();
        BusinessHours onceAYear =
                hours("UTC", List.of(window(EVERY_DAY, "00:00", "00:00")), "2027-01-20");
        assertThat(onceAYear.nextChange(at("2026-01-01T00:00:00Z")))
                .isEqualTo(at("2027-01-20T00:00:00Z"));
    }

    @Test
    void nextChangeIsWhereIsOpenChangesAndOpenTimeAddsUp() {
        String[] zones = {"Asia/Seoul", "America/New_York", "Australia/Lord_Howe", "UTC"};
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            TreeSet<DayOfWeek> days = new TreeSet<>();
            for (int i = 0; i < 4; i++) {
                days.add(DayOfWeek.of(1 + random.nextInt(7)));
            }
            BusinessHours hours =
                    hours(
                            zones[seed % zones.length],
                            List.of(
                                    new Window(days, time(random), time(random)),
                                    new Window(EVERY_DAY, time(random), time(random))),
                            "2026-03-08",
                            "2026-10-04");
            Instant from = at("2026-03-01T00:00:00Z").plusSeconds(900L * random.nextInt(22_000));
            Instant to = from.plus(Duration.ofDays(9));
            int openQuarters = 0;
            Instant change = from;
            boolean before = hours.isOpen(from);
            for (Instant t = from; t.isBefore(to); t = t.plusSeconds(900)) {
                boolean open = hours.isOpen(t);
                openQuarters += open ? 1 : 0;
                if (open != before) {
                    change = hours.nextChange(change);
                    assertThat(t).as("seed %d", seed).isEqualTo(change);
                }
                before = open;
            }
            assertThat(hours.openTime(from, to))
                    .as("seed %d", seed)
                    .isEqualTo(Duration.ofMinutes(15L * openQuarters));
        }
    }

    private static LocalTime time(Random random) {
        return LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
    }
}
