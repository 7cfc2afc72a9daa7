// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Reply;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Page.Summons;
import dev.watchfire.engine.paging.PageAction;
import dev.watchfire.engine.paging.PageAnswer;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.PagingCommand.ActOnPage;
import dev.watchfire.engine.paging.PagingFact;
import dev.watchfire.engine.paging.PagingReply;
import dev.watchfire.engine.paging.Sentence;
import dev.watchfire.engine.paging.Why;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.engine.silence.SilenceDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people answer to messages. A button may be pressed ten times, by two, or long after others
/// were asked: the state changes once.
final class PageAnswers {
    /// Two ends that are so close were meant to be one.
    private static final Duration SAME_END = Duration.ofMinutes(1);

    private static final Duration LONGEST_SILENCE = Duration.ofDays(14);

    private final State state;
    private final PageActions actions;
    private final Silences silences;

    PageAnswers(State state, PageActions actions, Silences silences) {
        this.state = state;
        this.actions = actions;
        this.silences = silences;
    }

    Reply answer(PagingCommand.AnswerPage order, Instant now) {
        PageAnswer answer = order.answer();
        Page page = state.pages.get(order.page());
        return switch (answer.kind()) {
            case ACKNOWLEDGE -> act(order, PageAction.ACKNOWLEDGE, null, now);
            case RESOLVE -> act(order, PageAction.RESOLVE, null, now);
            case UNACKNOWLEDGE -> act(order, PageAction.UNACKNOWLEDGE, null, now);
            case ESCALATE ->
                    page != null && wasPassed(page, order)
                            ? new PagingReply.PageSaved(page, false)
                            : act(order, PageAction.ESCALATE, null, now);
            case SNOOZE -> {
                Instant until = now.plus(answer.length());
                yield page != null && isSnoozed(page, until)
                        ? new PagingReply.PageSaved(page, false)
                        : act(order, PageAction.SNOOZE, until, now);
            }
            case SILENCE -> silence(order, page, now);
        };
    }

    private Reply act(
            PagingCommand.AnswerPage order,
            PageAction action,
            @Nullable Instant until,
            Instant now) {
        return actions.act(
                new ActOnPage(
                        order.page(),
                        action,
                        order.by(),
                        order.via(),
                        action == PageAction.ESCALATE ? order.answer().reason() : null,
                        "",
                        until,
                        List.of(),
                        null),
                now);
    }

    /// Whether others were asked since the message that is answered: to pass it on is done.
    private static boolean wasPassed(Page page, PagingCommand.AnswerPage order) {
        String person = order.asked();
        Summons last = null;
        for (Summons summons : page.asked()) {
            if (!person.isEmpty()
                    && summons.person().equals(person)
                    && !summons.at().isAfter(order.asOf())
                    && (last == null || !summons.at().isBefore(last.at()))) {
                last = summons;
            }
        }
        if (last == null) {
            return false;
        }
        if (page.climb().round() > last.round()) {
            return true;
        }
        for (Summons summons : page.asked()) {
            boolean other =
                    summons.step() != last.step()
                            || summons.round() != last.round()
                            || !summons.channel().isEmpty();
            if (other && summons.at().isAfter(last.at())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSnoozed(Page page, Instant until) {
        Instant wakes = page.wakeAt();
        return page.state() == Page.State.SNOOZED
                && wakes != null
                && Duration.between(wakes, until).abs().compareTo(SAME_END) < 0;
    }

    private Reply silence(PagingCommand.AnswerPage order, @Nullable Page page, Instant now) {
        if (page == null) {
            return act(order, PageAction.SNOOZE, now, now);
        }
        if (!page.state().isOpen()) {
            return new PagingReply.PageSaved(page, false);
        }
        Duration length = order.answer().length();
        if (order.matchers().isEmpty()) {
            return invalid("nothing tells its alerts from others, so there is nothing to silence");
        }
        if (!length.isPositive() || length.compareTo(LONGEST_SILENCE) > 0) {
            return invalid(
                    "a silence from a message lasts at most %d days"
                            .formatted(LONGEST_SILENCE.toDays()));
        }
        Instant until = now.plus(length);
        Silence there = active(order.matchers(), now);
        boolean lasts = there != null && !there.endsAt().isBefore(until.minus(SAME_END));
        if (!lasts) {
            Reply reply = silences.save(draft(order, page, there, until, now), now);
            if (reply instanceof Reply.Refused) {
                return reply;
            }
            state.recorder.fact(
                    new PagingFact.PageChanged(
                            page.id(),
                            order.answer().word(),
                            page.state(),
                            page.state(),
                            order.by(),
                            order.via(),
                            Why.of(Sentence.UNTIL, until.toString())));
        }
        // What it was about to say would come all the same.
        boolean rings = page.state() == Page.State.TRIGGERED;
        Reply left = rings ? act(order, PageAction.SNOOZE, until, now) : null;
        Page after = left instanceof PagingReply.PageSaved(Page saved, boolean _) ? saved : page;
        return new PagingReply.PageSaved(after, !lasts || rings);
    }

    private static SilenceDraft draft(
            PagingCommand.AnswerPage order,
            Page page,
            @Nullable Silence there,
            Instant until,
            Instant now) {
        return new SilenceDraft(
                there == null ? null : there.uuid(),
                order.matchers(),
                there == null ? now : there.startsAt(),
                until,
                order.by(),
                "Page %d, answered by %s: %s".formatted(page.id(), order.via(), page.title()),
                LabelSet.EMPTY);
    }

    private @Nullable Silence active(List<Matcher> matchers, Instant now) {
        List<Matcher> sorted = matchers.stream().sorted().toList();
        for (Silence silence : state.silences.all()) {
            if (silence.state(now) == Silence.State.ACTIVE && silence.matchers().equals(sorted)) {
                return silence;
            }
        }
        return null;
    }

    private static Reply.Refused invalid(String why) {
        return new Reply.Refused(Reply.Refused.Code.INVALID, why);
    }
}
