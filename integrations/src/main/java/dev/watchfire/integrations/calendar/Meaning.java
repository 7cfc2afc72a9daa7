// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

import biweekly.component.VEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an event is to whoever asked for the calendar.
interface Meaning {
    /// @param wholeDays whether it is about days and not about times
    /// @return whom it names; null where it means nothing
    @Nullable List<String> people(VEvent event, boolean wholeDays);

    /// Whether an event that means nothing is shown to people, so that a name that was written
    /// wrong does not go unnoticed.
    boolean showsUnmatched();
}
