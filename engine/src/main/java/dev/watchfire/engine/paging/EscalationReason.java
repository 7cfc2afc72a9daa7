// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why somebody passes a page on.
public enum EscalationReason {
    COMPLEXITY,
    EXPERTISE,
    RESOURCES,
    SENSITIVITY,
    CUSTOMER_REQUEST;

    /// For programs, such as `customer-request`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Why inWords() {
        return Why.of(Sentence.valueOf(name()));
    }

    /// @return null for a word that is none of them
    public static @Nullable EscalationReason parse(String word) {
        for (EscalationReason reason : values()) {
            if (reason.word().equals(word)) {
                return reason;
            }
        }
        return null;
    }
}
