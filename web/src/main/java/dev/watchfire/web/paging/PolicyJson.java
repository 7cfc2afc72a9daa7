// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.paging;

import dev.watchfire.config.schema.Durations;
import dev.watchfire.engine.paging.Condition;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.PageTarget;
import dev.watchfire.engine.paging.PageTarget.OnSchedule.Whom;
import dev.watchfire.engine.paging.PolicyStep;
import dev.watchfire.engine.service.Service.Money;
import dev.watchfire.web.json.JsonWriter;
import java.util.List;

/// An escalation policy as the configuration writes it, in JSON.
final class PolicyJson {
    private PolicyJson() {}

    static void write(EscalationPolicy policy, JsonWriter json) {
        json.beginObject();
        members(policy, json);
        json.endObject();
    }

    static void members(EscalationPolicy policy, JsonWriter json) {
        json.member("name", policy.name())
                .member("description", policy.description())
                .member("team", policy.team());
        if (policy.acknowledgeTimeout().isPositive()) {
            json.member(
                    "acknowledge_timeout", Durations.formatPrometheus(policy.acknowledgeTimeout()));
        }
        json.member("confirm_within", Durations.formatPrometheus(policy.confirmWithin()));
        repeat(policy, json.name("repeat"));
        targets("if_nobody", policy.ifNobody(), json);
        json.name("steps").beginArray();
        policy.steps().forEach(step -> write(step, json));
        json.endArray();
    }

    static void repeat(EscalationPolicy policy, JsonWriter json) {
        json.beginObject()
                .member("times", policy.repeats())
                .member("from", policy.repeatFrom() + 1)
                .endObject();
    }

    private static void write(PolicyStep step, JsonWriter json) {
        json.beginObject()
                .member("level", PageJson.level(step.level()))
                .member("path", PageJson.lower(step.path()))
                .member("wait", Durations.formatPrometheus(step.waits()));
        targets("notify", step.targets(), json);
        json.member("round_robin", step.roundRobin())
                .member("all_must_acknowledge", step.allMustAcknowledge())
                .member("unless", PageJson.lower(step.unless()));
        if (!step.when().equals(Condition.ALWAYS)) {
            write(step.when(), json.name("when"));
        }
        Condition atOnce = step.atOnceWhen();
        if (atOnce != null) {
            json.name("immediately_when");
            if (atOnce.equals(Condition.ALWAYS)) {
                json.value(true);
            } else {
                write(atOnce, json);
            }
        }
        json.endObject();
    }

    private static void write(Condition condition, JsonWriter json) {
        json.beginObject();
        if (!condition.severities().isEmpty()) {
            json.member("severity", PageJson.names(condition.severities()));
        }
        if (!condition.hours().isEmpty()) {
            json.member("hours", condition.hours());
        } else if (!condition.schedule().isEmpty()) {
            json.name("hours").beginObject().member("schedule", condition.schedule()).endObject();
        }
        if (!condition.inside()) {
            json.member("outside", true);
        }
        Integer tier = condition.tierAtMost();
        if (tier != null) {
            json.member("tier", tier.longValue());
        }
        if (condition.affectedAtLeast() > 0) {
            json.member("affected_services", condition.affectedAtLeast());
        }
        Money money = condition.revenueAtLeast();
        if (money != null) {
            json.member(
                    "revenue_per_minute", money.amount().toPlainString() + " " + money.currency());
        }
        json.endObject();
    }

    private static void targets(String name, List<PageTarget> targets, JsonWriter json) {
        json.name(name).beginArray();
        for (PageTarget target : targets) {
            json.beginObject();
            switch (target) {
                case PageTarget.Somebody(String person) -> json.member("user", person);
                case PageTarget.OnSchedule(String schedule, String role, Whom whom) -> {
                    json.member("schedule", schedule);
                    if (!role.isEmpty()) {
                        json.member("role", role);
                    }
                    if (whom != Whom.CURRENT) {
                        json.member("who", PageJson.lower(whom));
                    }
                }
                case PageTarget.WholeTeam(String team) -> json.member("team", team);
                case PageTarget.Channel(String receiver) -> json.member("channel", receiver);
                case PageTarget.External(String vendor) -> json.member("vendor", vendor);
            }
            json.endObject();
        }
        json.endArray();
    }
}
