// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One rotation of a schedule, and when it has duty.
///
/// @param role those of one role stand in for each other; each role has somebody of its own
/// @param priority where several layers of a role have somebody, only the highest have duty
/// @param zone of its wall clock
/// @param restrictions time of the week in which it has duty; always, where there are none
/// @param until the time on the wall clock at which it ends, or null
/// @param calendar a calendar elsewhere that plans it, or null for a rotation
public record Layer(
        String name,
        String role,
        int priority,
        ZoneId zone,
        Rotation rotation,
        List<Restriction> restrictions,
        @Nullable LocalDateTime until,
        @Nullable Subscription calendar) {
    /// The role of layers that name none.
    public static final String PRIMARY = "primary";

    public Layer {
        restrictions = List.copyOf(restrictions);
    }

    Layer plannedBy(Subscription other) {
        return new Layer(name, role, priority, zone, rotation, restrictions, until, other);
    }

    Layer withoutDates() {
        return new Layer(
                name, role, priority, zone, rotation.withoutDates(), restrictions, until, calendar);
    }

    /// Of a rotation.
    public Layer(
            String name,
            String role,
            int priority,
            ZoneId zone,
            Rotation rotation,
            List<Restriction> restrictions,
            @Nullable LocalDateTime until) {
        this(name, role, priority, zone, rotation, restrictions, until, null);
    }

    /// One that a calendar elsewhere plans.
    public static Layer ofCalendar(
            String name, String role, int priority, ZoneId zone, Subscription calendar) {
        return new Layer(name, role, priority, zone, Rotation.NOBODY, List.of(), null, calendar);
    }
}
