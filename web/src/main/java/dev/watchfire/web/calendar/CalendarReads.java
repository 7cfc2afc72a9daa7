// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How reading calendars elsewhere goes, besides what the engine keeps of it.
public interface CalendarReads {
    /// Where none are read.
    CalendarReads NONE =
            new CalendarReads() {
                @Override
                public @Nullable Instant readAt(String source) {
                    return null;
                }

                @Override
                public void soon(String source) {}

                @Override
                public boolean canRead(String host) {
                    return true;
                }
            };

    /// When one last answered, also that nothing changed; null for not since the start.
    @Nullable Instant readAt(String source);

    /// Reads one soon, as somebody just gave its address.
    void soon(String source);

    /// Whether a host that somebody typed may be asked at all.
    boolean canRead(String host);
}
