// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import java.time.Instant;
import java.util.List;

/// The shifts of one layer, before other layers hide them.
interface Shifts {
    static Shifts of(Layer layer, Calendars calendars) {
        Subscription calendar = layer.calendar();
        return calendar == null
                ? new LayerShifts(layer)
                : new CalendarShifts(new WallClock(layer.zone()), calendars.of(calendar.source()));
    }

    /// Those that touch the range, cut to it, in their order; they may overlap.
    List<LayerShifts.Shift> between(Instant from, Instant to);
}
