// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Reply;
import dev.watchfire.engine.paging.Draft;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.EscalationReason;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Page.Climb;
import dev.watchfire.engine.paging.Page.State;
import dev.watchfire.engine.paging.Page.Summons;
import dev.watchfire.engine.paging.PageAction;
import dev.watchfire.engine.paging.PageTarget;
import dev.watchfire.engine.paging.PagingCommand.ActOnPage;
import dev.watchfire.engine.paging.PagingFact;
import dev.watchfire.engine.paging.PagingReply;
import dev.watchfire.engine.paging.PinnedPolicy;
import dev.watchfire.engine.paging.PolicyStep;
import dev.watchfire.engine.paging.Sentence;
import dev.watchfire.engine.paging.SeverityPolicy;
import dev.watchfire.engine.paging.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What people and time do to pages, by the table of {@link PageAction}. Doing the same again
/// changes nothing, and what is over stays over.
final class PageActions {
    /// A page is looked for so long after its end, by those who answer late.
    private static final Duration KEPT_AFTER_END = Duration.ofHours(1);

    /// Longer is forgetting.
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(14);

    private static final int LONGEST_NOTE = 2_000;

    private final dev.watchfire.engine.decision.State state;
    private final Climbing climbing;
    private final PageMessages messages;

    PageActions(
            dev.watchfire.engine.decision.State state, Climbing climbing, PageMessages messages) {
        this.state = state;
        this.climbing = climbing;
        this.messages = messages;
    }

    Page act(Page page, PageAction action, String by, String via, Instant now) {
        Reply reply = act(new ActOnPage(page.id(), action, by, via), now);
        return reply instanceof PagingReply.PageSaved saved ? saved.page() : page;
    }

    Reply act(ActOnPage order, Instant now) {
        Page page = state.pages.get(order.page());
        if (page == null) {
            return refused(
                    Reply.Refused.Code.NOT_FOUND,
                    "there is no page " + order.page() + ", or it was over long ago");
        }
        State next = order.action().from(page.state());
        if (next == null) {
            return refused(
                    Reply.Refused.Code.CONFLICT,
                    "page %d is %s, so one cannot %s it"
                            .formatted(
                                    page.id(),
                                    page.state().name().toLowerCase(Locale.ROOT),
                                    order.action().word()));
        }
        String wrong = wrong(order, page, now);
        if (wrong != null) {
            return refused(Reply.Refused.Code.INVALID, wrong);
        }
        if (page.state() == State.RESOLVED) {
            return new PagingReply.PageSaved(page, false);
        }
        Draft draft = page.change();
        boolean changed =
                switch (order.action()) {
                    case ACKNOWLEDGE -> acknowledge(draft, order, now);
                    case UNACKNOWLEDGE, WAKE, RELEASE, TIME_OUT, WORSEN ->
                            beginAnew(draft, order, Why.NONE, now);
                    case RESOLVE, ALERTS_RESOLVED -> resolve(draft, order, now);
                    case SNOOZE -> snooze(draft, order);
                    case ESCALATE -> escalate(draft, order, now);
                    case REASSIGN -> reassign(draft, order, now);
                    case ADD_RESPONDER -> addResponder(draft, order, now);
                };
        if (!changed) {
            return new PagingReply.PageSaved(page, false);
        }
        Page saved = messages.save(draft, now);
        if (saved.state() != page.state()
                || !saved.acknowledgedBy().equals(page.acknowledgedBy())) {
            messages.update(saved, now);
        }
        return new PagingReply.PageSaved(saved, true);
    }

    private static Reply.Refused refused(Reply.Refused.Code code, String why) {
        return new Reply.Refused(code, why);
    }

    private @Nullable String wrong(ActOnPage order, Page page, Instant now) {
        if (order.note().length() > LONGEST_NOTE) {
            return "a note has at most %d characters, this one has %d"
                    .formatted(LONGEST_NOTE, order.note().length());
        }
        return switch (order.action()) {
            case SNOOZE -> {
                Instant until = order.until();
                if (until == null || !until.isAfter(now)) {
                    yield "a snooze ends at an instant in the future; this one is " + until;
                }
                yield until.isAfter(now.plus(LONGEST_SNOOZE))
                        ? "a snooze lasts at most %d days".formatted(LONGEST_SNOOZE.toDays())
                        : null;
            }
            case REASSIGN, ADD_RESPONDER ->
                    order.targets().isEmpty() ? "say who is to be asked" : null;
            case ESCALATE ->
                    order.reason() == null
                            ? "say why: complexity, expertise, resources, sensitivity or"
                                    + " customer-request"
                            : order.targets().isEmpty() && nextOf(page, order.path()) < 0
                                    ? "no step is left%s; say who is to be asked instead"
                                            .formatted(
                                                    order.path() == null
                                                            ? ""
                                                            : " on the path "
                                                                    + order.path()
                                                                            .name()
                                                                            .toLowerCase(
                                                                                    Locale.ROOT))
                                    : null;
            default -> null;
        };
    }

    private void say(Draft page, ActOnPage order, String what, Why why) {
        state.recorder.fact(
                new PagingFact.PageChanged(
                        page.id(),
                        what,
                        page.before().state(),
                        page.state,
                        order.by(),
                        order.via(),
                        why.and(given(order))));
    }

    /// What somebody said of their own reasons.
    private static Why given(ActOnPage order) {
        EscalationReason reason = order.reason();
        return (reason == null ? Why.NONE : reason.inWords()).and(Why.text(order.note()));
    }

    private boolean acknowledge(Draft page, ActOnPage order, Instant now) {
        String by = order.by();
        if (page.state == State.ACKNOWLEDGED) {
            boolean asked = page.startOverAt != null;
            boolean more = !page.acknowledgedBy.contains(by);
            if (!asked && !more) {
                return false;
            }
            if (more) {
                page.acknowledgedBy.add(by);
            }
            watch(page, now);
            say(page, order, "confirm", Why.of(asked ? Sentence.STILL_AT_IT : Sentence.AT_IT_TOO));
            return true;
        }
        if (!page.acknowledgedBy.contains(by)) {
            page.acknowledgedBy.add(by);
        }
        page.asked.replaceAll(
                s -> s.person().equals(by) && s.acknowledgedAt() == null ? s.acknowledged(now) : s);
        List<String> missing =
                page.asked.stream()
                        .filter(
                                s ->
                                        s.mustAcknowledge()
                                                && s.round() == page.climb.round()
                                                && s.acknowledgedAt() == null)
                        .map(Summons::person)
                        .distinct()
                        .toList();
        if (!missing.isEmpty() && page.before().acknowledgedBy().contains(by)) {
            return false;
        }
        if (!missing.isEmpty() && page.state == State.TRIGGERED) {
            PageMessages.cancel(page, by, Why.of(Sentence.THEY_ACKNOWLEDGED));
            Why waits = Why.of(Sentence.WAITS_FOR, String.join(", ", missing));
            say(page, order, "acknowledge", waits);
            return true;
        }
        page.state = State.ACKNOWLEDGED;
        page.acknowledgedAt = now;
        page.wakeAt = null;
        Why taken = by.isEmpty() ? Why.of(Sentence.ACKNOWLEDGED) : Why.of(Sentence.HAS_IT, by);
        PageMessages.cancel(page, "", taken);
        if (!climbing.climbsOn(page)) {
            page.climb = stopped(page);
        }
        watch(page, now);
        say(page, order, "acknowledge", Why.NONE);
        return true;
    }

    /// From when on who acknowledged is asked whether they are still at it.
    private void watch(Draft page, Instant now) {
        PinnedPolicy pinned = climbing.pinned(page);
        page.startOverAt = null;
        page.remindAt = null;
        if (pinned != null && pinned.policy().acknowledgeTimeout().isPositive()) {
            page.remindAt = now.plus(pinned.policy().acknowledgeTimeout());
        }
    }

    private static Climb stopped(Draft page) {
        Climb climb = page.climb;
        return new Climb(climb.next(), null, climb.round(), climb.fired(), climb.reachedAnybody());
    }

    private static void release(Draft page) {
        page.acknowledgedBy.clear();
        page.acknowledgedAt = null;
        page.remindAt = null;
        page.startOverAt = null;
        page.wakeAt = null;
        page.held = Why.NONE;
    }

    private boolean beginAnew(Draft page, ActOnPage order, Why why, Instant now) {
        PageMessages.cancel(page, "", Why.of(Sentence.BEGINS_ANEW));
        release(page);
        page.state = State.TRIGGERED;
        say(page, order, order.action().word(), why);
        climbing.begin(page, now);
        return true;
    }

    private boolean resolve(Draft page, ActOnPage order, Instant now) {
        page.state = State.RESOLVED;
        page.endedAt = now;
        page.endedBy = order.by();
        PageMessages.cancel(page, "", Why.of(Sentence.OVER));
        page.climb = stopped(page);
        page.remindAt = null;
        page.startOverAt = null;
        page.wakeAt = now.plus(KEPT_AFTER_END);
        say(page, order, order.action().word(), Why.NONE);
        return true;
    }

    private boolean snooze(Draft page, ActOnPage order) {
        if (page.state == State.SNOOZED
                && order.until() != null
                && order.until().equals(page.wakeAt)) {
            return false;
        }
        release(page);
        page.state = State.SNOOZED;
        PageMessages.cancel(page, "", Why.of(Sentence.SNOOZED));
        page.climb = stopped(page);
        page.wakeAt = order.until();
        say(page, order, "snooze", Why.of(Sentence.UNTIL, String.valueOf(order.until())));
        return true;
    }

    /// The step that an escalation fires, or −1 where none is left.
    private int nextOf(Page page, PolicyStep.@Nullable Path path) {
        PinnedPolicy pinned = state.policies.get(page.pinned());
        if (pinned == null) {
            return -1;
        }
        EscalationPolicy policy = pinned.policy();
        for (int i = page.climb().next(); i < policy.steps().size(); i++) {
            if (path == null || policy.steps().get(i).path() == path) {
                return i;
            }
        }
        return -1;
    }

    private boolean escalate(Draft page, ActOnPage order, Instant now) {
        release(page);
        page.state = State.TRIGGERED;
        if (!order.targets().isEmpty()) {
            say(page, order, "escalate", PageTarget.words(order.targets()));
            ask(page, order, now);
            return true;
        }
        int next = nextOf(page.before(), order.path());
        Climb climb = page.climb;
        page.climb = new Climb(next, now, climb.round(), climb.fired(), climb.reachedAnybody());
        say(page, order, "escalate", Why.of(Sentence.TO_STEP, next + 1));
        climbing.climb(page, now);
        return true;
    }

    private static Why asks(ActOnPage order) {
        Why who =
                order.by().isEmpty()
                        ? Why.of(Sentence.SOMEBODY_ASKS)
                        : Why.of(Sentence.ASKS, order.by());
        return who.and(given(order));
    }

    private boolean reassign(Draft page, ActOnPage order, Instant now) {
        release(page);
        page.state = State.TRIGGERED;
        PageMessages.cancel(page, "", Why.of(Sentence.HANDED_OVER));
        say(page, order, "reassign", PageTarget.words(order.targets()));
        page.climb = stopped(page);
        ask(page, order, now);
        return true;
    }

    /// Those who are named have as long as a step of the first level; then the ladder goes on.
    /// Where they cannot be reached it goes on at once.
    private void ask(Draft page, ActOnPage order, Instant now) {
        boolean reached = climbing.ask(page, order.targets(), -1, false, asks(order), now);
        Climb climb = page.climb;
        PinnedPolicy pinned = climbing.pinned(page);
        if (pinned != null && page.state == State.TRIGGERED && climb.due() == null) {
            page.climb =
                    new Climb(
                            Math.min(climb.next(), pinned.policy().steps().size()),
                            reached ? now.plus(PolicyStep.Level.L1.patience()) : now,
                            climb.round(),
                            climb.fired(),
                            climb.reachedAnybody());
        }
    }

    private boolean addResponder(Draft page, ActOnPage order, Instant now) {
        if (page.state == State.HELD) {
            release(page);
            page.state = State.TRIGGERED;
        }
        say(page, order, "add-responder", PageTarget.words(order.targets()));
        ask(page, order, now);
        return true;
    }

    /// Everything that a page is about is over.
    void over(Page page, Instant now) {
        var _ = act(page, PageAction.ALERTS_RESOLVED, "", "", now);
    }

    /// A page is worse than it was: it begins anew, unless it still waits for its hour.
    void worsen(
            Draft page,
            dev.watchfire.engine.paging.Severity before,
            SeverityPolicy.Leave leave,
            Instant now) {
        ActOnPage order = new ActOnPage(page.id(), PageAction.WORSEN, "", "");
        Why why = Why.of(Sentence.WORSENED, before, page.severity);
        if (page.state == State.HELD && leave.at().isAfter(now)) {
            page.wakeAt = leave.at();
            page.held = leave.why();
            say(page, order, "worsen", why);
        } else {
            beginAnew(page, order, why, now);
        }
        messages.save(page, now);
    }
}
