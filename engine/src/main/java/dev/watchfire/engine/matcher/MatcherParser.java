// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import java.util.List;
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
        int eq = input.indexOf('=');
        if (eq < 0) {
            throw new MatcherSyntaxException("bad matcher format: " + input);
        }
        String value = input.substring(eq + 1).replace("\"", "");
        return new Parsed(
                List.of(Matcher.of(input.substring(0, eq), Matcher.Op.EQUAL, value)), null);
    }

    /// Exactly one matcher, without braces.
    ///
    /// @throws MatcherSyntaxException with Alertmanager's message
    public Parsed parseOne(String input) throws MatcherSyntaxException {
        int eq = input.indexOf('=');
        if (eq < 0) {
            throw new MatcherSyntaxException("bad matcher format: " + input);
        }
        String value = input.substring(eq + 1).replace("\"", "");
        return new Parsed(
                List.of(Matcher.of(input.substring(0, eq), Matcher.Op.EQUAL, value)), null);
    }

    /// Whether `name` may be the name of a label: non-empty UTF-8, or the classic alphabet in
    /// {@link MatcherSyntax#CLASSIC}.
    public boolean isLabelName(String name) {
        return syntax == MatcherSyntax.CLASSIC ? Matcher.isClassicName(name) : !name.isEmpty();
    }
}
