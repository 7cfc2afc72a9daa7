// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.calendar.Holiday;
import dev.watchfire.engine.calendar.Holidays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BuiltInHolidaysTest {
    private static final Holidays KOREA = BuiltInHolidays.load("kr", "kr");

    private static List<Holiday> year(int year) {
        return KOREA.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    private static List<String> days(int year) {
        return year(year).stream().map(h -> h.date().toString().substring(5)).toList();
    }

    private static List<String> substitutes(int year) {
        return year(year).stream()
                .filter(Holiday::isSubstitute)
                .map(h -> h.date().toString().substring(5))
                .toList();
    }

    @Test
    void theYearsThatWereAreAsTheyWere() {
        assertThat(days(2024))
                .containsExactly(
                        "01-01", "02-09", "02-10", "02-11", "02-12", "03-01", "04-10", "05-05",
                        "05-06", "05-15", "06-06", "08-15", "09-16", "09-17", "09-18", "10-01",
                        "10-03", "10-09", "12-25");
        assertThat(days(2025))
                .containsExactly(
                        "01-01", "01-27", "01-28", "01-29", "01-30", "03-01", "03-03", "05-05",
                        "05-05", "05-06", "06-03", "06-06", "08-15", "10-03", "10-05", "10-06",
                        "10-07", "10-08", "10-09", "12-25");
        assertThat(days(2026))
                .containsExactly(
                        "01-01", "02-16", "02-17", "02-18", "03-01", "03-02", "05-01", "05-05",
                        "05-24", "05-25", "06-03", "06-06", "07-17", "08-15", "08-17", "09-24",
                        "09-25", "09-26", "10-03", "10-05", "10-09", "12-25");
    }

    /// The government's calendar of 2027, which was published.
    @Test
    void nextYearIsAsTheGovernmentPublishedIt() {
        assertThat(days(2027))
                .containsExactly(
                        "01-01", "02-06", "02-07", "02-08", "02-09", "03-01", "05-01", "05-03",
                        "05-05", "05-13", "06-06", "07-17", "07-19", "08-15", "08-16", "09-14",
                        "09-15", "09-16", "10-03", "10-04", "10-09", "10-11", "12-25", "12-27");
    }

    @Test
    void chuseokThatMeetsFoundationDayIsReplaced() {
        assertThat(substitutes(2028)).containsExactly("10-05");
        assertThat(substitutes(2036)).contains("10-06", "10-07");
        assertThat(substitutes(2039)).contains("10-04", "10-05");
    }

    @Test
    void aBirthdayOfBuddhaBeforeChildrensDayIsReplacedBehindIt() {
        // 3 May 2036 is a Saturday, 4 a Sunday, 5 Children's Day.
        assertThat(substitutes(2036)).contains("05-06").doesNotContain("05-05");
    }

    @Test
    void noSubstituteFallsOnAWeekendOrAHoliday() {
        for (int year = 2024; year <= 2040; year++) {
            List<Holiday> all = year(year);
            for (Holiday holiday : all) {
                if (holiday.isSubstitute()) {
                    assertThat(holiday.date().getDayOfWeek())
                            .isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
                    assertThat(all.stream().filter(h -> h.date().equals(holiday.date())))
                            .hasSize(1);
                }
            }
        }
    }

    @Test
    void daysHaveNamesInBothLanguages() {
        Holiday day = KOREA.on(LocalDate.parse("2027-02-09")).getFirst();
        assertThat(day.name().english()).isEqualTo("Substitute for Seollal");
        assertThat(day.name().korean()).isEqualTo("대체공휴일(설날)");
        assertThat(KOREA.on(LocalDate.parse("2027-02-06")).getFirst().name().korean())
                .isEqualTo("설날 전날");
        assertThat(KOREA.on(LocalDate.parse("2025-05-06")).getFirst().name().english())
                .isEqualTo("Substitute for Children's Day and Buddha's Birthday");
    }

    @Test
    void labourDayAndConstitutionDayAreHolidaysFromTheirLawsOn() {
        assertThat(KOREA.isHoliday(LocalDate.parse("2025-05-01"))).isFalse();
        assertThat(KOREA.isHoliday(LocalDate.parse("2025-07-17"))).isFalse();
        assertThat(KOREA.isHoliday(LocalDate.parse("2028-05-01"))).isTrue();
        assertThat(KOREA.isHoliday(LocalDate.parse("2028-07-17"))).isTrue();
    }

    @Test
    void aYearOutsideTheTableHasItsFixedDaysAndSaysThatOthersMayBeMissing() {
        assertThat(KOREA.isComplete(2040)).isTrue();
        assertThat(KOREA.isComplete(2041)).isFalse();
        assertThat(KOREA.isComplete(2023)).isFalse();
        assertThat(days(2041)).contains("01-01", "12-25").doesNotContain("02-01");
        assertThat(substitutes(2041)).isEmpty();
        assertThat(days(2023)).doesNotContain("07-17", "05-01");
    }
}
