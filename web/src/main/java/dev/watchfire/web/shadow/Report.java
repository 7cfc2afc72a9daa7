// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.shadow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A comparison in words and numbers.
///
/// @param anyCopy whether the other one has ever told this server anything
record Report(
        Instant since, Instant until, boolean anyCopy, Streams streams, Comparison comparison) {
    private static final long SHOWN_IN_MINUTES_UP_TO = 120;

    long count(Difference.Kind kind) {
        return comparison.differences().stream().filter(one -> one.kind() == kind).count();
    }

    /// One line that says whether to switch.
    String verdict() {
        if (!anyCopy) {
            return "Nothing to compare: the other Alertmanager has sent no copy yet. Add a webhook"
                    + " to its receivers that points at /in/shadow/RECEIVER.";
        }
        List<String> parts = new ArrayList<>();
        int same = comparison.same() + comparison.regrouped();
        parts.add("%d %s the same".formatted(same, same == 1 ? "notification" : "notifications"));
        parts.add(count(Difference.Kind.ONLY_HERE) + " only here");
        parts.add(count(Difference.Kind.ONLY_THERE) + " only there");
        add(parts, count(Difference.Kind.OTHER_ALERTS), "with other alerts");
        add(parts, count(Difference.Kind.OTHER_TIME), "at another time");
        add(parts, comparison.undecided(), "too young to tell");
        String line = "In the last %s: %s.".formatted(length(), String.join(", ", parts));
        Map<String, Integer> without = streams.withoutCopies();
        return without.isEmpty()
                ? line
                : line
                        + " Not compared, as no copy of them came: "
                        + String.join(", ", without.keySet())
                        + ".";
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    private String length() {
        long minutes = Duration.between(streams.from(), until).toMinutes();
        return minutes <= SHOWN_IN_MINUTES_UP_TO
                ? minutes + " min"
                : Math.round(minutes / 60.0) + " h";
    }

    /// An alert of this difference that was told there and not here, or null.
    static @Nullable Long missingHere(Difference difference) {
        Notification theirs = difference.theirs();
        if (theirs == null || difference.kind() == Difference.Kind.OTHER_TIME) {
            return null;
        }
        Notification ours = difference.ours();
        for (long fingerprint : theirs.firing().union(theirs.resolved()).toArray()) {
            boolean told =
                    ours != null
                            && ours.firing().contains(fingerprint)
                                    == theirs.firing().contains(fingerprint)
                            && ours.resolved().contains(fingerprint)
                                    == theirs.resolved().contains(fingerprint);
            if (!told) {
                return fingerprint;
            }
        }
        return null;
    }
}
