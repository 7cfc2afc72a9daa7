// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.silences;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.people.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks for a reason where a silence would mute more than people usually mean to.
///
/// Only people are asked, whichever client they use. Programs with a token of their own, the
/// operator's included, go on as with Alertmanager: they cannot think twice.
public final class Breadth {
    /// Fewer firing alerts than this are not many, whatever their share.
    static final int MANY = 20;

    /// Long enough for a word and its object: "moving db3".
    static final int SHORTEST_REASON = 10;

    /// What no label of anybody says, so that only a matcher that accepts everything accepts it.
    private static final String UNHEARD = "\u0001nobody ever wrote this\u0001";

    private Breadth() {}

    /// Why these matchers need a better reason, as a sentence; null where they do not, or where the
    /// reason is there.
    public static @Nullable String complaint(
            Caller caller, Image image, List<Matcher> matchers, String reason) {
        if (!(caller instanceof Caller.Person) || isReason(reason)) {
            return null;
        }
        String broad = whatIsBroad(image, matchers);
        return broad == null
                ? null
                : "%s Say why in the comment, in at least %d characters, or ask for approval."
                        .formatted(broad, SHORTEST_REASON);
    }

    private static boolean isReason(String text) {
        return text.codePoints().filter(c -> !Character.isWhitespace(c)).count() >= SHORTEST_REASON;
    }

    private static @Nullable String whatIsBroad(Image image, List<Matcher> matchers) {
        if (matchers.stream().noneMatch(Breadth::selects)) {
            return "No matcher names a value, so this silence mutes nearly everything.";
        }
        int[] counts = new int[2];
        image.alerts()
                .forEach(
                        alert -> {
                            if (!alert.resolved()) {
                                counts[0]++;
                                boolean muted =
                                        matchers.stream().allMatch(m -> m.matches(alert.labels()));
                                counts[1] += muted ? 1 : 0;
                            }
                        });
        return counts[1] >= MANY && counts[1] * 2 >= counts[0]
                ? "This silence mutes %d of %d firing alerts.".formatted(counts[1], counts[0])
                : null;
    }

    /// Whether it keeps to some values of its label.
    private static boolean selects(Matcher matcher) {
        return matcher.op().isPositive()
                && !matcher.matches(LabelSet.of(matcher.name(), UNHEARD))
                && !matcher.matches(LabelSet.EMPTY);
    }
}
