// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Those who have one turn together; nobody for a turn that is meant to be empty.
public record Turn(List<Member> members) {
    public Turn {
        members = List.copyOf(members);
    }

    Turn withoutDates() {
        return new Turn(members.stream().map(m -> new Member(m.person(), null, null)).toList());
    }

    public static Turn of(String... people) {
        return new Turn(
                java.util.Arrays.stream(people).map(p -> new Member(p, null, null)).toList());
    }

    /// A person in a turn. Outside these dates the turn stays theirs and nobody has it, so that
    /// nobody else's turns move.
    ///
    /// @param from the first day of duty, or null
    /// @param until the last day of duty, or null
    public record Member(String person, @Nullable LocalDate from, @Nullable LocalDate until) {}
}
