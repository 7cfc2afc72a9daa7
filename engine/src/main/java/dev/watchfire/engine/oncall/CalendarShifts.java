// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The shifts of a layer that a calendar elsewhere plans. Events beside each other have duty
/// together.
final class CalendarShifts implements Shifts {
    private final List<LayerShifts.Shift> shifts = new ArrayList<>();

    CalendarShifts(WallClock clock, List<CalendarEvent> events) {
        for (CalendarEvent event : events) {
            Instant start = event.beginOn(clock);
            Instant end = event.endOn(clock);
            if (start.isBefore(end) && !event.people().isEmpty()) {
                shifts.add(new LayerShifts.Shift(start, end, event.people()));
            }
        }
        shifts.sort(Comparator.comparing(LayerShifts.Shift::start));
    }

    @Override
    public List<LayerShifts.Shift> between(Instant from, Instant to) {
        List<LayerShifts.Shift> found = new ArrayList<>();
        for (LayerShifts.Shift shift : shifts) {
            if (!shift.start().isBefore(to)) {
                break;
            }
            if (shift.end().isAfter(from)) {
                found.add(
                        new LayerShifts.Shift(
                                shift.start().isBefore(from) ? from : shift.start(),
                                shift.end().isAfter(to) ? to : shift.end(),
                                shift.people()));
            }
        }
        return found;
    }
}
