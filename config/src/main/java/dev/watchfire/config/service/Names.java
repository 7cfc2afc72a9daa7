// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.service;

import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.config.schema.Suggestion;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names of one kind of thing: each is right and comes once, and what names one of them names
/// one that is there.
public final class Names {
    /// Shown in one line, and part of an address.
    public static final int MOST_CHARACTERS = 100;

    /// Each suggestion compares with every name; more than this many unknown names are a mistake of
    /// a program, which no suggestion helps.
    private static final int MOST_SUGGESTIONS = 100;

    private final String what;
    private final Problems problems;
    private final Map<String, Position> seen = new HashMap<>();
    private int suggestions;

    /// @param what e.g. `team`
    public Names(String what, Problems problems) {
        this.what = what;
        this.problems = problems;
    }

    /// Takes the section's `name` up.
    public String take(Section section) {
        String name = section.text("name");
        if (name.isEmpty()) {
            return name;
        }
        boolean right =
                name.codePointCount(0, name.length()) <= MOST_CHARACTERS
                        && name.equals(name.strip())
                        && name.codePoints()
                                .noneMatch(c -> c < ' ' || c == 127 || c == '/' || c == '%');
        if (!right) {
            problems.add(
                    section.at("name"),
                    section.path("name"),
                    Code.INVALID_VALUE,
                    ("expected a name of at most %d characters, without \"/\", \"%%\", control"
                                    + " characters and spaces around it, got %s")
                            .formatted(MOST_CHARACTERS, Shown.text(name)));
        }
        Position first = seen.putIfAbsent(name, section.at("name"));
        if (first != null) {
            problems.add(
                    section.at("name"),
                    section.path("name"),
                    Code.NOT_UNIQUE,
                    what + " " + Shown.text(name) + " is not unique, first at " + first);
        }
        return name;
    }

    /// Refuses a name that nothing has.
    ///
    /// @param known null where that is not known because definitions are wrong
    /// @param hint what to do, behind the message
    public boolean check(
            @Nullable Set<String> known, Position at, String path, String name, String hint) {
        if (known == null || known.contains(name)) {
            return true;
        }
        String clause = suggestions++ < MOST_SUGGESTIONS ? Suggestion.clause(name, known) : "";
        problems.add(
                at,
                path,
                Code.UNDEFINED,
                "undefined "
                        + what
                        + " "
                        + Shown.text(name)
                        + (clause.isEmpty() && !hint.isEmpty() ? "; " + hint : clause));
        return false;
    }

    public Set<String> all() {
        return seen.keySet();
    }
}
