// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import dev.watchfire.engine.paging.PageAction;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people write back.
final class Words {
    private static final Map<String, PageAction> KNOWN =
            Map.ofEntries(
                    Map.entry("1", PageAction.ACKNOWLEDGE),
                    Map.entry("ack", PageAction.ACKNOWLEDGE),
                    Map.entry("acknowledge", PageAction.ACKNOWLEDGE),
                    Map.entry("ok", PageAction.ACKNOWLEDGE),
                    Map.entry("확인", PageAction.ACKNOWLEDGE),
                    Map.entry("2", PageAction.RESOLVE),
                    Map.entry("resolve", PageAction.RESOLVE),
                    Map.entry("resolved", PageAction.RESOLVE),
                    Map.entry("해결", PageAction.RESOLVE),
                    Map.entry("3", PageAction.ESCALATE),
                    Map.entry("escalate", PageAction.ESCALATE),
                    Map.entry("에스컬레이션", PageAction.ESCALATE));

    private Words() {}

    /// What the first word asks for, or null where it is none of those.
    static @Nullable PageAction first(String text) {
        String[] words = text.strip().toLowerCase(Locale.ROOT).split("[\\s.,!:;]+", 2);
        return words.length == 0 ? null : KNOWN.get(words[0]);
    }
}
