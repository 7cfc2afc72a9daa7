// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Expressions and texts from a seed, over a small alphabet so that they often meet.
final class RandomRegexes {
    private static final String[] ATOMS = {
        "a",
        "b",
        "a",
        "b",
        "ab",
        "abc",
        "bca",
        "K",
        "s",
        "\u00e9",
        "\ud83d\ude42",
        "\u65e5",
        "-",
        "0",
        "7",
        "\\.",
        "\\n",
        "\n",
        "\\x41",
        "\\x{1f642}",
        "\\101",
        "\\Qa.b\\E",
        "\\t",
        "\\_",
        ".",
        ".",
        ".*",
        ".+",
        "[ab]",
        "[^a]",
        "[a-cK]",
        "[^\\n]",
        "[\\d-]",
        "[[:alpha:]]",
        "[[:^digit:]x]",
        "[]a]",
        "[^]a-]",
        "\\d",
        "\\D",
        "\\w",
        "\\W",
        "\\s",
        "\\S",
        "[\\w.]",
        "{x",
        "a{,2}",
        "[[:space:]]",
        "[\u00e0-\u00ff]",
        "",
        "\ud83d",
        "\\x{d83d}\\x{de42}"
    };
    private static final String[] RARE = {
        "^",
        "$",
        "\\b",
        "\\B",
        "\\A",
        "\\z",
        "\\pL",
        "\\p{Greek}",
        "[\\PN]",
        "(?i)",
        "(?s)",
        "(?m)",
        "(?-s)",
        "(?i-s)",
        "(?U)",
        "(",
        ")",
        "[",
        "]",
        "*",
        "|",
        "\\",
        "\\8",
        "(?",
        "[b-a]",
        "x{2}{3}",
        "a**",
        "(?P<n>a)",
        "(?<m>b)",
        "[[:nope:]]",
        "\\Q*",
        "a{1001}",
        "a{2,1}",
        "[a-\\d]",
        "(?i)\u00c9"
    };
    private static final String[] REPEATS = {
        "*", "+", "?", "*?", "+?", "??", "{2}", "{0,2}", "{1,}", "{0}", "{1,3}?", "{3,}"
    };
    private static final String[] TEXTS = {
        "a",
        "b",
        "c",
        "ab",
        "abc",
        "bca",
        "A",
        "B",
        "K",
        "k",
        "\u212a",
        "s",
        "S",
        "\u017f",
        "\u00e9",
        "\u00c9",
        "\ud83d\ude42",
        "\u65e5",
        "-",
        "0",
        "7",
        ".",
        "\n",
        "\t",
        " ",
        "_",
        "{",
        "]",
        "x",
        "a{,2}",
        "\u03b1",
        "\ud83d",
        "\ude42"
    };

    private final Random random;

    RandomRegexes(long seed) {
        this.random = new Random(seed);
    }

    String regex() {
        StringBuilder regex = new StringBuilder();
        if (random.nextInt(5) == 0) {
            regex.append(random.nextBoolean() ? "(?i)" : "(?s)");
        }
        if (random.nextInt(10) == 0) {
            String[] around = {"", ".*", ".*", ".+"};
            String literal = pick(TEXTS) + (random.nextBoolean() ? pick(TEXTS) : "");
            return regex.append(pick(around))
                    .append("\\Q" + literal + "\\E")
                    .append(pick(around))
                    .toString();
        }
        alternation(regex, 0);
        return regex.toString();
    }

    private void alternation(StringBuilder regex, int depth) {
        for (int branches = random.nextInt(4); branches >= 0; branches--) {
            for (int parts = random.nextInt(4); parts >= 0; parts--) {
                part(regex, depth);
            }
            if (branches > 0) {
                regex.append('|');
            }
        }
    }

    private void part(StringBuilder regex, int depth) {
        int kind = random.nextInt(100);
        if (kind < 3) {
            regex.append(pick(RARE));
        } else if (kind < 20 && depth < 3) {
            String[] groups = {"(", "(?:", "(?i:", "(?s:", "(?-s:"};
            regex.append(pick(groups));
            alternation(regex, depth + 1);
            regex.append(')');
        } else {
            regex.append(pick(ATOMS));
        }
        if (random.nextInt(4) == 0) {
            regex.append(pick(REPEATS));
        }
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(7); n > 0; n--) {
            text.append(pick(TEXTS));
        }
        return text.toString();
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    /// What RE2/J makes of the expression as Alertmanager anchors it; null where it refuses.
    static @Nullable Pattern reference(String regex) {
        try {
            return Pattern.compile("^(?:" + regex + ")$");
        } catch (PatternSyntaxException _) {
            return null;
        }
    }

    /// Escapes everything but visible ASCII, so that a failure can be copied from the report.
    static String show(String s) {
        StringBuilder shown = new StringBuilder();
        for (char c : s.toCharArray()) {
            shown.append(
                    c > ' ' && c < 0x7f ? Character.toString(c) : "\\u%04x".formatted((int) c));
        }
        return shown.toString();
    }
}
