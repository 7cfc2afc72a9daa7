// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.document.LineDiff;
import dev.watchfire.config.document.LineDiff.Diff;
import dev.watchfire.config.document.LineDiff.Side;
import dev.watchfire.config.document.SecretMask;
import dev.watchfire.versions.VersionTable.Body;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Texts as people are shown them: without secrets, and yet with the places where secrets changed.
final class Shown {
    static final SecretMask MASK = new SecretMask(ConfigurationReader.ROOT);

    private Shown() {}

    /// Whether the places of its secrets are known; of a text that is not right they are not.
    static boolean canBeShown(String text) {
        try {
            String unused = MASK.hide(text);
            return !unused.isEmpty() || text.isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static String of(String text) {
        return text.isBlank() ? text : MASK.hide(text);
    }

    /// What was saved; by the keys of when it was saved, where not all are known today.
    static String of(Body body) {
        return isCertain(body) ? of(body.text()) : body.shown();
    }

    private static boolean isCertain(Body body) {
        return body.isWhole() && MASK.isCertain(body.text());
    }

    static Diff diff(Body before, Body after) {
        return isCertain(before) && isCertain(after)
                ? diff(before.text(), after.text())
                : diffOfShown(of(before), of(after));
    }

    /// @param after with its secrets, as somebody typed it
    static Diff diff(Body before, String after) {
        return isCertain(before) && canBeShown(after)
                ? diff(before.text(), after)
                : diffOfShown(of(before), canBeShown(after) ? of(after) : after);
    }

    private static Diff diff(String before, String after) {
        Map<String, String> names = new HashMap<>();
        // The same name for the same secret on both sides, and none that says anything about it.
        UnaryOperator<String> named =
                secret -> names.computeIfAbsent(secret, _ -> "secret-" + names.size());
        return LineDiff.between(side(before, named), side(after, named));
    }

    private static Diff diffOfShown(String before, String after) {
        return LineDiff.between(Side.of(before), Side.of(after));
    }

    private static Side side(String text, UnaryOperator<String> named) {
        return text.isBlank()
                ? Side.of(text)
                : Side.of(MASK.hideByName(text, named), MASK.hide(text));
    }

    /// As `diff -u` writes it, without the numbers of lines.
    static String unified(Diff diff, int mostCharacters) {
        StringBuilder out = new StringBuilder();
        for (LineDiff.Hunk hunk : diff.hunks()) {
            out.append("@@\n");
            for (LineDiff.Line line : hunk.lines()) {
                out.append(
                                switch (line.kind()) {
                                    case SAME -> ' ';
                                    case ADDED -> '+';
                                    case REMOVED -> '-';
                                })
                        .append(line.text())
                        .append('\n');
                if (out.length() > mostCharacters) {
                    return out.substring(0, mostCharacters) + "…";
                }
            }
        }
        return out.toString();
    }
}
