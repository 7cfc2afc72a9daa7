// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.engine.matcher.Matcher.Op;
import dev.watchfire.engine.matcher.MatcherParser.Parsed;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MatcherParserTest {
    private static final MatcherParser CLASSIC = new MatcherParser(MatcherSyntax.CLASSIC);
    private static final MatcherParser UTF8 = new MatcherParser(MatcherSyntax.UTF8);
    private static final MatcherParser FALLBACK = new MatcherParser(MatcherSyntax.FALLBACK);

    private static Matcher equal(String name, String value) {
        return Matcher.of(name, Op.EQUAL, value);
    }

    private static void reads(MatcherParser parser, String input, Matcher... expected)
            throws MatcherSyntaxException {
        Parsed parsed = parser.parseAll(input);
        assertThat(parsed.matchers()).as(input).containsExactly(expected);
        assertThat(parsed.warning()).as(input).isNull();
    }

    private static void refuses(MatcherParser parser, String input, String message) {
        assertThatThrownBy(() -> parser.parseAll(input))
                .as(input)
                .isInstanceOf(MatcherSyntaxException.class)
                .hasMessage(message);
    }

    private static void refusesOne(MatcherParser parser, String input, String message) {
        assertThatThrownBy(() -> parser.parseOne(input))
                .as(input)
                .isInstanceOf(MatcherSyntaxException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @EnumSource
    void everySyntaxReadsPlainMatchersAlike(MatcherSyntax syntax) throws MatcherSyntaxException {
        MatcherParser parser = new MatcherParser(syntax);
        Matcher severity = Matcher.of("severity", Op.NOT_EQUAL, "info");
        Matcher job = Matcher.of("job", Op.REGEX, "api|web.*");
        Matcher region = Matcher.of("region", Op.NOT_REGEX, "[a-z]+");
        reads(parser, "");
        reads(parser, "{}");
        reads(parser, "{severity!=info}", severity);
        reads(parser, "severity != \"info\"", severity);
        reads(parser, "{ severity!=\"info\" , job =~ \"api|web.*\", }", severity, job);
        reads(parser, "severity!=info,region!~[a-z]+,", severity, region);
        reads(parser, "{a=\"\"}", equal("a", ""));
        reads(parser, "{a=\"x,y\",b=\"}{\"}", equal("a", "x,y"), equal("b", "}{"));
        reads(
                parser,
                "a=\"say \\\"hi\\\", back\\\\slash\\n\"",
                equal("a", "say \"hi\", back\\slash\n"));
        reads(parser, "a=\ud83d\ude42", equal("a", "\ud83d\ude42"));
        reads(parser, "a:b=c", equal("a:b", "c"));
    }

    @ParameterizedTest
    @EnumSource
    void everySyntaxReadsOneMatcherAlike(MatcherSyntax syntax) throws MatcherSyntaxException {
        MatcherParser parser = new MatcherParser(syntax);
        assertThat(parser.parseOne(" a =~ \"b+\" ").matchers())
                .containsExactly(Matcher.of("a", Op.REGEX, "b+"));
    }

    @Test
    void theClassicSyntaxTakesBareValuesAlmostAsTheyAre() throws MatcherSyntaxException {
        reads(CLASSIC, "{");
        reads(CLASSIC, "{foo='}", equal("foo", "'"));
        reads(CLASSIC, "{foo=`}", equal("foo", "`"));
        reads(CLASSIC, "{foo=bar}}", equal("foo", "bar}"));
        reads(CLASSIC, "{foo=bar}},}", equal("foo", "bar}}"));
        reads(CLASSIC, "{foo=,bar=}}", equal("foo", ""), equal("bar", "}"));
        reads(CLASSIC, "{foo=}b", equal("foo", "}b"));
        reads(CLASSIC, "{foo=", equal("foo", ""));
        reads(CLASSIC, "job=", equal("job", ""));
        reads(CLASSIC, "tricky=~~~", Matcher.of("tricky", Op.REGEX, "~~"));
        reads(CLASSIC, "foo=a b\nc", equal("foo", "a b\nc"));
        reads(CLASSIC, "foo= \t\u00a0x \f", equal("foo", "\u00a0x"));
    }

    @Test
    void theClassicSyntaxKeepsBackslashesThatEscapeNothing() throws MatcherSyntaxException {
        reads(CLASSIC, "{foo=bar\\t}", equal("foo", "bar\\t"));
        reads(CLASSIC, "{foo=bar\\n}", equal("foo", "bar\n"));
        reads(CLASSIC, "{foo=bar\\}", equal("foo", "bar\\"));
        reads(CLASSIC, "{foo=bar\\\\}", equal("foo", "bar\\"));
        reads(CLASSIC, "{foo=bar\\\"}", equal("foo", "bar\""));
        reads(CLASSIC, "trickier==\\\\=\\=\\\"", equal("trickier", "=\\=\\=\""));
        reads(CLASSIC, "foo=~\"\\d+\\.\\d\"", Matcher.of("foo", Op.REGEX, "\\d+\\.\\d"));
    }

    @Test
    void theClassicSyntaxRefusesOtherNamesAndStrayQuotes() {
        refuses(CLASSIC, ",", "bad matcher format: ");
        refuses(CLASSIC, "{,}", "bad matcher format: ");
        refuses(CLASSIC, "a=b,,c=d", "bad matcher format: ");
        refuses(CLASSIC, "foo!bar", "bad matcher format: foo!bar");
        refuses(CLASSIC, "foo", "bad matcher format: foo");
        refuses(CLASSIC, "{{foo=", "bad matcher format: {foo=");
        refuses(CLASSIC, "0foo=a", "bad matcher format: 0foo=a");
        refuses(CLASSIC, "{a-b = \"c\"}", "bad matcher format: a-b = \"c\"");
        refuses(CLASSIC, "\"foo\"=\"bar\"", "bad matcher format: \"foo\"=\"bar\"");
        String quote = "matcher value contains unescaped double quote: ";
        refuses(CLASSIC, "job=\"value", quote + "\"value");
        refuses(CLASSIC, "job=value\"", quote + "value\"");
        refuses(CLASSIC, "foo = a\"b", quote + "a\"b");
        refuses(CLASSIC, "foo = \"", quote + "\"");
        refuses(CLASSIC, "foo=\"a\\\"", quote + "\"a\\\"");
        refuses(CLASSIC, "foo=a\ud83d", "matcher value not valid UTF-8: a\ud83d");
        refuses(
                CLASSIC,
                "{foo=~\"invalid[regexp\"}",
                "error parsing regexp: missing closing ]: `[regexp)$`");
    }

    @Test
    void theUtf8SyntaxReadsQuotedNamesAndGoEscapes() throws MatcherSyntaxException {
        reads(UTF8, "{\"foo bar\"=\"baz\"}", equal("foo bar", "baz"));
        reads(
                UTF8,
                "name-with-dashes=a,\u03a3!=b",
                equal("name-with-dashes", "a"),
                Matcher.of("\u03a3", Op.NOT_EQUAL, "b"));
        reads(UTF8, "a=\"\\xf0\\x9f\\x99\\x82\"", equal("a", "\ud83d\ude42"));
        reads(UTF8, "a=\"\\360\\237\\231\\202\"", equal("a", "\ud83d\ude42"));
        reads(UTF8, "a=\"\\U0001f642\\u00e9\"", equal("a", "\ud83d\ude42\u00e9"));
        reads(UTF8, "a=\"\\a\\b\\f\\r\\t\\v\"", equal("a", "\u0007\b\f\r\t\u000b"));
        reads(UTF8, "a\u202f=\u00a0b", equal("a", "b"));
        reads(UTF8, "a=$", equal("a", "$"));
    }

    @Test
    void theUtf8SyntaxSaysWhereItStopped() {
        String noComma = ": expected a comma or close brace";
        refuses(UTF8, ",", "0:1: unexpected ,: expected label name");
        refuses(UTF8, "{,}", "1:2: unexpected ,: expected label name");
        refuses(UTF8, "{", "0:1: end of input: expected close brace");
        refuses(UTF8, "}", "0:1: }: expected opening brace");
        refuses(UTF8, "foo=bar}", "0:8: }: expected opening brace");
        refuses(UTF8, "{foo=bar ", "0:8: end of input: expected close brace");
        refuses(UTF8, "{foo=bar,", "0:9: end of input: expected close brace");
        refuses(UTF8, "{foo=:\"bar\"}", "6:11: unexpected \"bar\"" + noComma);
        refuses(UTF8, "{foo=\"bar\\w\"}", "5:12: \"bar\\w\": invalid input");
        refuses(UTF8, "{foo=bar\\n}", "8:9: \\: invalid input" + noComma);
        refuses(UTF8, "{\"foo\"=\"\\xf0\\x9f\"}", "7:17: \"\\xf0\\x9f\": invalid input");
        refuses(UTF8, "foo=\"a\nb\"", "4:9: \"a\nb\": invalid input");
        refuses(UTF8, "foo=\"\\ud800\"", "4:12: \"\\ud800\": invalid input");
        refuses(UTF8, "foo=\"\ud83d\"", "4:7: \"\ud83d\": invalid input");
        refuses(UTF8, "foo=\ud83d", "4:5: \ud83d: invalid input: expected label value");
        refuses(UTF8, "foo=\"\\400\"", "4:10: \"\\400\": invalid input");
        refuses(UTF8, "foo=\"\\x4\"", "4:9: \"\\x4\": invalid input");
        refuses(UTF8, "foo", "end of input: expected an operator such as '=', '!=', '=~' or '!~'");
        refuses(UTF8, "foo=", "end of input: expected label value");
        refuses(
                UTF8,
                "foo=bar,,",
                "8:9: unexpected ,: expected a matcher or close brace after comma");
        refuses(UTF8, "{foo=bar} baz", "10:13: baz: expected end of input");
        refuses(UTF8, "\ud83d\ude42=a b", "4:5: unexpected b" + noComma);
        refuses(UTF8, "foo=\"bar", "4:8: \"bar: missing end \": expected label value");
        refuses(
                UTF8,
                "foo!bar",
                "3:4: !: expected one of '=~': expected an operator such as '=', '!=', '=~' or"
                        + " '!~'");
        refuses(
                UTF8,
                "foo=!",
                "4:5: unexpected end of input, expected one of '=~': expected label value");
        refuses(
                UTF8,
                "foo=~\"a[b\"",
                "failed to create matcher: error parsing regexp: missing closing ]: `[b)$`");
    }

    @Test
    void oneMatcherHasNoBracesAndNoCompany() {
        refusesOne(UTF8, "{a=b}", "unexpected open or close brace: {a=b}");
        refusesOne(FALLBACK, "{a=b", "unexpected open or close brace: {a=b");
        refusesOne(FALLBACK, "a=b}", "unexpected open or close brace: a=b}");
        refusesOne(CLASSIC, "{a=b}", "bad matcher format: {a=b}");
        refusesOne(UTF8, "a=b,c=d", "expected 1 matcher, found 2");
        refusesOne(UTF8, "", "no matchers");
        refusesOne(FALLBACK, "", "bad matcher format: ");
    }

    @Test
    void theClassicSyntaxReadsOneMatcherWithCommasInItsBareValue() throws MatcherSyntaxException {
        assertThat(CLASSIC.parseOne("a=b,c=d}").matchers()).containsExactly(equal("a", "b,c=d}"));
    }

    @Test
    void theFallbackTakesWhatOnlyTheUtf8SyntaxReadsInSilence() throws MatcherSyntaxException {
        reads(FALLBACK, "{foo\ud83d\ude42=bar}", equal("foo\ud83d\ude42", "bar"));
    }

    @Test
    void theFallbackTakesWhatOnlyTheClassicSyntaxReadsAndSuggestsABetterSpelling()
            throws MatcherSyntaxException {
        Parsed parsed = FALLBACK.parseAll("{foo=!bar,bar=$baz\\n}");
        assertThat(parsed.matchers()).containsExactly(equal("foo", "!bar"), equal("bar", "$baz\n"));
        assertThat(parsed.warning())
                .contains("{foo=!bar,bar=$baz\\n}")
                .contains("5:6: !: expected one of '=~'")
                .contains("Write it as foo=\"!bar\",bar=\"$baz\\n\",");
        assertThat(FALLBACK.parseOne("foo=").warning()).contains("Write it as foo=\"\",");
    }

    @Test
    void theFallbackKeepsTheClassicReadingWhereTheTwoDisagree() throws MatcherSyntaxException {
        Parsed parsed = FALLBACK.parseOne("foo=\"\\xf0\\x9f\\x99\\x82\"");
        assertThat(parsed.matchers()).containsExactly(equal("foo", "\\xf0\\x9f\\x99\\x82"));
        assertThat(parsed.warning())
                .contains("disagreement")
                .contains("foo=\"\\\\xf0\\\\x9f\\\\x99\\\\x82\"")
                .contains("foo=\"\ud83d\ude42\"");
    }

    @Test
    void theFallbackShowsTheClassicErrorWhereBothRefuse() {
        refuses(FALLBACK, "{foo!bar}", "bad matcher format: foo!bar");
        refuses(
                FALLBACK,
                "foo=~\"*\"",
                "error parsing regexp: missing argument to repetition operator: `*`");
    }

    @Test
    void everySuggestionIsReadAlikeByBothSyntaxes() throws MatcherSyntaxException {
        for (String input :
                List.of("foo=", "foo=a b", "foo=~a\\.b", "foo=\"\\d\"", "foo='a,b=\\\\")) {
            Parsed parsed = FALLBACK.parseAll(input);
            String warning = parsed.warning();
            assertThat(warning).as(input).isNotNull();
            @Nullable String suggestion =
                    parsed.matchers().stream()
                            .map(Matcher::toString)
                            .reduce((a, b) -> a + "," + b)
                            .orElse("");
            assertThat(warning).contains("Write it as " + suggestion + ",");
            reads(FALLBACK, suggestion, parsed.matchers().toArray(Matcher[]::new));
        }
    }

    @Test
    void labelNamesAreAnyTextExceptInTheClassicSyntax() {
        for (MatcherParser parser : List.of(UTF8, FALLBACK)) {
            assertThat(parser.isLabelName("0 \ud83d\ude42")).isTrue();
            assertThat(parser.isLabelName("")).isFalse();
            assertThat(parser.isLabelName("\ud83d")).isFalse();
        }
        assertThat(CLASSIC.isLabelName("_a0")).isTrue();
        assertThat(CLASSIC.isLabelName("a:b")).isFalse();
        assertThat(CLASSIC.isLabelName("0a")).isFalse();
        assertThat(CLASSIC.isLabelName("")).isFalse();
    }

    @Test
    void noInputMakesTheParsersThrowAnythingElse() {
        String[] pieces = {
            "{", "}", ",", "=", "!", "~", "\"", "\\", "a", "\u00e9", " ", "\n", "\ud83d", "(", "x4"
        };
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            StringBuilder input = new StringBuilder();
            for (int n = random.nextInt(10); n > 0; n--) {
                input.append(pieces[random.nextInt(pieces.length)]);
            }
            for (MatcherParser parser : List.of(CLASSIC, UTF8, FALLBACK)) {
                try {
                    parser.parseAll(input.toString());
                } catch (MatcherSyntaxException _) {
                    refused++;
                }
            }
        }
        assertThat(refused).isBetween(1_000, 14_000);
    }
}
