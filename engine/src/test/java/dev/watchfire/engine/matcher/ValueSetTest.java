// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.watchfire.engine.matcher.Matcher.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ValueSetTest {
    private static final long SEED = 1_122;

    private static Matcher regex(String value) {
        return Matcher.of("l", Op.REGEX, value);
    }

    private static ValueSet<String> of(Iterable<String> values) {
        ValueSet<String> set = new ValueSet<>();
        for (String value : values) {
            set.put(value, value);
        }
        return set;
    }

    private static List<String> matches(ValueSet<String> set, Matcher matcher) {
        List<String> matches = new ArrayList<>();
        set.forEachMatch(matcher, matches::add);
        return matches;
    }

    /// Asks for something else until the set has an index.
    private static ValueSet<String> indexed(ValueSet<String> set) {
        for (int i = 0; i <= ValueSet.TRIALS_BEFORE_INDEX; i++) {
            matches(set, regex(".*(x|y)z.*"));
        }
        return set;
    }

    private static List<String> hosts() {
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            hosts.add(
                    "%s-%03d.%s".formatted(i % 2 == 0 ? "web" : "db", i, i % 3 == 0 ? "eu" : "us"));
        }
        return hosts;
    }

    @Test
    void itIsAMap() {
        ValueSet<Integer> set = new ValueSet<>();
        assertThat(set.put("a", 1)).isNull();
        assertThat(set.put("a", 2)).isEqualTo(1);
        assertThat(set.put("", 3)).isNull();
        assertThat(set.get("a")).isEqualTo(2);
        assertThat(set.get("b")).isNull();
        assertThat(set.size()).isEqualTo(2);
        assertThat(set.remove("a")).isEqualTo(2);
        assertThat(set.remove("a")).isNull();
        assertThat(set.size()).isEqualTo(1);
    }

    @Test
    void eachShapeFindsItsValuesInOrder() {
        for (ValueSet<String> set : List.of(of(hosts()), indexed(of(hosts())))) {
            assertThat(matches(set, regex("web-000.eu|db-001.us|nope")))
                    .containsExactly("db-001.us", "web-000.eu");
            assertThat(matches(set, regex("web-00.*")))
                    .containsExactly(
                            "web-000.eu", "web-002.us", "web-004.us", "web-006.eu", "web-008.us");
            assertThat(matches(set, regex(".*99\\.eu"))).containsExactly("db-099.eu");
            assertThat(matches(set, regex(".*-19[0-2].*")))
                    .containsExactly("db-191.us", "web-190.us", "web-192.eu");
            assertThat(matches(set, regex(".*"))).hasSize(200).isSorted();
            assertThat(matches(set, regex("(?i).*(WEB|DB)-00[01]\\.(EU|US)")))
                    .containsExactly("db-001.us", "web-000.eu");
            assertThat(matches(set, Matcher.of("l", Op.EQUAL, "db-001.us")))
                    .containsExactly("db-001.us");
        }
    }

    @Test
    void negatedMatchersFindTheOthers() {
        for (ValueSet<String> set : List.of(of(hosts()), indexed(of(hosts())))) {
            assertThat(matches(set, Matcher.of("l", Op.NOT_EQUAL, "db-001.us")))
                    .hasSize(199)
                    .isSorted()
                    .doesNotContain("db-001.us");
            assertThat(
                            matches(
                                    set,
                                    Matcher.of(
                                            "l", Op.NOT_REGEX, "(web|db)-[01][0-9]{2}\\.us|db.*")))
                    .hasSize(34)
                    .isSorted()
                    .allMatch(host -> host.startsWith("web") && host.endsWith("eu"));
            assertThat(matches(set, Matcher.of("l", Op.NOT_REGEX, ".*"))).isEmpty();
        }
    }

    @Test
    void changesShowAtOnce() {
        ValueSet<String> set = indexed(of(hosts()));
        set.put("cache-7.eu", "cache");
        assertThat(matches(set, regex("c.*[0-9].*"))).containsExactly("cache");
        indexed(set);
        set.put("cache-7.eu", "changed");
        assertThat(matches(set, regex("c.*[0-9].*"))).containsExactly("changed");
        indexed(set);
        set.remove("cache-7.eu");
        assertThat(matches(set, regex("c.*[0-9].*"))).isEmpty();
    }

    @Test
    void randomExpressionsFindWhatRe2FindsAmongRandomValues() {
        int found = 0;
        for (int round = 0; round < 16; round++) {
            long seed = SEED + round;
            RandomRegexes random = new RandomRegexes(seed);
            Random sizes = new Random(seed);
            TreeMap<String, String> values = new TreeMap<>();
            int size = round % 4 == 0 ? 40 : 100 + sizes.nextInt(400);
            boolean newlines = round % 2 == 0;
            while (values.size() < size) {
                String value = random.text() + random.text();
                if (newlines || value.indexOf('\n') < 0) {
                    values.put(value, value);
                }
            }
            ValueSet<String> set = of(values.keySet());
            for (int i = 0; i < 150; i++) {
                String regex = random.regex();
                Matcher positive;
                try {
                    positive = regex(regex);
                } catch (PatternSyntaxException _) {
                    continue;
                }
                Pattern reference = Pattern.compile("^(?:" + regex + ")$");
                List<String> expected = new ArrayList<>();
                List<String> others = new ArrayList<>();
                for (String value : values.keySet()) {
                    (reference.matcher(value).find() ? expected : others).add(value);
                }
                found += expected.size();
                Matcher negative = Matcher.of("l", Op.NOT_REGEX, regex);
                if (!matches(set, positive).equals(expected)
                        || !matches(set, negative).equals(others)) {
                    fail("seed %d, expression %d: %s", seed, i, RandomRegexes.show(regex));
                }
            }
        }
        assertThat(found).isGreaterThan(4_000);
    }
}
