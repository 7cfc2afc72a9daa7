// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is told what about a schedule, and how long ahead.
///
/// @param channel the receiver that is told; the team's where it is null
/// @param beforeShift how long before their shift people are reminded of it, longest first
/// @param beforeGap how long before a gap its team is warned, longest first
/// @param plannedGaps whether also of gaps that the document itself leaves
public record Reminders(
        @Nullable String channel,
        List<Duration> beforeShift,
        List<Duration> beforeGap,
        boolean plannedGaps) {
    public static final Reminders USUAL =
            new Reminders(
                    null,
                    List.of(Duration.ofHours(1)),
                    List.of(Duration.ofDays(7), Duration.ofDays(1)),
                    false);

    public Reminders {
        beforeShift = beforeShift.stream().sorted(Comparator.reverseOrder()).toList();
        beforeGap = beforeGap.stream().sorted(Comparator.reverseOrder()).toList();
    }
}
