// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sms;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Telephone numbers as ITU-T E.164 has them: `+`, country, number, fifteen digits at most.
public final class PhoneNumber {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s().\u2010-\u2015-]");

    private PhoneNumber() {}

    /// Without what people write between digits, and with `+` for a leading `00`.
    public static String normal(String typed) {
        String bare = SEPARATORS.matcher(typed.strip()).replaceAll("");
        return bare.startsWith("00") ? "+" + bare.substring(2) : bare;
    }

    /// What is wrong with a number, in a sentence; null where nothing is.
    public static @Nullable String problem(String typed) {
        String number = normal(typed);
        if (E164.matcher(number).matches()) {
            return null;
        }
        String shown = "\"" + typed.strip() + "\" is no telephone number as networks take it: ";
        if (number.isEmpty()) {
            return "A telephone number is needed, such as +821012345678.";
        }
        if (!number.startsWith("+")) {
            return shown
                    + "it begins with + and the country's code, such as +82 10 1234 5678 for 010"
                    + " 1234 5678 in Korea.";
        }
        if (number.startsWith("+0")) {
            return shown + "no country's code begins with 0.";
        }
        if (!number.substring(1).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return shown + "after the + come digits only.";
        }
        return shown + "it has %d digits, and 7 to 15 are possible.".formatted(number.length() - 1);
    }
}
