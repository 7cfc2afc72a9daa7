// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import com.google.re2j.PatternSyntaxException;
import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.ScalarType;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.config.schema.Value;
import dev.watchfire.config.schema.Value.Items;
import dev.watchfire.config.schema.Value.Single;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.matcher.Matcher.Op;
import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.engine.matcher.MatcherSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads the three spellings of matchers, `match`, `match_re` and `matchers`, into one sorted list.
final class MatchersReader {
    private final MatcherParser parser;
    private final Problems problems;

    MatchersReader(MatcherParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /// @param prefix `source_` or `target_` in an inhibition rule, else ""
    List<Matcher> read(Section section, String prefix) {
        List<Matcher> matchers = new ArrayList<>();
        pairs(section, prefix + "match", Op.EQUAL, matchers);
        pairs(section, prefix + "match_re", Op.REGEX, matchers);
        expressions(section, prefix + "matchers", matchers);
        matchers.sort(null);
        return matchers;
    }

    /// Only `matchers`, where the older spellings do not exist.
    List<Matcher> read(Section section) {
        List<Matcher> matchers = new ArrayList<>();
        expressions(section, "matchers", matchers);
        return matchers;
    }

    /// A route's matchers as they stand in its key. There Alertmanager shows an expression of
    /// `match_re` with the anchors it was compiled with, and sorts it with them.
    static String key(Section route, List<Matcher> matchers) {
        Map<String, String> old = route.textMap("match_re");
        return matchers.stream()
                .map(m -> isOld(m, old) ? anchored(m) : m)
                .sorted()
                .map(Matcher::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static boolean isOld(Matcher matcher, Map<String, String> old) {
        return matcher.op() == Op.REGEX && matcher.value().equals(old.get(matcher.name()));
    }

    private static Matcher anchored(Matcher matcher) {
        return Matcher.of(matcher.name(), Op.REGEX, "^(?:" + matcher.value() + ")$");
    }

    /// The old spellings take names of the classic alphabet only, in every syntax.
    private void pairs(Section section, String key, Op op, List<Matcher> into) {
        for (Value.Entry entry : section.entries(key)) {
            if (!Matcher.isClassicName(entry.key())) {
                problems.add(
                        entry.keyAt(),
                        section.path(key),
                        Code.INVALID_VALUE,
                        "invalid label name " + Shown.text(entry.key()));
            } else if (entry.value() instanceof Single single) {
                try {
                    into.add(Matcher.of(entry.key(), op, single.text()));
                } catch (PatternSyntaxException e) {
                    problems.add(
                            single.at(),
                            section.path(key),
                            Code.INVALID_VALUE,
                            "invalid regular expression: " + e.getMessage());
                }
            }
        }
    }

    private void expressions(Section section, String key, List<Matcher> into) {
        if (!section.isGiven(key)) {
            return;
        }
        List<Matcher> read = new ArrayList<>();
        int index = 0;
        for (Single expression : section.singles(key)) {
            String path = section.path(key) + "[" + index++ + "]";
            try {
                MatcherParser.Parsed parsed = parser.parseAll(expression.text());
                read.addAll(parsed.matchers());
                if (parsed.warning() != null) {
                    problems.warn(expression.at(), path, Code.DOUBTFUL, parsed.warning());
                }
            } catch (MatcherSyntaxException e) {
                String text = Shown.text(expression.text());
                problems.add(
                        expression.at(),
                        path,
                        Code.INVALID_VALUE,
                        e.getMessage() + ", got " + text);
            }
        }
        read.sort(null);
        into.addAll(read);
        Position at = section.at(key);
        List<Value> normal = new ArrayList<>();
        read.forEach(m -> normal.add(new Single(m.toString(), ScalarType.TEXT, at)));
        section.put(key, at, new Items(normal, at));
    }

    /// Checks the names in a list of labels.
    void labelNames(Section section, String key) {
        for (Single name : section.singles(key)) {
            if (!parser.isLabelName(name.text())) {
                problems.add(
                        name.at(),
                        section.path(key),
                        Code.INVALID_VALUE,
                        "invalid label name " + Shown.text(name.text()) + " in " + key + " list");
            }
        }
    }

    boolean isLabelName(String name) {
        return parser.isLabelName(name);
    }
}
