// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher.Op;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MatcherTest {
    private static Matcher regex(String value) {
        return Matcher.of("foo", Op.REGEX, value);
    }

    @Test
    void eachOperatorComparesInItsWay() {
        assertThat(Matcher.of("foo", Op.EQUAL, "b.").matches("b.")).isTrue();
        assertThat(Matcher.of("foo", Op.EQUAL, "b.").matches("ba")).isFalse();
        assertThat(Matcher.of("foo", Op.NOT_EQUAL, "b.").matches("ba")).isTrue();
        assertThat(regex("b.").matches("ba")).isTrue();
        assertThat(regex("b.").matches("bar")).isFalse();
        assertThat(regex("a|b").matches("ab")).isFalse();
        assertThat(Matcher.of("foo", Op.NOT_REGEX, "b.").matches("bar")).isTrue();
    }

    @Test
    void aMissingLabelIsEmpty() {
        LabelSet labels = LabelSet.of("bar", "x");
        assertThat(regex(".*").matches(labels)).isTrue();
        assertThat(regex(".+").matches(labels)).isFalse();
        assertThat(Matcher.of("foo", Op.EQUAL, "").matchesEmpty()).isTrue();
        assertThat(Matcher.of("foo", Op.NOT_EQUAL, "").matchesEmpty()).isFalse();
    }

    @Test
    void aDotMatchesALineFeedOnlyWhereThePatternSaysSo() {
        assertThat(regex("a.b").matches("a\nb")).isFalse();
        assertThat(regex("(?s)a.b").matches("a\nb")).isTrue();
        assertThat(regex("a").matches("a\n")).isFalse();
    }

    @Test
    void aMatcherIsShownInTheClassicSyntaxWhereItsNameAllows() {
        assertThat(Matcher.of("foo", Op.NOT_REGEX, "back\\slash \"q\"\ttab\nline"))
                .hasToString("foo!~\"back\\\\slash \\\"q\\\"\ttab\\nline\"");
        assertThat(Matcher.of("foo\ud83d\ude42", Op.EQUAL, "\ud83d\ude42"))
                .hasToString("foo\ud83d\ude42=\"\ud83d\ude42\"");
        assertThat(Matcher.of("foo!", Op.NOT_EQUAL, "b\ta")).hasToString("\"foo!\"!=\"b\\ta\"");
        assertThat(Matcher.of("foo bar", Op.EQUAL, "baz")).hasToString("\"foo bar\"=\"baz\"");
    }

    @Test
    void anEmptyNameIsShownInQuotesSoThatItReadsBack() throws MatcherSyntaxException {
        Matcher empty = Matcher.of("", Matcher.Op.EQUAL, "a");
        MatcherParser parser = new MatcherParser(MatcherSyntax.UTF8);

        assertThat(empty).hasToString("\"\"=\"a\"");
        assertThat(parser.parseOne(empty.toString()).matchers()).containsExactly(empty);
    }

    @Test
    void matchersSortByNameThenValueThenOperator() {
        List<Matcher> sorted =
                List.of(
                        Matcher.of("a", Op.NOT_REGEX, "1"),
                        Matcher.of("b", Op.EQUAL, "1"),
                        Matcher.of("b", Op.NOT_EQUAL, "1"),
                        Matcher.of("b", Op.EQUAL, "2"));
        assertThat(sorted.reversed().stream().sorted()).isEqualTo(sorted);
    }

    @Test
    void aRegularExpressionThatWouldFillTheMemoryIsRefused() {
        for (String explosive :
                java.util.List.of(
                        "((a{1000}){1000}){1000}",
                        "(?:(a{500}b){500}){0,900}",
                        "((a{99999999}))")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> Matcher.of("a", Matcher.Op.REGEX, explosive))
                    .isInstanceOf(com.google.re2j.PatternSyntaxException.class);
        }
    }
}
