// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.ScalarType;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Type.Single;
import dev.watchfire.engine.configuration.InhibitRule;
import dev.watchfire.engine.matcher.Matcher;
import java.util.List;

/// Reads `inhibit_rules`.
final class InhibitRuleReader {
    static final Schema SCHEMA =
            Schema.of(
                    "inhibit_rule",
                    Key.text("name"),
                    Key.textMap("source_match"),
                    Key.map("source_match_re", new Single(ScalarType.REGEX)),
                    Key.texts("source_matchers"),
                    Key.textMap("target_match"),
                    Key.map("target_match_re", new Single(ScalarType.REGEX)),
                    Key.texts("target_matchers"),
                    Key.texts("equal"));

    private final MatchersReader matchers;
    private final Problems problems;

    InhibitRuleReader(MatchersReader matchers, Problems problems) {
        this.matchers = matchers;
        this.problems = problems;
    }

    InhibitRule read(Section rule) {
        matchers.labelNames(rule, "equal");
        return new InhibitRule(
                rule.text("name"),
                side(rule, "source"),
                side(rule, "target"),
                List.copyOf(rule.texts("equal")));
    }

    private List<Matcher> side(Section rule, String side) {
        List<Matcher> read = matchers.read(rule, side + "_");
        boolean given =
                rule.isSet(side + "_match")
                        || rule.isSet(side + "_match_re")
                        || rule.isSet(side + "_matchers");
        if (!given) {
            problems.warn(
                    rule.at(),
                    rule.path(),
                    Code.DOUBTFUL,
                    "without " + side + "_matchers every alert is a " + side);
        }
        return read;
    }
}
