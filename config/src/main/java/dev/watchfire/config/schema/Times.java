// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.schema;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Times as people and programs write them in requests: RFC 3339.
public final class Times {
    /// What is said where a text is none.
    public static final String WANTED =
            "a time with its zone, of the years 1 to 9999, such as 2026-02-28T03:00:00+09:00";

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Times() {}

    /// @throws DateTimeException where it is none, or so far away that nothing can be reckoned with
    public static Instant parse(String text) {
        Instant at = OffsetDateTime.parse(text).toInstant();
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            throw new DateTimeException("the year is not one of 1 to 9999");
        }
        return at;
    }

    /// @return null where the key is missing or empty, or wrong, which is a problem
    public static @Nullable Instant read(Section section, String key, Problems problems) {
        String text = section.text(key);
        try {
            return text.isEmpty() ? null : parse(text);
        } catch (DateTimeException e) {
            problems.add(
                    section.at(key),
                    section.path(key),
                    Code.INVALID_VALUE,
                    "expected " + WANTED + ", got " + Shown.text(text));
            return null;
        }
    }
}
