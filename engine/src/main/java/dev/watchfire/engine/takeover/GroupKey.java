// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.takeover;

import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.GoString;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads Alertmanager's group keys, `{}/{a="b"}:{x="y"}`: the key of a route, `:`, group labels.
public final class GroupKey {
    private GroupKey() {}

    /// The group labels, where `groupKey` is of a group on `route`; else null.
    public static @Nullable LabelSet labelsOn(Route route, String groupKey) {
        String start = route.key() + ":";
        return groupKey.startsWith(start) ? labels(groupKey.substring(start.length())) : null;
    }

    /// Reads `{a="x", b="y"}` with values quoted as Go quotes them, in whatever order they stand.
    ///
    /// @return null where the text is something else
    static @Nullable LabelSet labels(String text) {
        if (text.length() < 2 || !text.startsWith("{") || !text.endsWith("}")) {
            return null;
        }
        List<String> pairs = new ArrayList<>();
        int at = 1;
        int end = text.length() - 1;
        while (at < end) {
            int quote = text.indexOf("=\"", at);
            int close = quote < 0 ? -1 : closingQuote(text, quote + 2, end);
            if (close < 0) {
                return null;
            }
            String value = GoString.unquote(text.substring(quote + 1, close + 1));
            if (value == null) {
                return null;
            }
            pairs.add(text.substring(at, quote));
            pairs.add(value);
            at = close + 1;
            if (at < end) {
                if (!text.startsWith(", ", at)) {
                    return null;
                }
                at += 2;
            }
        }
        return LabelSet.of(pairs.toArray(String[]::new));
    }

    private static int closingQuote(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i;
            }
        }
        return -1;
    }
}
