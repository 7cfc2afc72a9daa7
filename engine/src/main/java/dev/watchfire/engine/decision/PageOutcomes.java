// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.Draft;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Page.Ring;
import dev.watchfire.engine.paging.Page.Summons;
import dev.watchfire.engine.paging.PinnedPolicy;
import dev.watchfire.engine.paging.Sentence;
import dev.watchfire.engine.paging.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What became of messages about pages, and what follows from it.
final class PageOutcomes {
    private final State state;
    private final Climbing climbing;
    private final PageMessages messages;

    PageOutcomes(State state, Climbing climbing, PageMessages messages) {
        this.state = state;
        this.climbing = climbing;
        this.messages = messages;
    }

    /// A message ended. Where it reached nobody, the next means is used at once.
    void ended(Delivery delivery, LabelSet memory, Instant now) {
        Notice notice = delivery.notice();
        if (notice == null || notice.kind() != Notice.Kind.PAGE) {
            return;
        }
        Ring.Status status =
                switch (delivery.state()) {
                    case SENT, OBSERVED -> Ring.Status.SENT;
                    case UNKNOWN -> Ring.Status.UNKNOWN;
                    case SUPERSEDED -> Ring.Status.CANCELLED;
                    case FAILED, EXPIRED, PENDING, SENDING -> Ring.Status.FAILED;
                };
        String message =
                delivery.attempts().isEmpty() ? "" : delivery.attempts().getLast().message();
        for (long id : notice.pages().toArray()) {
            Page page = state.pages.get(id);
            if (page != null && PageMessages.hasOrdered(page, delivery.id())) {
                outcome(page, delivery, status, memory, message, now);
            }
        }
    }

    private void outcome(
            Page page,
            Delivery delivery,
            Ring.Status status,
            LabelSet memory,
            String message,
            Instant now) {
        Draft draft = page.change();
        String who = "";
        for (int i = 0; i < draft.asked.size(); i++) {
            Summons summons = draft.asked.get(i);
            List<Ring> rings = new ArrayList<>(summons.rings());
            boolean its = false;
            for (int j = 0; j < rings.size(); j++) {
                Ring ring = rings.get(j);
                if (ring.delivery() == delivery.id() && ring.status() == Ring.Status.ORDERED) {
                    rings.set(
                            j,
                            status == Ring.Status.SENT
                                    ? ring.with(status, memory)
                                    : ring.with(
                                            status,
                                            message.isEmpty() ? ring.why() : Why.text(message)));
                    its = true;
                }
            }
            if (its) {
                who = summons.person().isEmpty() ? summons.channel() : summons.person();
                draft.asked.set(i, summons.with(rings));
            }
        }
        boolean lost = status == Ring.Status.FAILED || status == Ring.Status.UNKNOWN;
        if (status == Ring.Status.SENT) {
            Page.Climb climb = draft.climb;
            draft.climb =
                    new Page.Climb(climb.next(), climb.due(), climb.round(), climb.fired(), true);
        } else if (lost) {
            hasten(draft, delivery.id(), now);
        }
        messages.say(
                page.id(),
                delivery.id(),
                who,
                delivery.integration(),
                switch (status) {
                    case SENT -> "sent";
                    case UNKNOWN -> "unknown";
                    case CANCELLED -> "cancelled";
                    default -> "failed";
                },
                Why.text(message));
        messages.save(draft, now);
    }

    /// A message has been tried in vain for so long that others must be tried beside it.
    void late(Delivery delivery, Instant now) {
        Notice notice = delivery.notice();
        if (notice == null || notice.kind() != Notice.Kind.PAGE) {
            return;
        }
        for (long id : notice.pages().toArray()) {
            Page page = state.pages.get(id);
            if (page != null && PageMessages.hasOrdered(page, delivery.id())) {
                Draft draft = page.change();
                hasten(draft, delivery.id(), now);
                if (draft.isChanged()) {
                    messages.save(draft, now);
                }
            }
        }
    }

    /// The next means of whom a message did not reach is due now; where none is left, others are.
    void hasten(Draft draft, long delivery, Instant now) {
        int step = Integer.MIN_VALUE;
        for (int i = 0; i < draft.asked.size(); i++) {
            Summons summons = draft.asked.get(i);
            if (summons.rings().stream().anyMatch(r -> r.delivery() == delivery)) {
                step = summons.step();
                draft.asked.set(i, hurried(summons, now));
            }
        }
        goOnIfHopeless(draft, step, delivery, now);
    }

    /// Where nothing else that a step ordered may still reach somebody, the next step is due; at
    /// the end of a round, whose repeats wait for their time, the fallback is told.
    ///
    /// @param delivery from which nothing is hoped, 0 for none
    void goOnIfHopeless(Draft draft, int step, long delivery, Instant now) {
        PinnedPolicy pinned = climbing.pinned(draft);
        if (pinned == null
                || draft.state != Page.State.TRIGGERED
                || isHopeful(draft, step, delivery, now)) {
            return;
        }
        Page.Climb climb = draft.climb;
        boolean stepLeft = climb.due() != null && climb.next() < pinned.policy().steps().size();
        if (!stepLeft) {
            if (!climbing.isBeingTold(draft, now)) {
                var _ = climbing.tellFallback(draft, now);
            }
        } else if (step < 0 || step == climb.next() - 1) {
            draft.climb =
                    new Page.Climb(
                            climb.next(),
                            now,
                            climb.round(),
                            climb.fired(),
                            climb.reachedAnybody());
        }
    }

    private static Summons hurried(Summons summons, Instant now) {
        List<Ring> rings = new ArrayList<>(summons.rings());
        for (int j = 0; j < rings.size(); j++) {
            if (rings.get(j).status() == Ring.Status.PLANNED) {
                if (rings.get(j).due().isAfter(now)) {
                    rings.set(j, rings.get(j).dueAt(now, Why.of(Sentence.MEANS_FAILED)));
                }
                break;
            }
        }
        return summons.with(rings);
    }

    private boolean isHopeful(Draft draft, int step, long delivery, Instant now) {
        for (Summons summons : draft.asked) {
            if (summons.step() == step && summons.round() == draft.climb.round()) {
                for (Ring ring : summons.rings()) {
                    boolean itself =
                            ring.delivery() == delivery && ring.status() == Ring.Status.ORDERED;
                    if (!itself && climbing.mayReach(ring, now)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
