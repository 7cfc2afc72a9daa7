// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import java.util.List;

/// What calendars elsewhere said last.
@FunctionalInterface
public interface Calendars {
    Calendars NONE = _ -> List.of();

    /// @param source as {@link Subscription#source()}
    /// @return in the order of their starts
    List<CalendarEvent> of(String source);
}
