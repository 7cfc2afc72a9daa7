// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.calendar;

import dev.watchfire.engine.calendar.Holiday.Name;
import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/// One line of a calendar.
public sealed interface HolidayRule {
    Name name();

    Substitution substitution();

    /// When another day is off instead: the next that is neither a weekend nor a holiday.
    enum Substitution {
        NONE,
        /// When it meets a Sunday or, on another day, another holiday.
        SUNDAY,
        /// When it meets a Saturday, a Sunday or, on another day, another holiday.
        WEEKEND
    }

    /// The same day of every year; on 29 February only where there is one.
    ///
    /// @param firstYear since when it is a holiday in this way
    /// @param lastYear until when
    record Yearly(MonthDay day, Name name, int firstYear, int lastYear, Substitution substitution)
            implements HolidayRule {
        public static Yearly always(MonthDay day, Name name) {
            return new Yearly(day, name, Integer.MIN_VALUE, Integer.MAX_VALUE, Substitution.NONE);
        }

        @Nullable LocalDate in(int year) {
            return firstYear <= year && year <= lastYear && day.isValidYear(year)
                    ? day.atYear(year)
                    : null;
        }
    }

    /// One day.
    ///
    /// @param isStatutory whether it is one of the holidays that others must not meet; not so for
    ///   elections and days that a government declares once
    record Dated(LocalDate date, Name name, Substitution substitution, boolean isStatutory)
            implements HolidayRule {
        public static Dated once(LocalDate date, Name name) {
            return new Dated(date, name, Substitution.NONE, false);
        }
    }
}
