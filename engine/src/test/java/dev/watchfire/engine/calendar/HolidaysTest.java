// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.calendar.Holiday.Name;
import dev.watchfire.engine.calendar.HolidayRule.Dated;
import dev.watchfire.engine.calendar.HolidayRule.Substitution;
import dev.watchfire.engine.calendar.HolidayRule.Yearly;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HolidaysTest {
    private static final Name NAME = Name.of("off");

    private static List<String> days(Holidays calendar, int year) {
        return calendar.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)).stream()
                .map(h -> h.date() + (h.isSubstitute() ? " instead" : ""))
                .toList();
    }

    private static Yearly yearly(String day, Substitution substitution) {
        return new Yearly(MonthDay.parse("--" + day), NAME, 2020, 9999, substitution);
    }

    @Test
    void aListAnswersEveryYear() {
        Holidays ours =
                Holidays.of(
                        "ours",
                        List.of(
                                Dated.once(LocalDate.parse("2026-12-31"), Name.of("Closed")),
                                Yearly.always(MonthDay.of(12, 24), Name.of("Eve")),
                                Yearly.always(MonthDay.of(2, 29), Name.of("Leap"))));
        assertThat(days(ours, 2026)).containsExactly("2026-12-24", "2026-12-31");
        assertThat(days(ours, 2028)).containsExactly("2028-02-29", "2028-12-24");
        assertThat(ours.isComplete(1)).isTrue();
        assertThat(ours.on(LocalDate.parse("2026-12-31")).getFirst().name().korean())
                .isEqualTo("Closed");
        assertThat(ours.isHoliday(LocalDate.parse("2026-12-30"))).isFalse();
    }

    @Test
    void aSubstituteIsTheNextDayThatNobodyHasOff() {
        // 2026: 15 August is a Saturday, 16 a Sunday, 17 a Monday.
        Holidays calendar =
                Holidays.between(
                        "c",
                        2026,
                        2026,
                        List.of(
                                yearly("08-15", Substitution.WEEKEND),
                                yearly("08-16", Substitution.SUNDAY),
                                yearly("08-17", Substitution.NONE)));
        assertThat(days(calendar, 2026))
                .containsExactly(
                        "2026-08-15",
                        "2026-08-16",
                        "2026-08-17",
                        "2026-08-18 instead",
                        "2026-08-19 instead");
    }

    @Test
    void aSaturdayCountsOnlyWhereTheRuleSaysSo() {
        Holidays calendar =
                Holidays.between("c", 2026, 2026, List.of(yearly("08-15", Substitution.SUNDAY)));
        assertThat(days(calendar, 2026)).containsExactly("2026-08-15");
    }

    @Test
    void ofTwoOnOneDayOneIsReplacedButNotBecauseOfADeclaredDay() {
        LocalDate tuesday = LocalDate.parse("2026-10-06");
        HolidayRule moon = new Dated(tuesday, NAME, Substitution.SUNDAY, true);
        HolidayRule fixed = yearly("10-06", Substitution.WEEKEND);
        HolidayRule election = Dated.once(tuesday, NAME);
        assertThat(days(Holidays.between("c", 2026, 2026, List.of(moon, fixed)), 2026))
                .containsExactly("2026-10-06", "2026-10-06", "2026-10-07 instead");
        assertThat(days(Holidays.between("c", 2026, 2026, List.of(fixed, election)), 2026))
                .containsExactly("2026-10-06", "2026-10-06");
    }

    @Test
    void aYearOutsideTheTableHasFixedDaysAndNoSubstitutes() {
        Holidays calendar =
                Holidays.between("c", 2026, 2026, List.of(yearly("08-15", Substitution.WEEKEND)));
        // 15 August 2027 is a Sunday.
        assertThat(days(calendar, 2027)).containsExactly("2027-08-15");
        assertThat(days(calendar, 2019)).isEmpty();
        assertThat(calendar.isComplete(2027)).isFalse();
        assertThat(calendar.isComplete(2026)).isTrue();
    }

    @Test
    void daysOfOnesOwnGoWithACountrys() {
        Holidays country =
                Holidays.between("c", 2026, 2026, List.of(yearly("08-15", Substitution.WEEKEND)));
        Holidays ours =
                Holidays.of(
                        "ours",
                        List.of(
                                Dated.once(LocalDate.parse("2026-08-15"), Name.of("Party")),
                                Yearly.always(MonthDay.of(12, 31), Name.of("Closed"))));
        Holidays both = country.with(ours);
        assertThat(both.name()).isEqualTo("c");
        assertThat(days(both, 2026))
                .containsExactly("2026-08-15", "2026-08-15", "2026-08-17 instead", "2026-12-31");
        assertThat(days(both, 2027)).containsExactly("2027-08-15", "2027-12-31");
        assertThat(both.isComplete(2027)).isFalse();
    }
}
