// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import java.time.Instant;
import java.util.List;

/// Those who have duty from one instant until before another. Nobody is a gap.
public record Duty(Instant start, Instant end, String role, List<Person> people) {
    public Duty {
        people = List.copyOf(people);
    }

    /// @param layer which layer's duty it is, "" for one that no layer has
    /// @param instead whose duty it was by the rotation, "" where it is their own
    public record Person(String name, String layer, Change.Origin origin, String instead) {}

    public boolean isGap() {
        return people.isEmpty();
    }

    boolean sameAs(Duty other) {
        return role.equals(other.role) && people.equals(other.people);
    }
}
