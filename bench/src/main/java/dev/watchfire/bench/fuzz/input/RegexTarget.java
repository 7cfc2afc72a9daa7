// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz.input;

import static dev.watchfire.bench.fuzz.input.Finding.check;
import static dev.watchfire.bench.fuzz.input.Finding.same;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.matcher.Matcher.Op;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An expression, and behind the first zero byte a text: our evaluator and RE2/J must agree on
/// both.
final class RegexTarget implements Target {
    /// RE2/J takes time in the square of what repeats and classes come to.
    private static final int LONGEST_EXPRESSION = 200;

    private static final int LONGEST_TEXT = 200;

    /// Where ours refuses what RE2/J takes, because it would take all memory, or for ever.
    private static final List<String> ONLY_OURS =
            List.of(
                    "expression too large",
                    "invalid repeat count",
                    "case folding of",
                    "nests too deeply");

    @Override
    public String name() {
        return "regex";
    }

    @Override
    public List<String> words() {
        return List.of(
                "\u0000",
                "a",
                "b",
                "ab",
                ".",
                ".*",
                ".+",
                "*",
                "+",
                "?",
                "|",
                "(",
                ")",
                "(?:",
                "(?i)",
                "(?s)",
                "(?m)",
                "(?U)",
                "(?-s)",
                "(?i:",
                "(?P<n>",
                "[",
                "]",
                "[^",
                "-",
                "[a-c]",
                "[[:alpha:]]",
                "[[:^digit:]]",
                "\\d",
                "\\W",
                "\\s",
                "\\b",
                "\\B",
                "\\A",
                "\\z",
                "\\pL",
                "\\p{Greek}",
                "\\PN",
                "\\Q",
                "\\E",
                "\\x41",
                "\\x{1f642}",
                "\\101",
                "\\n",
                "\n",
                "^",
                "$",
                "{2}",
                "{0,2}",
                "{1,}",
                "{,2}",
                "{0}",
                "{01}",
                "??",
                "K",
                "k",
                "\u212a",
                "s",
                "\u017f",
                "\u00e9",
                "\u00c9",
                "\ud83d\ude42");
    }

    @Override
    public void feed(byte[] input) {
        String whole = new String(input, StandardCharsets.UTF_8);
        int cut = whole.indexOf('\u0000');
        String expression = cut < 0 ? whole : whole.substring(0, cut);
        String text = cut < 0 ? "" : whole.substring(cut + 1);
        if (expression.length() > LONGEST_EXPRESSION || text.length() > LONGEST_TEXT) {
            return;
        }
        Matcher matcher;
        try {
            matcher = Matcher.of("a", Op.REGEX, expression);
        } catch (PatternSyntaxException e) {
            boolean ours = ONLY_OURS.stream().anyMatch(String.valueOf(e.getMessage())::contains);
            check(ours || reference(expression) == null, "only ours refuses", e.getMessage());
            return;
        }
        Pattern reference = reference(expression);
        check(reference != null || isLetterToGo(expression), "only RE2/J refuses");
        if (reference != null) {
            compare(matcher, reference, text);
            compare(matcher, reference, "");
            compare(matcher, reference, expression);
            compare(matcher, reference, text + "\n");
        }
        Matcher negated = Matcher.of("a", Op.NOT_REGEX, expression);
        same(negated.matches(text), !matcher.matches(text), "the negated matcher");
        if (matcher.literals() != null) {
            for (String literal : matcher.literals()) {
                check(matcher.matches(literal), "does not match its literal", literal);
            }
            same(matcher.literals().contains(text), matcher.matches(text), "literals and matching");
        }
    }

    /// To Go and to us a brace that counts nothing is a letter, and so is a bracket with a colon
    /// that begins no name of a class.
    private static boolean isLetterToGo(String expression) {
        return expression.contains("{") || expression.contains("[:");
    }

    private static void compare(Matcher matcher, Pattern reference, String text) {
        same(matcher.matches(text), reference.matcher(text).find(), "ours and RE2/J's on " + text);
    }

    private static @Nullable Pattern reference(String expression) {
        try {
            return Pattern.compile("^(?:" + expression + ")$");
        } catch (PatternSyntaxException _) {
            return null;
        }
    }
}
