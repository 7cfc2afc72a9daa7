// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Fact.GroupFlushed.Decision;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.Draft;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.Impact;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAction;
import dev.watchfire.engine.paging.PagingFact;
import dev.watchfire.engine.paging.PinnedPolicy;
import dev.watchfire.engine.paging.Sentence;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.SeverityPolicy;
import dev.watchfire.engine.paging.Targets;
import dev.watchfire.engine.paging.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How pages begin, follow their alerts, and end with them.
final class PageOpening {
    /// How long a page that somebody sent themselves stays.
    private static final Duration TEST = Duration.ofMinutes(15);

    private final State state;
    private final PolicyVersions versions;
    private final Climbing climbing;
    private final PageMessages messages;
    private final PageActions actions;

    PageOpening(
            State state,
            PolicyVersions versions,
            Climbing climbing,
            PageMessages messages,
            PageActions actions) {
        this.state = state;
        this.versions = versions;
        this.climbing = climbing;
        this.messages = messages;
        this.actions = actions;
    }

    /// Whether an integration pages people, and is told nothing itself.
    static boolean isPage(Integration integration) {
        return integration.type().equals("page");
    }

    /// A group flushed, and one of its integrations pages.
    Decision decide(Deliveries.Target target, Ids firing, Ids resolved, Instant now) {
        String label = target.integration().label();
        Options options = (Options) target.integration().settings();
        String policy = options.text("policy");
        Page open = openPage(target, policy);
        if (firing.isEmpty()) {
            if (open == null || !isOver(open) || !target.integration().sendResolved()) {
                return new Decision(label, 0, "nothing to page about");
            }
            actions.over(open, now);
            return new Decision(label, 0, "page " + open.id() + " is over");
        }
        if (open != null) {
            return new Decision(label, 0, follow(open, firing, options.text("severity"), now));
        }
        Page page = open(target, policy, options.text("severity"), firing, now);
        String held = page.held().isEmpty() ? "" : ", " + page.held();
        return new Decision(label, 0, "page " + page.id() + " begins" + held);
    }

    private @Nullable Page openPage(Deliveries.Target target, String policy) {
        for (long id : state.pageIndex.ofGroup(target.group().id())) {
            Page page = state.pages.require(id);
            if (page.policy().equals(policy) && page.receiver().equals(target.receiver().name())) {
                return page;
            }
        }
        return null;
    }

    /// Alerts that are only muted are not over.
    boolean isOver(Page page) {
        boolean[] burning = {false};
        page.alerts()
                .forEach(
                        id -> {
                            Alert alert = state.alerts.get(id);
                            burning[0] |= alert != null && !alert.resolved();
                        });
        return !burning[0];
    }

    private String follow(Page page, Ids firing, String fixed, Instant now) {
        Severity worst = severity(firing, fixed);
        if (page.alerts().equals(firing) && !worst.isWorseThan(page.severity())) {
            return "page %d is %s"
                    .formatted(page.id(), page.state().name().toLowerCase(java.util.Locale.ROOT));
        }
        Draft draft = page.change();
        Ids more = firing.where(id -> !page.alerts().contains(id));
        draft.alerts = firing;
        draft.labels = labels(firing);
        if (!more.isEmpty()) {
            state.recorder.fact(
                    new PagingFact.PageChanged(
                            page.id(),
                            "joined",
                            page.state(),
                            page.state(),
                            "",
                            "",
                            Why.of(Sentence.MORE_ALERTS, more.size())));
        }
        if (worst.isWorseThan(page.severity())) {
            Severity before = page.severity();
            draft.severity = worst;
            actions.worsen(draft, before, leave(worst, page.team(), now), now);
            return "page %d is %s by now, so it begins anew".formatted(page.id(), worst);
        }
        messages.save(draft, now);
        return "page %d has %d more alerts".formatted(page.id(), more.size());
    }

    private Severity severity(Ids alerts, String fixed) {
        Severity given = Severity.parse(fixed);
        if (given != null) {
            return given;
        }
        SeverityPolicy policy = state.configuration().paging().severities();
        Severity worst = Severity.P5;
        for (long id : alerts.toArray()) {
            Severity its = policy.of(state.alerts.require(id).labels());
            worst = its.isWorseThan(worst) ? its : worst;
        }
        return worst;
    }

    private LabelSet labels(Ids alerts) {
        LabelSet common = null;
        for (long id : alerts.toArray()) {
            LabelSet its = state.alerts.require(id).labels();
            common = common == null ? its : common.intersect(its);
        }
        return common == null ? LabelSet.EMPTY : common;
    }

    private String title(Ids alerts) {
        Alert first = state.alerts.require(alerts.get(0));
        String summary = first.annotations().valueOrEmpty("summary");
        String title = summary.isEmpty() ? first.name() : summary;
        return alerts.size() == 1 ? title : title + " (+" + (alerts.size() - 1) + ")";
    }

    private Page open(
            Deliveries.Target target, String policy, String fixed, Ids firing, Instant now) {
        LabelSet labels = labels(firing);
        return open(
                Page.Origin.ALERTS,
                policy,
                target.group().id(),
                target.receiver().name(),
                "",
                title(firing),
                "",
                labels,
                "",
                severity(firing, fixed),
                firing,
                "",
                now);
    }

    Page open(
            Page.Origin origin,
            String policyName,
            long groupId,
            String receiver,
            String key,
            String title,
            String text,
            LabelSet labels,
            String named,
            Severity severity,
            Ids alerts,
            String by,
            Instant now) {
        Impact impact = Impact.of(state.configuration().organization().services(), named, labels);
        EscalationPolicy policy = state.configuration().paging().policy(policyName);
        String owner = impact.service() == null ? "" : impact.service().owner();
        String team = policy != null && !policy.team().isEmpty() ? policy.team() : owner;
        PinnedPolicy pinned = policy == null ? null : versions.current(policy);
        SeverityPolicy.Leave leave =
                origin == Page.Origin.ALERTS || origin == Page.Origin.PROGRAM
                        ? leave(severity, team, now)
                        : new SeverityPolicy.Leave(
                                now, SeverityPolicy.Manner.AT_ONCE, Why.of(Sentence.BY_A_PERSON));
        boolean held = leave.at().isAfter(now);
        Page page =
                new Page(
                        state.recorder.nextId(),
                        1,
                        origin,
                        policyName,
                        pinned == null ? 0 : pinned.id(),
                        groupId,
                        receiver,
                        key,
                        title,
                        text,
                        labels,
                        impact.service() == null ? named : impact.service().name(),
                        team,
                        severity,
                        alerts,
                        held ? Page.State.HELD : Page.State.TRIGGERED,
                        Page.Climb.NONE,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        held ? leave.at() : origin == Page.Origin.TEST ? now.plus(TEST) : null,
                        leave.why(),
                        now,
                        by,
                        null,
                        "");
        state.recorder.put(state.pages, page);
        state.recorder.fact(new PagingFact.PageOpened(page));
        if (held) {
            return page;
        }
        Draft draft = page.change();
        draft.held = Why.NONE;
        climbing.begin(draft, now);
        return messages.save(draft, now);
    }

    SeverityPolicy.Leave leave(Severity severity, String team, Instant now) {
        return state.configuration()
                .paging()
                .severities()
                .leave(severity, team, Targets.hours(team, state.configuration()), now);
    }

    /// Somebody takes a group that may page nobody.
    Page take(Group group, String receiver, String by, String via, Instant now) {
        Ids firing =
                state.members
                        .of(group.id())
                        .toIds()
                        .where(id -> !state.alerts.require(id).resolved());
        Page page =
                open(
                        Page.Origin.ALERTS,
                        "",
                        group.id(),
                        receiver,
                        "",
                        title(firing),
                        "",
                        labels(firing),
                        "",
                        severity(firing, ""),
                        firing,
                        by,
                        now);
        return actions.act(page, PageAction.ACKNOWLEDGE, by, via, now);
    }

    /// A group flushed: pages that were only taken over end with its alerts.
    void follow(Group group, Ids firing, Instant now) {
        for (long id : state.pageIndex.ofGroup(group.id())) {
            Page page = state.pages.require(id);
            if (!page.policy().isEmpty()) {
                continue;
            }
            if (firing.isEmpty() && isOver(page)) {
                actions.over(page, now);
            } else if (!firing.isEmpty() && !page.alerts().equals(firing)) {
                Draft draft = page.change();
                draft.alerts = firing;
                messages.save(draft, now);
            }
        }
    }

    /// After new routes: pages whose group is gone go with their alerts.
    void adopt(Instant now) {
        for (Page page : state.pages.all()) {
            if (page.groupId() == 0
                    || !page.state().isOpen()
                    || state.groups.get(page.groupId()) != null) {
                continue;
            }
            long next = 0;
            for (long id : page.alerts().toArray()) {
                Alert alert = state.alerts.get(id);
                if (alert == null) {
                    continue;
                }
                for (long groupId : alert.groups().toArray()) {
                    Group group = state.groups.require(groupId);
                    var route = state.routes().byId(group.routeId());
                    if (route != null && route.receiver().equals(page.receiver())) {
                        next = groupId;
                    }
                }
            }
            if (next != 0) {
                Draft draft = page.change();
                draft.groupId = next;
                messages.save(draft, now);
            } else if (isOver(page)) {
                actions.over(page, now);
            }
        }
    }
}
