// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.paging;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.ScalarType;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Type;
import dev.watchfire.config.service.Names;
import dev.watchfire.engine.paging.Condition;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.PageTarget;
import dev.watchfire.engine.paging.PolicyStep;
import dev.watchfire.engine.paging.PolicyStep.Level;
import dev.watchfire.engine.paging.PolicyStep.Path;
import dev.watchfire.engine.paging.PolicyStep.Unless;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads `escalation_policies`. The same document is taken for a preview.
final class PolicyReader {
    /// Nobody waits longer for an answer to a page.
    private static final Duration LONGEST_WAIT = Duration.ofDays(30);

    /// So that a ladder that repeats does not run through all its rounds at once.
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    private static final Schema STEP =
            Schema.of(
                            "step",
                            Key.oneOf("level", "L1", "L2", "L3", "management"),
                            Key.oneOf("path", "technical", "managerial", "business", "external"),
                            Key.duration("wait"),
                            Key.sections("notify", () -> TargetReader.SCHEMA),
                            Key.flag("round_robin"),
                            Key.flag("all_must_acknowledge"),
                            Key.oneOf("unless", "acknowledged", "resolved"),
                            Key.section("when", () -> ConditionReader.SCHEMA),
                            Key.either(
                                    "immediately_when",
                                    new Type.Single(ScalarType.BOOLEAN),
                                    () -> ConditionReader.SCHEMA))
                    .with(
                            Rule.required(
                                    "notify",
                                    "a step asks at least one, such as"
                                            + " notify: [{schedule: platform}]"),
                            (section, problems) -> {
                                if (section.flag("round_robin")
                                        && section.flag("all_must_acknowledge")) {
                                    problems.add(
                                            section.at("all_must_acknowledge"),
                                            section.path(),
                                            Code.CONFLICT,
                                            "round_robin asks one of the step's people, and"
                                                    + " all_must_acknowledge waits for every one;"
                                                    + " give one of them");
                                }
                            });

    private static final Schema REPEAT =
            Schema.of("repeat", Key.count("times"), Key.integer("from").quietly("1"));

    static final Schema SCHEMA =
            Schema.of(
                            "escalation policy",
                            Key.text("name"),
                            Key.text("description"),
                            Key.text("team"),
                            Key.duration("acknowledge_timeout"),
                            Key.duration("confirm_within").quietly("5m"),
                            Key.either("repeat", new Type.Single(ScalarType.COUNT), () -> REPEAT),
                            Key.sections("if_nobody", () -> TargetReader.SCHEMA),
                            Key.sections("steps", () -> STEP))
                    .with(
                            Rule.required("name", "missing name of the escalation policy"),
                            Rule.required(
                                    "steps",
                                    "an escalation policy needs at least one step, such as"
                                            + " steps: [{notify: [{schedule: platform}]}]"));

    private final Known known;
    private final Names names;
    private final TargetReader targets;
    private final ConditionReader conditions;

    PolicyReader(Known known, Names names, TargetReader targets) {
        this.known = known;
        this.names = names;
        this.targets = targets;
        this.conditions = new ConditionReader(known);
    }

    EscalationPolicy read(Section section) {
        known.team(section, "team");
        List<PolicyStep> steps = new ArrayList<>();
        List<Section> given =
                known.bounded(
                        section, "steps", section.sections("steps"), EscalationPolicy.MOST_STEPS);
        for (Section step : given) {
            steps.add(step(step, steps.size()));
        }
        return new EscalationPolicy(
                names.take(section),
                section.text("description"),
                section.text("team"),
                steps,
                repeats(section),
                repeatFrom(section, given.size()),
                duration(section, "acknowledge_timeout", Duration.ZERO),
                duration(section, "confirm_within", EscalationPolicy.DEFAULT_CONFIRM_WITHIN),
                targets.read(section, "if_nobody"));
    }

    /// What `page_configs` means where it names somebody instead of a policy.
    static EscalationPolicy implicit(String name, PageTarget target) {
        PolicyStep step =
                new PolicyStep(
                        Level.L1,
                        Path.TECHNICAL,
                        Level.L1.patience(),
                        List.of(target),
                        false,
                        false,
                        Unless.ACKNOWLEDGED,
                        Condition.ALWAYS,
                        null);
        return new EscalationPolicy(
                name,
                "",
                "",
                List.of(step),
                IMPLICIT_REPEATS,
                0,
                Duration.ZERO,
                EscalationPolicy.DEFAULT_CONFIRM_WITHIN,
                List.of());
    }

    /// Asked again so often by a policy that nobody wrote.
    private static final int IMPLICIT_REPEATS = 3;

    private PolicyStep step(Section section, int position) {
        Level level = level(section, position);
        return new PolicyStep(
                level,
                path(section),
                duration(section, "wait", level.patience()),
                targets.read(section, "notify"),
                section.flag("round_robin"),
                section.flag("all_must_acknowledge"),
                section.text("unless").equals("resolved") ? Unless.RESOLVED : Unless.ACKNOWLEDGED,
                conditions.read(section.section("when")),
                atOnce(section));
    }

    /// Each step is one level further up where that is not said, as far as L3.
    private static Level level(Section section, int position) {
        return switch (section.text("level")) {
            case "L1" -> Level.L1;
            case "L2" -> Level.L2;
            case "L3" -> Level.L3;
            case "management" -> Level.MANAGEMENT;
            default -> Level.values()[Math.min(position, Level.L3.ordinal())];
        };
    }

    private static Path path(Section section) {
        String path = section.text("path");
        return path.isEmpty() ? Path.TECHNICAL : Path.valueOf(path.toUpperCase(Locale.ROOT));
    }

    private @Nullable Condition atOnce(Section section) {
        Section condition = section.section("immediately_when");
        if (condition != null) {
            return conditions.read(condition);
        }
        return section.flag("immediately_when") ? Condition.ALWAYS : null;
    }

    private int repeats(Section section) {
        Section full = section.section("repeat");
        long times = full == null ? section.number("repeat") : full.number("times");
        if (times > EscalationPolicy.MOST_REPEATS) {
            known.wrong(
                    section,
                    "repeat",
                    "expected at most %d repeats, got %d"
                            .formatted(EscalationPolicy.MOST_REPEATS, times));
            return 0;
        }
        return (int) times;
    }

    private int repeatFrom(Section section, int steps) {
        Section full = section.section("repeat");
        if (full == null || full.isWrong("from")) {
            return 0;
        }
        long from = full.number("from");
        if (from < 1 || from > Math.max(1, steps)) {
            known.wrong(
                    full,
                    "from",
                    "expected a step from 1 to %d, got %d".formatted(Math.max(1, steps), from));
            return 0;
        }
        return (int) from - 1;
    }

    private Duration duration(Section section, String key, Duration missing) {
        Duration given = section.duration(key);
        if (given == null || !section.isGiven(key)) {
            return missing;
        }
        if (given.compareTo(SHORTEST_WAIT) < 0 || given.compareTo(LONGEST_WAIT) > 0) {
            known.wrong(section, key, "expected a duration from 1s to 30d, such as 5m");
            return missing;
        }
        return given;
    }
}
