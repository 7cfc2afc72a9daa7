// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import dev.watchfire.engine.oncall.Change.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One person's duty without a break, whoever comes and goes beside them.
///
/// @param layer whose duty it is when it begins, "" for none
/// @param origin why they have it when it begins
/// @param instead whose duty it was when it begins, "" where it is their own
/// @param with those who have it together with them when it begins
public record PersonalShift(
        Instant start,
        Instant end,
        String role,
        String layer,
        Origin origin,
        String instead,
        List<String> with) {
    public PersonalShift {
        with = List.copyOf(with);
    }

    /// Somebody's shifts, in their order.
    ///
    /// @param duties of one schedule; those of a role one after another
    public static List<PersonalShift> of(String person, List<Duty> duties) {
        List<PersonalShift> shifts = new ArrayList<>();
        PersonalShift open = null;
        for (Duty duty : duties) {
            Duty.Person own = find(person, duty);
            boolean goesOn =
                    open != null
                            && own != null
                            && open.role.equals(duty.role())
                            && open.end.equals(duty.start());
            if (open != null && !goesOn) {
                shifts.add(open);
                open = null;
            }
            if (own != null) {
                open = open == null ? begin(own, duty) : open.until(duty.end());
            }
        }
        if (open != null) {
            shifts.add(open);
        }
        return shifts;
    }

    private static Duty.@Nullable Person find(String person, Duty duty) {
        for (Duty.Person one : duty.people()) {
            if (one.name().equals(person)) {
                return one;
            }
        }
        return null;
    }

    private static PersonalShift begin(Duty.Person own, Duty duty) {
        List<String> others = new ArrayList<>();
        for (Duty.Person one : duty.people()) {
            if (!one.name().equals(own.name())) {
                others.add(one.name());
            }
        }
        return new PersonalShift(
                duty.start(),
                duty.end(),
                duty.role(),
                own.layer(),
                own.origin(),
                own.instead(),
                others);
    }

    private PersonalShift until(Instant later) {
        return new PersonalShift(start, later, role, layer, origin, instead, with);
    }
}
