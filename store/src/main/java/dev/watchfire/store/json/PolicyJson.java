// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import dev.watchfire.engine.paging.Condition;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.PageTarget;
import dev.watchfire.engine.paging.PinnedPolicy;
import dev.watchfire.engine.paging.PolicyStep;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.service.Service.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Escalation policies that pages climb by, as records.
final class PolicyJson {
    private PolicyJson() {}

    static void write(PinnedPolicy pinned, JsonWriter to) {
        EscalationPolicy policy = pinned.policy();
        to.text(Field.NAME, policy.name());
        to.text(Field.DESCRIPTION, policy.description());
        to.text(Field.TEAM, policy.team());
        to.number(Field.REPEATS, policy.repeats());
        to.number(Field.REPEAT_FROM, policy.repeatFrom());
        to.number(Field.TIMEOUT, policy.acknowledgeTimeout().toSeconds());
        to.number(Field.CONFIRM_WITHIN, policy.confirmWithin().toSeconds());
        targets(Field.IF_NOBODY, policy.ifNobody(), to);
        to.beginArray(Field.STEPS);
        policy.steps().forEach(step -> write(step, to));
        to.endArray();
        to.flag(Field.CURRENT, pinned.current());
        to.beginArray(Field.TURNS);
        pinned.turns()
                .forEach(
                        (step, person) -> {
                            to.beginObject();
                            to.number(Field.STEP, step);
                            to.text(Field.PERSON, person);
                            to.endInnerObject();
                        });
        to.endArray();
    }

    private static void write(PolicyStep step, JsonWriter to) {
        to.beginObject();
        to.text(Field.LEVEL, step.level().name());
        to.text(Field.PATH, step.path().name());
        to.number(Field.WAITS, step.waits().toSeconds());
        targets(Field.TARGETS, step.targets(), to);
        to.flag(Field.ROUND_ROBIN, step.roundRobin());
        to.flag(Field.ALL_MUST, step.allMustAcknowledge());
        to.text(Field.UNLESS, step.unless().name());
        condition(Field.WHEN, step.when(), to);
        condition(Field.AT_ONCE, step.atOnceWhen(), to);
        to.endInnerObject();
    }

    private static void condition(Field field, @Nullable Condition condition, JsonWriter to) {
        if (condition == null) {
            return;
        }
        to.name(field);
        to.beginObject();
        to.flag(Field.GIVEN, true);
        RotaJson.texts(
                Field.SEVERITIES,
                condition.severities().stream().sorted().map(Severity::name).toList(),
                to);
        to.text(Field.HOURS, condition.hours());
        to.text(Field.SCHEDULE, condition.schedule());
        to.flag(Field.INSIDE, condition.inside());
        Integer tier = condition.tierAtMost();
        to.number(Field.TIER, tier == null ? 0 : tier);
        to.number(Field.AFFECTED, condition.affectedAtLeast());
        Money money = condition.revenueAtLeast();
        if (money != null) {
            to.text(Field.AMOUNT, money.amount().toPlainString());
            to.text(Field.CURRENCY, money.currency());
        }
        to.endInnerObject();
    }

    static void targets(Field field, List<PageTarget> targets, JsonWriter to) {
        to.beginArray(field);
        for (PageTarget target : targets) {
            to.beginObject();
            switch (target) {
                case PageTarget.Somebody(String person) -> to.text(Field.PERSON, person);
                case PageTarget.OnSchedule s -> {
                    to.text(Field.SCHEDULE, s.schedule());
                    to.text(Field.ROLE, s.role());
                    to.text(Field.WHOM, s.whom().name());
                }
                case PageTarget.WholeTeam(String team) -> to.text(Field.TEAM, team);
                case PageTarget.Channel(String receiver) -> to.text(Field.RECEIVER, receiver);
                case PageTarget.External(String vendor) -> to.text(Field.VENDOR, vendor);
            }
            to.endInnerObject();
        }
        to.endArray();
    }

    private static List<PageTarget> targets(Field field, JsonObject from) {
        List<PageTarget> targets = new ArrayList<>();
        for (JsonObject one : from.objects(field)) {
            if (!one.text(Field.PERSON).isEmpty()) {
                targets.add(new PageTarget.Somebody(one.text(Field.PERSON)));
            } else if (!one.text(Field.SCHEDULE).isEmpty()) {
                targets.add(
                        new PageTarget.OnSchedule(
                                one.text(Field.SCHEDULE),
                                one.text(Field.ROLE),
                                one.constant(Field.WHOM, PageTarget.OnSchedule.Whom.class)));
            } else if (!one.text(Field.TEAM).isEmpty()) {
                targets.add(new PageTarget.WholeTeam(one.text(Field.TEAM)));
            } else if (!one.text(Field.RECEIVER).isEmpty()) {
                targets.add(new PageTarget.Channel(one.text(Field.RECEIVER)));
            } else {
                targets.add(new PageTarget.External(one.text(Field.VENDOR)));
            }
        }
        return targets;
    }

    static PinnedPolicy pinned(JsonObject from) {
        Map<Integer, String> turns = new HashMap<>();
        for (JsonObject turn : from.objects(Field.TURNS)) {
            turns.put(turn.smallNumber(Field.STEP), turn.text(Field.PERSON));
        }
        return new PinnedPolicy(
                from.number(Field.ID),
                from.number(Field.REVISION),
                new EscalationPolicy(
                        from.text(Field.NAME),
                        from.text(Field.DESCRIPTION),
                        from.text(Field.TEAM),
                        from.objects(Field.STEPS).stream().map(PolicyJson::step).toList(),
                        from.smallNumber(Field.REPEATS),
                        from.smallNumber(Field.REPEAT_FROM),
                        Duration.ofSeconds(from.number(Field.TIMEOUT)),
                        Duration.ofSeconds(from.number(Field.CONFIRM_WITHIN)),
                        targets(Field.IF_NOBODY, from)),
                from.flag(Field.CURRENT),
                turns);
    }

    private static PolicyStep step(JsonObject from) {
        Condition when = condition(from.object(Field.WHEN));
        return new PolicyStep(
                from.constant(Field.LEVEL, PolicyStep.Level.class),
                from.constant(Field.PATH, PolicyStep.Path.class),
                Duration.ofSeconds(from.number(Field.WAITS)),
                targets(Field.TARGETS, from),
                from.flag(Field.ROUND_ROBIN),
                from.flag(Field.ALL_MUST),
                from.constant(Field.UNLESS, PolicyStep.Unless.class),
                when == null ? Condition.ALWAYS : when,
                condition(from.object(Field.AT_ONCE)));
    }

    private static @Nullable Condition condition(@Nullable JsonObject from) {
        if (from == null) {
            return null;
        }
        Set<Severity> severities =
                from.texts(Field.SEVERITIES).stream()
                        .map(Severity::valueOf)
                        .collect(Collectors.toSet());
        int tier = from.smallNumber(Field.TIER);
        String amount = from.text(Field.AMOUNT);
        return new Condition(
                severities,
                from.text(Field.HOURS),
                from.text(Field.SCHEDULE),
                from.flag(Field.INSIDE),
                tier == 0 ? null : tier,
                from.smallNumber(Field.AFFECTED),
                amount.isEmpty()
                        ? null
                        : new Money(new BigDecimal(amount), from.text(Field.CURRENCY)));
    }
}
