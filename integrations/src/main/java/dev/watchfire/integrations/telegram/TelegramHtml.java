// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.telegram;

import dev.watchfire.integrations.render.Cut;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts HTML to what Telegram takes: of the text that people will see, tags and entities left out
/// of the count. Tags that the cut leaves open are closed, as Telegram refuses what is not.
final class TelegramHtml {
    private static final String ELLIPSIS = "…";

    /// A tag, an entity, or one character.
    private static final Pattern TOKEN =
            Pattern.compile(
                    "<(?<close>/?)(?<name>[a-zA-Z][a-zA-Z0-9-]*)[^>]*>"
                            + "|&(?:#[0-9]+|#x[0-9a-fA-F]+|[a-zA-Z]+);"
                            + "|.",
                    Pattern.DOTALL);

    private final int mostRunes;
    private final int mostBytes;
    private final StringBuilder kept = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private int runes;
    private int bytes;
    private int reserved;

    private TelegramHtml(int mostRunes, int mostBytes) {
        this.mostRunes = mostRunes;
        this.mostBytes = mostBytes;
    }

    /// @param mostRunes seen by people
    /// @param mostBytes of UTF-8, tags and all
    static String cut(String html, int mostRunes, int mostBytes) {
        if (new TelegramHtml(mostRunes, mostBytes).holds(html)) {
            return html;
        }
        TelegramHtml cut = new TelegramHtml(mostRunes - 1, mostBytes - Cut.utf8Length(ELLIPSIS));
        cut.holds(html);
        return cut.kept + ELLIPSIS + cut.closing();
    }

    /// Takes as much as there is room for.
    private boolean holds(String html) {
        Matcher token = TOKEN.matcher(html);
        while (token.find()) {
            String name = token.group("name");
            int wanted = name == null ? 1 : 0;
            int length = Cut.utf8Length(token.group());
            int reserve = name == null ? 0 : reserve(name, token.group("close").isEmpty());
            if (runes + wanted > mostRunes || bytes + length + reserved + reserve > mostBytes) {
                return false;
            }
            runes += wanted;
            bytes += length;
            reserved += reserve;
            kept.append(token.group());
            if (reserve > 0) {
                open.push(name);
            } else if (reserve < 0) {
                open.removeFirstOccurrence(name);
            }
        }
        return true;
    }

    /// What a tag adds to the bytes that closing all open ones will take.
    private int reserve(String name, boolean opens) {
        int length = closing(name).length();
        return opens ? length : open.contains(name) ? -length : 0;
    }

    private String closing() {
        StringBuilder tags = new StringBuilder();
        open.forEach(name -> tags.append(closing(name)));
        return tags.toString();
    }

    private static String closing(String name) {
        return "</" + name + ">";
    }
}
