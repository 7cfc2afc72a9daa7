// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.calendar;

import java.time.LocalDate;

/// A day on which people are off, from midnight to midnight.
///
/// @param isSubstitute whether it stands in for a holiday that met a weekend or another holiday
public record Holiday(LocalDate date, Name name, boolean isSubstitute)
        implements Comparable<Holiday> {
    /// What it is called.
    ///
    /// @param english in English, or in the only language that it was given in
    /// @param korean in Korean, or the same
    public record Name(String english, String korean) {
        public static Name of(String only) {
            return new Name(only, only);
        }

        /// Of both, where one day stands in for two.
        Name and(Name other) {
            return equals(other)
                    ? this
                    : new Name(english + " and " + other.english, korean + ", " + other.korean);
        }

        Name substitute() {
            return new Name("Substitute for " + english, "대체공휴일(" + korean + ")");
        }
    }

    @Override
    public int compareTo(Holiday other) {
        int c = date.compareTo(other.date);
        return c == 0 ? name.english.compareTo(other.name.english) : c;
    }
}
