// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.auditor;

import dev.watchfire.engine.Language;

/// What is said to people who do not all speak one language.
public record Saying(String english, String korean) {
    public String in(Language language) {
        return language.say(english, korean);
    }

    Saying withMore(int count) {
        return count == 0
                ? this
                : new Saying(english + ", and " + count + " more", korean + " 외 " + count + "건");
    }
}
