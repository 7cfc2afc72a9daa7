// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import dev.watchfire.config.schema.Durations;
import dev.watchfire.config.schema.Invalid;
import dev.watchfire.engine.paging.EscalationReason;
import dev.watchfire.engine.paging.PageAnswer;
import dev.watchfire.engine.paging.PageAnswer.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people write back: a word, and behind it how long, or why.
final class Words {
    private static final Map<String, Kind> KNOWN =
            Map.ofEntries(
                    Map.entry("1", Kind.ACKNOWLEDGE),
                    Map.entry("ack", Kind.ACKNOWLEDGE),
                    Map.entry("acknowledge", Kind.ACKNOWLEDGE),
                    Map.entry("ok", Kind.ACKNOWLEDGE),
                    Map.entry("확인", Kind.ACKNOWLEDGE),
                    Map.entry("2", Kind.RESOLVE),
                    Map.entry("resolve", Kind.RESOLVE),
                    Map.entry("resolved", Kind.RESOLVE),
                    Map.entry("해결", Kind.RESOLVE),
                    Map.entry("3", Kind.ESCALATE),
                    Map.entry("escalate", Kind.ESCALATE),
                    Map.entry("에스컬레이션", Kind.ESCALATE),
                    Map.entry("4", Kind.SNOOZE),
                    Map.entry("snooze", Kind.SNOOZE),
                    Map.entry("미루기", Kind.SNOOZE),
                    Map.entry("5", Kind.SILENCE),
                    Map.entry("silence", Kind.SILENCE),
                    Map.entry("mute", Kind.SILENCE),
                    Map.entry("음소거", Kind.SILENCE),
                    Map.entry("unack", Kind.UNACKNOWLEDGE),
                    Map.entry("unacknowledge", Kind.UNACKNOWLEDGE));

    private Words() {}

    /// What the first word of the first line asks for, or null where it is none of those. What
    /// follows counts where it is a length of time, or a reason; a number stands alone, or before a
    /// length.
    static @Nullable PageAnswer first(String text) {
        String line = text.strip().toLowerCase(Locale.ROOT).lines().findFirst().orElse("");
        String[] words = line.strip().split("[\\s.,!:;]+", 3);
        String rest = words.length > 1 ? words[1] : "";
        PageAnswer answer = answer(words[0], rest);
        // "2 of them are back" is not an order.
        boolean counts = Character.isDigit(words[0].isEmpty() ? ' ' : words[0].charAt(0));
        return counts && !rest.isEmpty() && !isLength(rest) ? null : answer;
    }

    private static boolean isLength(String text) {
        try {
            return Durations.parsePrometheus(text).isPositive();
        } catch (Invalid e) {
            return false;
        }
    }

    /// @param rest the word behind it, "" for none
    static @Nullable PageAnswer answer(String word, String rest) {
        Kind kind = KNOWN.get(word);
        if (kind == null) {
            return null;
        }
        return switch (kind) {
            case ESCALATE -> {
                EscalationReason reason = EscalationReason.parse(rest);
                yield reason == null ? PageAnswer.of(kind) : PageAnswer.escalation(reason);
            }
            case SNOOZE, SILENCE -> {
                try {
                    yield PageAnswer.of(kind, Durations.parsePrometheus(rest));
                } catch (Invalid e) {
                    yield PageAnswer.of(kind);
                }
            }
            default -> PageAnswer.of(kind);
        };
    }

    /// What a command of a chat says: a word, the number of a page, and what may follow.
    record Ordered(PageAnswer answer, long page) {
        static @Nullable Ordered read(String text) {
            List<String> words = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
            PageAnswer answer =
                    Words.answer(words.getFirst(), words.size() > 2 ? words.get(2) : "");
            if (answer == null || words.size() < 2) {
                return null;
            }
            try {
                String number = words.get(1);
                return new Ordered(
                        answer,
                        Long.parseLong(number.startsWith("#") ? number.substring(1) : number));
            } catch (NumberFormatException e) {
                return null;
            }
        }
    }
}
