// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads matchers as people write them: `foo="bar"`, `{foo=~"b.*", baz!=x}`. Safe for any thread.
public final class MatcherParser {
    private final MatcherSyntax syntax;

    public MatcherParser(MatcherSyntax syntax) {
        this.syntax = syntax;
    }

    public MatcherSyntax syntax() {
        return syntax;
    }

    /// @param warning a sentence for the log where the two syntaxes disagree or only the classic
    ///   one reads the input, else null
    public record Parsed(List<Matcher> matchers, @Nullable String warning) {
        public Parsed {
            matchers = List.copyOf(matchers);
        }
    }

    /// Any number of matchers, with or without braces around them.
    ///
    /// @throws MatcherSyntaxException with Alertmanager's message
    public Parsed parseAll(String input) throws MatcherSyntaxException {
        return switch (syntax) {
            case CLASSIC -> new Parsed(ClassicReader.readAll(input), null);
            case UTF8 -> new Parsed(Utf8Reader.readAll(input), null);
            case FALLBACK -> readBoth(input, Utf8Reader::readAll, ClassicReader::readAll);
        };
    }

    /// Exactly one matcher, without braces. The classic syntax alone takes a closing brace as part
    /// of a bare value.
    ///
    /// @throws MatcherSyntaxException with Alertmanager's message
    public Parsed parseOne(String input) throws MatcherSyntaxException {
        if (syntax != MatcherSyntax.CLASSIC && (input.startsWith("{") || input.endsWith("}"))) {
            throw new MatcherSyntaxException("unexpected open or close brace: " + input);
        }
        Reading utf8 = text -> List.of(Utf8Reader.readOne(text));
        Reading classic = text -> List.of(ClassicReader.readOne(text));
        return switch (syntax) {
            case CLASSIC -> new Parsed(classic.read(input), null);
            case UTF8 -> new Parsed(utf8.read(input), null);
            case FALLBACK -> readBoth(input, utf8, classic);
        };
    }

    @FunctionalInterface
    private interface Reading {
        List<Matcher> read(String input) throws MatcherSyntaxException;
    }

    private static Parsed readBoth(String input, Reading utf8, Reading classic)
            throws MatcherSyntaxException {
        List<Matcher> read;
        try {
            read = utf8.read(input);
        } catch (MatcherSyntaxException e) {
            // Where both refuse, the classic error is the one to show.
            List<Matcher> classicRead = classic.read(input);
            return new Parsed(classicRead, onlyClassic(input, e, classicRead));
        }
        List<Matcher> classicRead;
        try {
            classicRead = classic.read(input);
        } catch (MatcherSyntaxException _) {
            return new Parsed(read, null);
        }
        if (classicRead.equals(read)) {
            return new Parsed(read, null);
        }
        return new Parsed(classicRead, disagreement(input, classicRead, read));
    }

    private static String onlyClassic(
            String input, MatcherSyntaxException refusal, List<Matcher> read) {
        return "Only the classic matcher syntax can read the input %s; the UTF-8 syntax refuses it (%s). Write it as %s, with values in double quotes and backslashes doubled, so that both read it."
                .formatted(input, refusal.getMessage(), show(read));
    }

    private static String disagreement(String input, List<Matcher> classic, List<Matcher> utf8) {
        return "The matcher input %s has disagreement: the classic syntax reads it as %s, the UTF-8 syntax as %s. The classic reading is used; to keep it in both, write %s."
                .formatted(input, show(classic), show(utf8), show(classic));
    }

    private static String show(List<Matcher> matchers) {
        return matchers.stream().map(Matcher::toString).collect(Collectors.joining(","));
    }

    /// Whether `name` may be the name of a label: non-empty UTF-8, or the classic alphabet in
    /// {@link MatcherSyntax#CLASSIC}.
    public boolean isLabelName(String name) {
        return syntax == MatcherSyntax.CLASSIC
                ? Matcher.isClassicName(name)
                : !name.isEmpty() && GoString.isUnicode(name);
    }
}
