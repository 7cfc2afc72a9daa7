// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Reply;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.Condition;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAction;
import dev.watchfire.engine.paging.PageTarget;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.PagingReply;
import dev.watchfire.engine.paging.PagingSettings;
import dev.watchfire.engine.paging.PolicyStep;
import dev.watchfire.engine.paging.SeverityPolicy;
import dev.watchfire.engine.service.Organization;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A small team that is paged: ada, grace, lin and the boss, each with push, text messages and a
/// telephone where the test says so.
final class PagingHouse {
    static final Duration MINUTE = Duration.ofMinutes(1);

    private PagingHouse() {}

    static PolicyStep step(Duration waits, PageTarget... targets) {
        return new PolicyStep(
                PolicyStep.Level.L1,
                PolicyStep.Path.TECHNICAL,
                waits,
                List.of(targets),
                false,
                false,
                PolicyStep.Unless.ACKNOWLEDGED,
                Condition.ALWAYS,
                null);
    }

    static PageTarget person(String name) {
        return new PageTarget.Somebody(name);
    }

    static EscalationPolicy policy(PolicyStep... steps) {
        return policy(0, Duration.ZERO, steps);
    }

    static EscalationPolicy policy(int repeats, Duration acknowledgeTimeout, PolicyStep... steps) {
        return new EscalationPolicy(
                "p",
                "",
                "",
                List.of(steps),
                repeats,
                0,
                acknowledgeTimeout,
                Duration.ofMinutes(5),
                List.of());
    }

    static Configuration configuration(EscalationPolicy policy) {
        return configuration(policy, SeverityPolicy.DEFAULT, Organization.NONE);
    }

    static Configuration configuration(
            EscalationPolicy policy, SeverityPolicy severities, Organization organization) {
        return configuration(policy, severities, organization, "chat");
    }

    /// Route `{}` groups by the label `a` and goes to `r`, which pages by policy `p`; `chat` is a
    /// webhook.
    static Configuration configuration(
            EscalationPolicy policy,
            SeverityPolicy severities,
            Organization organization,
            @Nullable String fallback) {
        Route route = Scenario.route("{}", "r", List.of("a"), List.of(), List.of(), List.of());
        Integration page =
                new Integration(
                        "page",
                        0,
                        true,
                        Options.of(Map.of("policy", policy.name(), "severity", "")));
        Integration hook = Scenario.receiver("r", true).integrations().getFirst();
        Receiver receiver = new Receiver("r", LabelSet.EMPTY, List.of(hook, page));
        Receiver chat = Scenario.receiver("chat", true);
        Map<String, Integration> means = new java.util.HashMap<>();
        for (String type : List.of("push", "sms", "voice")) {
            means.put(type, new Integration(type, 0, true, Options.of(Map.of())));
        }
        Configuration simple = Scenario.simple();
        return new Configuration(
                route,
                List.of(receiver, chat),
                List.of(),
                Map.of(),
                Duration.ofMinutes(5),
                policy.hashCode(),
                "",
                List.of(),
                List.of(),
                organization,
                simple.personalMail(),
                new PagingSettings(
                        severities,
                        List.of(policy),
                        List.of(),
                        means,
                        PagingSettings.DEFAULT_LIMITS,
                        fallback));
    }

    /// @param people such as `ada:push,sms`
    static Scenario scenario(Configuration configuration, String... people) {
        Scenario s = new Scenario(configuration);
        know(s, people);
        return s;
    }

    static void know(Scenario s, String... people) {
        List<PagingCommand.KnowPeople.Known> known = new ArrayList<>();
        for (String person : people) {
            known.add(
                    new PagingCommand.KnowPeople.Known(
                            name(person), true, false, List.of("team"), "", "", ""));
        }
        s.send(new PagingCommand.KnowPeople(known));
        for (String person : people) {
            if (person.endsWith(":")) {
                continue;
            }
            for (String type : List.of(person.substring(person.indexOf(':') + 1).split(",", -1))) {
                s.send(
                        new PagingCommand.AddMethod(
                                name(person),
                                name(person) + "-" + type,
                                type,
                                type + " of " + name(person),
                                "",
                                true,
                                name(person)));
            }
        }
    }

    private static String name(String person) {
        return person.substring(0, person.indexOf(':'));
    }

    static List<Page> pages(Scenario s) {
        List<Page> pages = new ArrayList<>();
        s.image().pages().forEach(pages::add);
        pages.sort(java.util.Comparator.comparingLong(Page::id));
        return pages;
    }

    static Page page(Scenario s) {
        return pages(s).getFirst();
    }

    static Reply act(Scenario s, PageAction action, String by) {
        return s.send(new PagingCommand.ActOnPage(page(s).id(), action, by, "web"));
    }

    static Reply act(
            Scenario s,
            PageAction action,
            String by,
            @Nullable Instant until,
            PageTarget... targets) {
        return s.send(
                new PagingCommand.ActOnPage(
                        page(s).id(),
                        action,
                        by,
                        "web",
                        action == PageAction.ESCALATE
                                ? dev.watchfire.engine.paging.EscalationReason.EXPERTISE
                                : null,
                        "",
                        until,
                        List.of(targets),
                        null));
    }

    static Page saved(Reply reply) {
        return ((PagingReply.PageSaved) reply).page();
    }
}
