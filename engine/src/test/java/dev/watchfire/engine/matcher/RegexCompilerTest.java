// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.watchfire.engine.matcher.Matcher.Op;
import dev.watchfire.engine.matcher.ValueTest.Affixes;
import dev.watchfire.engine.matcher.ValueTest.ByAutomaton;
import dev.watchfire.engine.matcher.ValueTest.ByRe2;
import dev.watchfire.engine.matcher.ValueTest.Containing;
import dev.watchfire.engine.matcher.ValueTest.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RegexCompilerTest {
    private static final long SEED = 20_261_122;

    private static void accepts(String regex, String... texts) {
        for (String text : texts) {
            assertThat(RegexCompiler.compile(regex).test(text))
                    .as("%s on %s", RandomRegexes.show(regex), RandomRegexes.show(text))
                    .isTrue();
        }
    }

    private static void rejects(String regex, String... texts) {
        for (String text : texts) {
            assertThat(RegexCompiler.compile(regex).test(text))
                    .as("%s on %s", RandomRegexes.show(regex), RandomRegexes.show(text))
                    .isFalse();
        }
    }

    private static void refuses(String regex, String message) {
        assertThatThrownBy(() -> RegexCompiler.compile(regex))
                .isInstanceOf(PatternSyntaxException.class)
                .hasMessage(message);
    }

    @Test
    void randomExpressionsMatchWhatRe2Matches() {
        RandomRegexes random = new RandomRegexes(SEED);
        int valid = 0;
        int matched = 0;
        TreeMap<String, Integer> kinds = new TreeMap<>();
        for (int i = 0; i < 12_000; i++) {
            String regex = random.regex();
            String where =
                    "seed %d, expression %d: %s".formatted(SEED, i, RandomRegexes.show(regex));
            ValueTest test;
            try {
                test = RegexCompiler.compile(regex);
            } catch (PatternSyntaxException e) {
                assertThat(isUnfoldable(e) || RandomRegexes.reference(regex) == null)
                        .as(where)
                        .isTrue();
                continue;
            }
            valid++;
            Pattern reference = RandomRegexes.reference(regex);
            assertThat(reference).as(where).isNotNull();
            kinds.merge(test.getClass().getSimpleName(), 1, Integer::sum);
            for (int j = 0; j < 12; j++) {
                String text = random.text();
                boolean expected = reference.matcher(text).find();
                matched += expected ? 1 : 0;
                if (test.test(text) != expected) {
                    fail("%s by %s on %s", where, test.getClass(), RandomRegexes.show(text));
                }
            }
        }
        assertThat(valid).isBetween(6_000, 11_900);
        assertThat(matched).isBetween(6_000, 120_000);
        assertThat(kinds.keySet())
                .containsExactlyInAnyOrder(
                        "Affixes", "ByAutomaton", "ByRe2", "Containing", "Literal", "OneOf");
        assertThat(kinds.get("ByAutomaton")).isGreaterThan(3_000);
    }

    private static boolean isUnfoldable(PatternSyntaxException e) {
        return e.getDescription().startsWith("case folding of U+1C80");
    }

    @Test
    void noLetterIsFoldedForEver() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        AtomicInteger refused = new AtomicInteger();
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            for (int c = 0x80; c <= Character.MAX_CODE_POINT; c++) {
                                if (Character.isLetter(c)
                                        && Character.toLowerCase(c) + Character.toUpperCase(c)
                                                != 2 * c) {
                                    try {
                                        RegexCompiler.compile("(?i)" + Character.toString(c));
                                    } catch (PatternSyntaxException e) {
                                        refused.addAndGet(isUnfoldable(e) ? 1 : 1_000);
                                    }
                                }
                            }
                            done.countDown();
                        });
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(refused).hasValue(9);
        assertThatThrownBy(() -> RegexCompiler.compile("(?i)[a-\\x{2000}]"))
                .isInstanceOf(PatternSyntaxException.class)
                .hasMessageContaining("U+1C80");
        accepts("(?i)[\\x00-\\x{10ffff}]", "\u1c80");
        accepts("[a-\\x{2000}]", "\u1c80");
    }

    @Test
    void everyTextOfAFewCharactersIsTriedOnSmallExpressions() {
        List<String> texts = new ArrayList<>(List.of(""));
        for (int i = 0; i < texts.size() && texts.get(i).length() < 5; i++) {
            for (String c : List.of("a", "b", "\n")) {
                texts.add(texts.get(i) + c);
            }
        }
        List<String> regexes =
                List.of(
                        "(a|b)*a",
                        ".*a.*",
                        ".*a",
                        "a.*",
                        "a.*b",
                        ".+",
                        ".*",
                        "(?s).+a",
                        "(a*)*",
                        "(|a)+b",
                        "(a|ab)(b|)",
                        "a{2,3}b?",
                        "[^a]*",
                        "(?s).*a.{2}",
                        ".*(ab|ba).*",
                        "(?s).*(ab|ba).*",
                        "(?s)a.*|.*b",
                        "a.*|.*b",
                        "(.*a|b.*)*",
                        "^a|b$",
                        "(^|a)b",
                        "a($|b)",
                        "a$b",
                        "a^",
                        "(a$|b)*",
                        "(^a|b)*",
                        "$^",
                        "(?:$)*a",
                        "\\n.*",
                        "(?s)\\n.*a",
                        ".*\\n.*",
                        "(\\n|.)*a");
        for (String regex : regexes) {
            Pattern reference = RandomRegexes.reference(regex);
            assertThat(reference).as(regex).isNotNull();
            ValueTest test = RegexCompiler.compile(regex);
            for (String text : texts) {
                assertThat(test.test(text))
                        .as("%s on %s", regex, RandomRegexes.show(text))
                        .isEqualTo(reference.matcher(text).find());
            }
        }
    }

    @Test
    void commonShapesNeedNoAutomaton() {
        assertThat(RegexCompiler.compile("abc")).isEqualTo(new Literal("abc"));
        assertThat(RegexCompiler.compile("^(abc)$")).isEqualTo(new Literal("abc"));
        assertThat(RegexCompiler.compile("")).isEqualTo(new Literal(""));
        assertThat(RegexCompiler.compile("a\\.b")).isEqualTo(new Literal("a.b"));
        assertThat(RegexCompiler.compile("a.*")).isEqualTo(new Affixes("a", 0, "", false));
        assertThat(RegexCompiler.compile("(a)(.+?)b")).isEqualTo(new Affixes("a", 1, "b", false));
        assertThat(RegexCompiler.compile("(?s).*b")).isEqualTo(new Affixes("", 0, "b", true));
        assertThat(RegexCompiler.compile(".*")).isEqualTo(new Affixes("", 0, "", false));
        assertThat(RegexCompiler.compile(".+")).isEqualTo(new Affixes("", 1, "", false));
        assertThat(RegexCompiler.compile(".*ab.*")).isEqualTo(new Containing("ab", false));
        assertThat(RegexCompiler.compile("(a|b|c)"))
                .hasFieldOrPropertyWithValue("values", Set.of("a", "b", "c"));
    }

    @Test
    void otherShapesLookFirstForWhatTheirTextsShare() {
        ValueTest test = RegexCompiler.compile("web-\\d+\\.example\\.(com|org)");
        assertThat(test).isInstanceOf(ByAutomaton.class);
        assertThat(test.prefix()).isEqualTo("web-");
        assertThat(test.required()).containsExactly(".example.com", ".example.org");
        assertThat(RegexCompiler.compile(".*(abc|cde)x.*|.*[yz]{2}f.*").required())
                .containsExactly("abcx", "cdex", "yyf", "yzf", "zyf", "zzf");
        assertThat(RegexCompiler.compile("(?i).*node[0-9]+").required()).hasSize(16);
        assertThat(RegexCompiler.compile(".*(abc)?.").required()).isEmpty();
        accepts("web-\\d+\\.example\\.(com|org)", "web-1.example.org");
        rejects("web-\\d+\\.example\\.(com|org)", "web-.example.org", "web-1.example.net");
    }

    @Test
    void whatOnlyRe2KnowsIsLeftToIt() {
        for (String regex :
                List.of("\\bfoo.*", "(?m)^a$", "\\p{Greek}+", "(?i)\u00e9.*", "a)|(?:b")) {
            assertThat(RegexCompiler.compile(regex)).as(regex).isInstanceOf(ByRe2.class);
        }
        accepts("(?i)\u00e9.*", "\u00c9");
        accepts("\\p{Greek}+", "\u03b1");
        accepts("(?m)(.|\\n)*^a$(.|\\n)*", "b\na\nb");
    }

    @Test
    void unbalancedParenthesesSearchAsInGo() {
        accepts("a)|(?:b", "ax", "xb");
        rejects("a)|(?:b", "xa", "bx");
    }

    @Test
    void aBraceThatCountsNothingIsALiteralAsInGo() {
        accepts("{+", "{", "{{");
        accepts("a{,2}", "a{,2}");
        accepts("a{01}", "a{01}");
    }

    @Test
    void whatRe2RefusesIsRefusedWithItsMessage() {
        refuses("a[b", "error parsing regexp: missing closing ]: `[b)$`");
        refuses("*", "error parsing regexp: missing argument to repetition operator: `*`");
        refuses("a**", "error parsing regexp: invalid nested repetition operator: `**`");
        refuses("a{1001}", "error parsing regexp: invalid repeat count: `{1001}`");
        refuses("a(?=b)", "error parsing regexp: invalid or unsupported Perl syntax: `(?=`");
        refuses("(?P<n>a)(?<n>b)", "error parsing regexp: duplicate capture group name: `n`");
        refuses("\\8", "error parsing regexp: invalid escape sequence: `\\8`");
    }

    @Test
    void expressionsThatWouldExplodeAreRefused() {
        refuses("((a{100}){100}){100}", "error parsing regexp: invalid repeat count: `{100}`");
        refuses("(\\pL{40}){40}", "error parsing regexp: invalid repeat count: `{40}`");
        accepts("((a{10}){10}){10}", "a".repeat(1_000));
        String wide = "[ab]".repeat(101);
        refuses("(?:" + wide + "){1000}", tooLarge(102_002, 100_000, "(?:" + wide + "){1000}"));
        refuses(
                "\\b.{0,1000}.{0,1000}.{0,1000}.{0,1000}.{0,1000}",
                tooLarge(10_003, 10_000, "\\b.{0,1000}.{0,1000}.{0,1000}.{0,1000}.{0,1000}"));
        String text = "a".repeat(10_001);
        accepts(text, text);
        refuses("\\b" + text, tooLarge(10_004, 10_000, "\\b" + text));
        refuses(text + "[", tooLarge(10_002, 10_000, text + "["));
        assertThatThrownBy(() -> RegexCompiler.compile("(".repeat(1_001) + ")".repeat(1_001)))
                .isInstanceOf(PatternSyntaxException.class)
                .hasMessageContaining("nests too deeply, the limit is 1000 groups");
        accepts("(".repeat(900) + "a*b" + ")".repeat(900), "aab");
    }

    private static String tooLarge(int size, int limit, String regex) {
        return "error parsing regexp: expression too large, its size with repeats written out is "
                + size
                + " and the limit is "
                + limit
                + ": `"
                + regex
                + "`";
    }

    @Test
    void alternationsOfManyLiteralsAreSets() {
        StringBuilder regex = new StringBuilder("host-0");
        for (int i = 1; i < 5_000; i++) {
            regex.append("|host-").append(i);
        }
        ValueTest test = RegexCompiler.compile("(" + regex + "):9100");
        assertThat(test).isInstanceOf(ValueTest.OneOf.class);
        assertThat(test.test("host-4999:9100")).isTrue();
        assertThat(test.test("host-5000:9100")).isFalse();
        assertThat(Matcher.of("a", Op.REGEX, regex.toString()).literals()).isNull();
        ValueTest general = RegexCompiler.compile("(" + regex + "):.*");
        assertThat(general.test("host-4999:9100")).isTrue();
        assertThat(general.test("host-5000:9100")).isFalse();
    }

    @Test
    void whatMultipliesOutTooFarIsNoSet() {
        assertThat(RegexCompiler.compile("[0-9]{4}")).isInstanceOf(ByAutomaton.class);
        assertThat(RegexCompiler.compile("(a|b){20}")).isInstanceOf(ByAutomaton.class);
        assertThat(RegexCompiler.compile("a{0,1000}")).isInstanceOf(ByAutomaton.class);
        assertThat(RegexCompiler.compile("[0-9][0-9]")).isInstanceOf(ValueTest.OneOf.class);
    }

    @Test
    void anAutomatonThatForgetsItsStatesGoesOnMatching() {
        // Remembers which of the last 13 characters were an a: 2^13 states.
        String regex = "(a|b)*a(a|b){12}";
        ValueTest test = RegexCompiler.compile(regex);
        Pattern reference = RandomRegexes.reference(regex);
        assertThat(reference).isNotNull();
        Random random = new Random(SEED);
        int matched = 0;
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) {
                text.append(random.nextBoolean() ? 'a' : 'b');
            }
            boolean expected = reference.matcher(text).find();
            matched += expected ? 1 : 0;
            assertThat(test.test(text.toString()))
                    .as("seed %d: %s", SEED, text)
                    .isEqualTo(expected);
        }
        assertThat(matched).isBetween(200, 1_800);
    }

    @Test
    void severalThreadsMayMatchAtOnce() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            ValueTest test = RegexCompiler.compile("(a|b)*a(a|b){12}");
            AtomicInteger wrong = new AtomicInteger();
            CountDownLatch together = new CountDownLatch(4);
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                Random random = new Random(SEED + t);
                threads.add(
                        Thread.ofPlatform()
                                .start(
                                        () -> {
                                            together.countDown();
                                            for (int i = 0; i < 500; i++) {
                                                StringBuilder text = new StringBuilder();
                                                for (int n = 0; n < 30; n++) {
                                                    text.append(random.nextBoolean() ? 'a' : 'b');
                                                }
                                                boolean expected = text.charAt(17) == 'a';
                                                if (test.test(text.toString()) != expected) {
                                                    wrong.incrementAndGet();
                                                }
                                            }
                                        }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(wrong).hasValue(0);
        }
    }

    @Test
    void literalsAreKnownOfEqualityAndOfWhatIsSpelledOut() {
        assertThat(Matcher.of("a", Op.EQUAL, "x").literals()).containsExactly("x");
        assertThat(Matcher.of("a", Op.REGEX, "x").literals()).containsExactly("x");
        assertThat(Matcher.of("a", Op.REGEX, "web[2-3]|db|").literals())
                .containsExactly("", "db", "web2", "web3");
        assertThat(Matcher.of("a", Op.REGEX, "(?i)ab").literals())
                .containsExactly("AB", "Ab", "aB", "ab");
        assertThat(Matcher.of("a", Op.REGEX, "x.*").literals()).isNull();
        assertThat(Matcher.of("a", Op.NOT_EQUAL, "x").literals()).isNull();
        assertThat(Matcher.of("a", Op.NOT_REGEX, "x|y").literals()).isNull();
    }
}
