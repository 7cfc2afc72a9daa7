// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Fact.GroupFlushed.Decision;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.Draft;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Page.Ring;
import dev.watchfire.engine.paging.Page.Summons;
import dev.watchfire.engine.paging.PageAction;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.PagingReply;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pages: what is asked about them, and what time brings.
final class Paging {
    /// A page whose alerts are muted, or over and not yet flushed, is looked at again after this.
    private static final Duration NOT_NOW = Duration.ofSeconds(30);

    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_KEY = 512;

    private final State state;
    private final Muting muting;
    private final PageMessages messages;
    private final PageOutcomes outcomes;
    private final Climbing climbing;
    private final PageActions actions;
    private final PageAnswers answers;
    private final PolicyVersions versions;
    private final PageOpening opening;
    private final Digests digests;
    private final PeopleBook people;

    Paging(State state, Notices notices, Deliveries deliveries, Muting muting, Silences silences) {
        this.state = state;
        this.muting = muting;
        this.messages = new PageMessages(state, notices, deliveries);
        this.climbing = new Climbing(state, messages);
        this.outcomes = new PageOutcomes(state, climbing, messages);
        this.actions = new PageActions(state, climbing, messages);
        this.answers = new PageAnswers(state, actions, silences);
        this.versions = new PolicyVersions(state);
        this.opening = new PageOpening(state, versions, climbing, messages, actions);
        this.digests = new Digests(state, messages);
        this.people = new PeopleBook(state, notices);
        deliveries.tellPagesBy(this);
    }

    Reply decide(PagingCommand command, Instant now) {
        return switch (command) {
            case PagingCommand.OpenPage open -> open(open, now);
            case PagingCommand.PageMyself test -> test(test, now);
            case PagingCommand.AcknowledgeAlert take -> take(take, now);
            case PagingCommand.ActOnPage act -> actions.act(act, now);
            case PagingCommand.AnswerPage answer -> answers.answer(answer, now);
            case PagingCommand.ApplyPolicy apply -> apply(apply);
            case PagingCommand.KnowPeople known -> people.know(known);
            case PagingCommand.SaveRules save -> people.save(save);
            case PagingCommand.AddMethod add -> people.add(add, now);
            case PagingCommand.RemoveMethod remove -> people.remove(remove);
            case PagingCommand.VerifyMethod verify -> people.verify(verify, now);
            case PagingCommand.BreakMethod broken -> people.broken(broken);
            case PagingCommand.SendCode send -> people.sendCode(send, now);
            case PagingCommand.ReportMedium report -> reported(report, now);
        };
    }

    /// An integration that pages is to be told of a flush.
    Decision decide(Deliveries.Target target, Ids firing, Ids resolved, Instant now) {
        return opening.decide(target, firing, resolved, now);
    }

    /// A group flushed.
    void follow(Group group, Ids firing, Instant now) {
        opening.follow(group, firing, now);
    }

    /// What of a waiting message is still to be said, or null where nothing is.
    @Nullable Delivery stillWanted(Delivery waiting, Instant now) {
        return messages.stillWanted(waiting, now);
    }

    boolean isTaken(Deliveries.Target target) {
        return messages.isTaken(target);
    }

    void ended(Delivery delivery, LabelSet memory, Instant now) {
        outcomes.ended(delivery, memory, now);
    }

    void late(Delivery delivery, Instant now) {
        outcomes.late(delivery, now);
    }

    void configured(Instant now) {
        versions.compare();
        opening.adopt(now);
    }

    private Reply open(PagingCommand.OpenPage open, Instant now) {
        if (!open.key().isEmpty()) {
            for (long id : state.pageIndex.ofKey(open.key())) {
                return new PagingReply.PageSaved(state.pages.require(id), false);
            }
        }
        String wrong = wrong(open);
        if (wrong != null) {
            return new Reply.Refused(Reply.Refused.Code.INVALID, wrong);
        }
        LabelSet labels =
                open.service().isEmpty() ? LabelSet.EMPTY : LabelSet.of("service", open.service());
        Severity severity = open.severity();
        Page page =
                opening.open(
                        open.origin(),
                        open.policy(),
                        0,
                        "",
                        open.key(),
                        open.title(),
                        open.text(),
                        labels,
                        open.service(),
                        severity == null
                                ? state.configuration().paging().severities().otherwise()
                                : severity,
                        Ids.NONE,
                        open.by(),
                        now);
        return new PagingReply.PageSaved(page, true);
    }

    private Reply test(PagingCommand.PageMyself test, Instant now) {
        Draft draft =
                opening.open(
                                Page.Origin.TEST,
                                "",
                                0,
                                "",
                                "",
                                test.title(),
                                test.text(),
                                LabelSet.EMPTY,
                                "",
                                test.severity(),
                                Ids.NONE,
                                test.person(),
                                now)
                        .change();
        climbing.test(draft, test.person(), test.method(), now);
        return new PagingReply.PageSaved(messages.save(draft, now), true);
    }

    private @Nullable String wrong(PagingCommand.OpenPage open) {
        if (open.title().isBlank() || open.title().length() > LONGEST_TITLE) {
            return "a title has 1 to %d characters, this one has %d"
                    .formatted(LONGEST_TITLE, open.title().length());
        }
        if (open.text().length() > LONGEST_TEXT) {
            return "a text has at most %d characters, this one has %d"
                    .formatted(LONGEST_TEXT, open.text().length());
        }
        if (open.key().length() > LONGEST_KEY) {
            return "a key has at most %d characters, this one has %d"
                    .formatted(LONGEST_KEY, open.key().length());
        }
        if (state.configuration().paging().policy(open.policy()) == null) {
            return "there is no escalation policy \"" + open.policy() + "\"";
        }
        return !open.service().isEmpty()
                        && state.configuration().organization().services().find(open.service())
                                == null
                ? "there is no service \"" + open.service() + "\""
                : null;
    }

    private Reply take(PagingCommand.AcknowledgeAlert take, Instant now) {
        for (Alert alert : state.alerts.all()) {
            if (alert.labels().fingerprint() == take.fingerprint() && !alert.resolved()) {
                return take(alert, take, now);
            }
        }
        return new Reply.Refused(
                Reply.Refused.Code.NOT_FOUND,
                "no alert with the fingerprint %016x fires".formatted(take.fingerprint()));
    }

    private Reply take(Alert alert, PagingCommand.AcknowledgeAlert take, Instant now) {
        Page taken = null;
        boolean changed = false;
        for (long groupId : alert.groups().toArray()) {
            List<Long> pages = state.pageIndex.ofGroup(groupId);
            for (long id : pages) {
                Page page = state.pages.require(id);
                taken = actions.act(page, PageAction.ACKNOWLEDGE, take.by(), take.via(), now);
                changed |= taken.revision() != page.revision();
            }
            Group group = state.groups.require(groupId);
            Route route = state.routes().byId(group.routeId());
            if (pages.isEmpty() && route != null) {
                taken = opening.take(group, route.receiver(), take.by(), take.via(), now);
                changed = true;
            }
        }
        return taken == null
                ? new Reply.Refused(Reply.Refused.Code.NOT_FOUND, "the alert is in no group")
                : new PagingReply.PageSaved(taken, changed);
    }

    private Reply apply(PagingCommand.ApplyPolicy apply) {
        EscalationPolicy policy = state.configuration().paging().policy(apply.policy());
        return policy == null
                ? new Reply.Refused(
                        Reply.Refused.Code.NOT_FOUND,
                        "there is no escalation policy \"" + apply.policy() + "\"")
                : new PagingReply.PagesMoved(versions.apply(policy, apply.by()));
    }

    /// A medium says what became of a message that it took.
    private Reply reported(PagingCommand.ReportMedium report, Instant now) {
        for (Page page : state.pages.all()) {
            for (Summons summons : page.asked()) {
                for (Ring ring : summons.rings()) {
                    if (ring.delivery() == report.delivery()) {
                        messages.say(
                                page.id(),
                                report.delivery(),
                                summons.person(),
                                ring.type(),
                                report.state(),
                                Why.text(report.message()));
                        if (Boolean.FALSE.equals(report.reached())
                                && page.state() == Page.State.TRIGGERED
                                && ring.status() == Ring.Status.SENT) {
                            lost(page, report, now);
                        }
                        return new Reply.Done();
                    }
                }
            }
        }
        return new Reply.Done();
    }

    private void lost(Page page, PagingCommand.ReportMedium report, Instant now) {
        Draft draft = page.change();
        draft.asked.replaceAll(
                summons -> {
                    List<Ring> rings = new ArrayList<>(summons.rings());
                    rings.replaceAll(
                            r ->
                                    r.delivery() == report.delivery()
                                            ? r.with(
                                                    Ring.Status.FAILED,
                                                    Why.text(
                                                            (report.state()
                                                                            + " "
                                                                            + report.message())
                                                                    .strip()))
                                            : r);
                    return summons.with(rings);
                });
        outcomes.hasten(draft, report.delivery(), now);
        messages.save(draft, now);
    }

    void onTimer(Page page, Instant now) {
        Instant next = page.nextAttention();
        if (next == null) {
            return;
        }
        Instant due = state.dispatchFrom.isAfter(next) ? state.dispatchFrom : next;
        if (due.isAfter(now)) {
            state.timers.arm(page.kind(), page.id(), due);
            return;
        }
        switch (page.state()) {
            case RESOLVED -> forget(page);
            case HELD -> digests.release(page, actions, now);
            case SNOOZED -> {
                var _ = actions.act(page, PageAction.WAKE, "", "", now);
            }
            case ACKNOWLEDGED -> watch(page, now);
            case TRIGGERED -> {
                if (page.origin() == Page.Origin.TEST && !isAfter(page.wakeAt(), now)) {
                    var _ = actions.act(page, PageAction.RESOLVE, "", "", now);
                } else {
                    goOn(page, now);
                }
            }
        }
    }

    private static boolean isAfter(@Nullable Instant instant, Instant now) {
        return instant == null || instant.isAfter(now);
    }

    private void forget(Page page) {
        state.recorder.archive(state.pages, page);
        versions.left(page.pinned());
    }

    private void watch(Page page, Instant now) {
        if (!isAfter(page.startOverAt(), now)) {
            var _ = actions.act(page, PageAction.TIME_OUT, "", "", now);
        } else if (!isAfter(page.remindAt(), now)) {
            Draft draft = page.change();
            var pinned = climbing.pinned(draft);
            Duration within =
                    pinned == null
                            ? EscalationPolicy.DEFAULT_CONFIRM_WITHIN
                            : pinned.policy().confirmWithin();
            draft.remindAt = null;
            draft.startOverAt = now.plus(within);
            messages.remind(messages.save(draft, now), now);
        } else {
            goOn(page, now);
        }
    }

    private void goOn(Page page, Instant now) {
        Draft draft = page.change();
        Why why = whyNotNow(page);
        if (why != null) {
            postpone(draft, why, now);
        } else {
            draft.held = page.isPaused() ? Why.NONE : page.held();
            Instant due = draft.climb.due();
            if (due != null && !due.isAfter(now)) {
                climbing.climb(draft, now);
            }
            for (int step : messages.ring(draft, now)) {
                outcomes.goOnIfHopeless(draft, step, 0, now);
            }
        }
        if (draft.isChanged()) {
            messages.save(draft, now);
        }
    }

    /// Nobody is woken for what is muted or over.
    private @Nullable Why whyNotNow(Page page) {
        if (page.alerts().isEmpty()) {
            return null;
        }
        boolean over = true;
        boolean muted = true;
        for (long id : page.alerts().toArray()) {
            Alert alert = state.alerts.get(id);
            if (alert != null && !alert.resolved()) {
                over = false;
                muted &= muting.isMuted(id);
            }
        }
        return over ? Page.ALERTS_OVER : muted ? Page.ALERTS_MUTED : null;
    }

    private static void postpone(Draft draft, Why why, Instant now) {
        Instant later = now.plus(NOT_NOW);
        Page.Climb climb = draft.climb;
        Instant due = climb.due();
        if (due != null && !due.isAfter(now)) {
            draft.climb =
                    new Page.Climb(
                            climb.next(),
                            later,
                            climb.round(),
                            climb.fired(),
                            climb.reachedAnybody());
        }
        draft.asked.replaceAll(
                summons -> {
                    List<Ring> rings = new ArrayList<>(summons.rings());
                    rings.replaceAll(
                            r ->
                                    r.status() == Ring.Status.PLANNED && !r.due().isAfter(now)
                                            ? r.dueAt(later, why)
                                            : r);
                    return summons.with(rings);
                });
        draft.held = why;
    }
}
