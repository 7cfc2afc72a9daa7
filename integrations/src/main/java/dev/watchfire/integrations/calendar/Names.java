// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whom texts mean, without regard to case. Equal where all texts mean the same.
public record Names(Map<String, String> byText) implements Naming {
    /// Of calendars in which nobody is looked for.
    static final Names NONE = new Names(Map.of());

    public Names {
        byText = Map.copyOf(byText);
    }

    /// Collects them; of two who go by the same text, the first has it.
    public static final class Builder {
        private final Map<String, String> byText = new HashMap<>();

        /// @param person the name that schedules know
        public void add(String text, String person) {
            if (!text.isBlank()) {
                byText.putIfAbsent(key(text), person);
            }
        }

        /// Also by what stands before the `@`.
        public void addMail(String mail, String person) {
            add(mail, person);
            int at = mail.indexOf('@');
            if (at > 0) {
                add(mail.substring(0, at), person);
            }
        }

        public Names build() {
            return new Names(byText);
        }
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable String person(String text) {
        String found = byText.get(key(text));
        int at = text.indexOf('@');
        return found == null && at > 0 ? byText.get(key(text.substring(0, at))) : found;
    }
}
