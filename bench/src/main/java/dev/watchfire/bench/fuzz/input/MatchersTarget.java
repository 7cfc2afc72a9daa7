// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz.input;

import static dev.watchfire.bench.fuzz.input.Finding.check;
import static dev.watchfire.bench.fuzz.input.Finding.same;

import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.engine.matcher.MatcherParser.Parsed;
import dev.watchfire.engine.matcher.MatcherSyntax;
import dev.watchfire.engine.matcher.MatcherSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Matchers as people write them, in one of the three syntaxes: what is read can be shown and reads
/// back as the same, and the tolerant syntax is what the other two make of it.
final class MatchersTarget implements Target {
    private static final Pattern PLACE = Pattern.compile("^([0-9]+):([0-9]+): ");

    private final MatcherSyntax syntax;
    private final MatcherParser parser;

    MatchersTarget(MatcherSyntax syntax) {
        this.syntax = syntax;
        this.parser = new MatcherParser(syntax);
    }

    @Override
    public String name() {
        return "matchers-" + syntax.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> words() {
        return List.of(
                "=",
                "!=",
                "=~",
                "!~",
                "{",
                "}",
                ",",
                "\"",
                "'",
                "`",
                "\\",
                "\\n",
                "\\\"",
                "\\x41",
                "\\u00e9",
                "\\U0001f642",
                "\\101",
                " ",
                "\t",
                "\n",
                "a",
                "foo",
                "bar",
                "_",
                ":",
                "-",
                ".",
                ".*",
                "|",
                "(",
                ")",
                "[a-z]+",
                "a{2}",
                "\u00e9",
                "\ud83d\ude42",
                "\u2028",
                "\u0000",
                "a=\"b\"",
                "a=~\"b|c\"",
                "{a=b,}",
                "\"a b\"=\"c\"");
    }

    @Override
    public void feed(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Parsed parsed = parse(parser, text);
        if (parsed != null) {
            String shown = show(parsed.matchers());
            Parsed again = parse(parser, shown);
            check(again != null, "what it shows is refused", shown);
            same(again == null ? null : again.matchers(), parsed.matchers(), "shown and read");
            parsed.matchers().forEach(MatchersTarget::agreesWithItself);
        }
        if (syntax == MatcherSyntax.FALLBACK) {
            compare(text, parsed);
        }
        one(text);
    }

    private static @Nullable Parsed parse(MatcherParser parser, String text) {
        try {
            return parser.parseAll(text);
        } catch (MatcherSyntaxException e) {
            String message = String.valueOf(e.getMessage());
            check(!message.isBlank(), "refused in silence");
            var place = PLACE.matcher(message);
            if (place.find() && parser.syntax() == MatcherSyntax.UTF8) {
                int from = Integer.parseInt(place.group(1));
                int to = Integer.parseInt(place.group(2));
                int length = text.codePointCount(0, text.length());
                check(from <= to && to <= length, "outside of the text", length, message);
            }
            return null;
        }
    }

    private static String show(List<Matcher> matchers) {
        return matchers.stream().map(Matcher::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static void agreesWithItself(Matcher matcher) {
        same(matcher.matches(""), matcher.matchesEmpty(), "the empty value and " + matcher);
        if (matcher.literals() != null) {
            for (String literal : matcher.literals()) {
                check(matcher.matches(literal), "does not match its literal", matcher, literal);
            }
        }
    }

    private static void compare(String text, @Nullable Parsed tolerant) {
        Parsed classic = parse(new MatcherParser(MatcherSyntax.CLASSIC), text);
        Parsed utf8 = parse(new MatcherParser(MatcherSyntax.UTF8), text);
        Parsed expected = classic == null ? utf8 : classic;
        same(
                tolerant == null ? null : tolerant.matchers(),
                expected == null ? null : expected.matchers(),
                "the tolerant reading");
        if (tolerant != null) {
            boolean agree =
                    utf8 != null && (classic == null || classic.matchers().equals(utf8.matchers()));
            same(tolerant.warning() == null, agree, "no warning and agreement");
        }
    }

    private void one(String text) {
        try {
            Parsed one = parser.parseOne(text);
            check(one.matchers().size() == 1, "one matcher is several", one.matchers().size());
        } catch (MatcherSyntaxException e) {
            check(e.getMessage() != null, "refused in silence");
        }
    }
}
