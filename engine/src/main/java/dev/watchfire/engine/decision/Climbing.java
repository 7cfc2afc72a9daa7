// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.Condition;
import dev.watchfire.engine.paging.ContactMethod;
import dev.watchfire.engine.paging.Draft;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.Impact;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Page.Climb;
import dev.watchfire.engine.paging.Page.Ring;
import dev.watchfire.engine.paging.Page.Summons;
import dev.watchfire.engine.paging.PageTarget;
import dev.watchfire.engine.paging.PagingFact;
import dev.watchfire.engine.paging.PagingFact.PageAsked.Asked;
import dev.watchfire.engine.paging.PagingFact.PageAsked.Means;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.PinnedPolicy;
import dev.watchfire.engine.paging.PolicyStep;
import dev.watchfire.engine.paging.Sentence;
import dev.watchfire.engine.paging.Targets;
import dev.watchfire.engine.paging.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How a page climbs: which step fires when, and whom it asks. People are found when their step
/// fires, in the version of the policy that the page began with.
final class Climbing {
    /// What is later than this was missed by a downtime; of several such steps the last one fires.
    static final Duration MISSED = Duration.ofMinutes(1);

    /// A policy that found nobody is gone through again after this.
    private static final Duration NOBODY_AT_ALL = Duration.ofMinutes(5);

    private final State state;
    private final PageMessages messages;

    Climbing(State state, PageMessages messages) {
        this.state = state;
        this.messages = messages;
    }

    @Nullable PinnedPolicy pinned(Draft page) {
        return state.policies.get(page.pinned);
    }

    /// Begins at the foot of the ladder.
    void begin(Draft page, Instant now) {
        PinnedPolicy pinned = pinned(page);
        if (pinned == null) {
            return;
        }
        page.climb = new Climb(0, now, 0, List.of(), page.climb.reachedAnybody());
        Impact impact = impact(page);
        List<PolicyStep> steps = pinned.policy().steps();
        List<Integer> fired = new ArrayList<>();
        for (int i = 1; i < steps.size(); i++) {
            PolicyStep step = steps.get(i);
            Condition atOnce = step.atOnceWhen();
            if (atOnce != null
                    && whyNot(atOnce, page, impact, now) == null
                    && whyNot(step.when(), page, impact, now) == null
                    && fire(page, i, step, Why.of(Sentence.AT_ONCE_BY_CONDITION), now)) {
                fired.add(i);
            }
        }
        page.climb = new Climb(0, now, 0, fired, page.climb.reachedAnybody());
        climb(page, now);
    }

    /// Fires what is due.
    void climb(Draft page, Instant now) {
        PinnedPolicy pinned = pinned(page);
        if (pinned == null) {
            page.climb = at(page, page.climb.next(), null);
            return;
        }
        EscalationPolicy policy = pinned.policy();
        Impact impact = impact(page);
        boolean vain = false;
        // Each turn goes one step on, and a policy has an end.
        for (Instant due = page.climb.due();
                due != null && !due.isAfter(now);
                due = page.climb.due()) {
            int i = page.climb.next();
            if (i < policy.steps().size()) {
                vain |= !step(page, policy, i, impact, due, now);
                continue;
            }
            // Who finds nobody in a whole round need not look again in the same moment.
            boolean nobody = vain && !hasAsked(page);
            if (nobody) {
                tellFallback(page, now);
            }
            if (!startOver(page, policy, nobody ? now.plus(NOBODY_AT_ALL) : due)) {
                exhausted(page, now);
                return;
            }
            vain = false;
        }
    }

    /// Whether anybody was asked in this round.
    private static boolean hasAsked(Draft page) {
        return page.asked.stream().anyMatch(s -> s.step() >= 0 && s.round() == page.climb.round());
    }

    private boolean startOver(Draft page, EscalationPolicy policy, Instant due) {
        Climb climb = page.climb;
        if (climb.round() >= policy.repeats() || page.state == Page.State.ACKNOWLEDGED) {
            return false;
        }
        page.climb =
                new Climb(
                        policy.repeatFrom(),
                        due,
                        climb.round() + 1,
                        List.of(),
                        climb.reachedAnybody());
        return true;
    }

    /// @return false where it found nobody
    private boolean step(
            Draft page, EscalationPolicy policy, int i, Impact impact, Instant due, Instant now) {
        PolicyStep step = policy.steps().get(i);
        Instant until = due.plus(step.waits());
        if (page.climb.fired().contains(i)) {
            page.climb = at(page, i + 1, due);
            return true;
        }
        if (page.state == Page.State.ACKNOWLEDGED
                && step.unless() == PolicyStep.Unless.ACKNOWLEDGED) {
            page.climb = at(page, i + 1, until);
            return true;
        }
        Why whyNot = whyNot(step.when(), page, impact, now);
        if (whyNot != null) {
            pass(page, i, whyNot);
            page.climb = at(page, i + 1, due);
            return true;
        }
        boolean last = i + 1 >= policy.steps().size() && page.climb.round() >= policy.repeats();
        if (!last && until.plus(MISSED).isBefore(now)) {
            pass(page, i, Why.of(Sentence.MISSED_STEP));
            page.climb = at(page, i + 1, until);
            return true;
        }
        if (fire(page, i, step, Why.NONE, now)) {
            boolean late = due.plus(MISSED).isBefore(now);
            page.climb = at(page, i + 1, late ? now.plus(step.waits()) : until);
            return true;
        }
        if (!policy.ifNobody().isEmpty()
                && ask(
                        page,
                        policy.ifNobody(),
                        i,
                        false,
                        Why.of(Sentence.INSTEAD_OF_STEP, i + 1),
                        now)) {
            page.climb = at(page, i + 1, until.isBefore(now) ? now.plus(step.waits()) : until);
            return true;
        }
        pass(page, i, Why.of(Sentence.NOBODY_SO_NEXT));
        page.climb = at(page, i + 1, due);
        return false;
    }

    private static Climb at(Draft page, int next, @Nullable Instant due) {
        Climb climb = page.climb;
        return new Climb(next, due, climb.round(), climb.fired(), climb.reachedAnybody());
    }

    private void pass(Draft page, int step, Why why) {
        state.recorder.fact(
                new PagingFact.PageStepPassed(page.id(), step, page.climb.round(), why));
    }

    /// Nobody is left to ask. What reached nobody at all goes to the fallback.
    private void exhausted(Draft page, Instant now) {
        page.climb = at(page, page.climb.next(), null);
        if (page.state == Page.State.ACKNOWLEDGED) {
            return;
        }
        boolean hopes = page.climb.reachedAnybody() || isBeingTold(page, now);
        if (hopes || !tellFallback(page, now)) {
            pass(
                    page,
                    page.climb.next(),
                    Why.of(hopes ? Sentence.END_UNANSWERED : Sentence.END_UNREACHED));
        }
    }

    /// Once for each page.
    boolean tellFallback(Draft page, Instant now) {
        String fallback = state.configuration().paging().fallback();
        boolean told = page.asked.stream().anyMatch(s -> s.channel().equals(fallback));
        if (fallback == null || told || page.climb.reachedAnybody()) {
            return false;
        }
        return ask(
                page,
                List.of(new PageTarget.Channel(fallback)),
                -1,
                false,
                Why.of(Sentence.FALLBACK),
                now);
    }

    boolean isBeingTold(Draft page, Instant now) {
        return page.asked.stream()
                .flatMap(summons -> summons.rings().stream())
                .anyMatch(ring -> mayReach(ring, now));
    }

    /// Whether something may still come of it. What has been tried in vain for a while is tried on,
    /// but nobody waits for it.
    boolean mayReach(Ring ring, Instant now) {
        return switch (ring.status()) {
            case PLANNED, SENT -> true;
            case ORDERED -> {
                Delivery delivery = state.deliveries.get(ring.delivery());
                yield delivery != null
                        && (delivery.attemptCount() == 0
                                || delivery.createdAt().plus(Fallback.PATIENCE).isAfter(now));
            }
            case FAILED, UNKNOWN, CANCELLED, SKIPPED -> false;
        };
    }

    private Impact impact(Draft page) {
        return Impact.of(
                state.configuration().organization().services(),
                page.before().service(),
                page.labels);
    }

    private @Nullable Why whyNot(Condition condition, Draft page, Impact impact, Instant now) {
        return condition.whyNot(
                page.severity, impact, Targets.hours(condition, state.configuration()), now);
    }

    private boolean fire(Draft page, int i, PolicyStep step, Why why, Instant now) {
        List<PageTarget> targets = step.targets();
        Why words = name(i, step.level()).and(why);
        if (step.roundRobin()) {
            PageTarget one = inTurn(page, i, targets, now);
            return one != null && ask(page, List.of(one), i, step.allMustAcknowledge(), words, now);
        }
        return ask(page, targets, i, step.allMustAcknowledge(), words, now);
    }

    private static Why name(int i, PolicyStep.Level level) {
        return level == PolicyStep.Level.MANAGEMENT
                ? Why.of(Sentence.STEP_OF_MANAGEMENT, i + 1)
                : Why.of(Sentence.STEP, i + 1, level);
    }

    /// The one after whom was asked last, of those who can be reached.
    private @Nullable PageTarget inTurn(Draft page, int i, List<PageTarget> targets, Instant now) {
        Set<String> names = new LinkedHashSet<>();
        for (PageTarget target : targets) {
            for (String name : people(target, now)) {
                if (!plan(name, page, now).isEmpty()) {
                    names.add(name);
                }
            }
        }
        PinnedPolicy pinned = pinned(page);
        if (names.isEmpty() || pinned == null) {
            return null;
        }
        List<String> order = List.copyOf(names);
        String before = pinned.turns().getOrDefault(i, "");
        String next = order.get((order.indexOf(before) + 1) % order.size());
        state.recorder.put(state.policies, pinned.asked(i, next));
        return new PageTarget.Somebody(next);
    }

    private List<String> people(PageTarget target, Instant now) {
        return Targets.people(target, state.configuration(), state.rota(), state.people.all(), now);
    }

    private List<Person.Planned> plan(String name, Draft page, Instant now) {
        Person person = state.person(name);
        if (person == null) {
            return List.of();
        }
        Configuration configuration = state.configuration();
        Set<String> types = new TreeSet<>(configuration.paging().means().keySet());
        if (configuration.personalMail() != null) {
            types.add("email");
        }
        boolean breaks =
                page.before().origin() == Page.Origin.TEST
                        || configuration
                                .paging()
                                .severities()
                                .level(page.severity)
                                .breaksQuietHours();
        return person.plan(page.severity, breaks, types, now);
    }

    /// Asks all of them.
    ///
    /// @param step −1 where people asked them
    /// @return whether anybody can be reached
    boolean ask(
            Draft page, List<PageTarget> targets, int step, boolean must, Why why, Instant now) {
        List<Asked> asked = new ArrayList<>();
        boolean reachable = false;
        Set<String> done = new LinkedHashSet<>();
        for (PageTarget target : targets) {
            for (String name : people(target, now)) {
                if (done.add(name)) {
                    List<Person.Planned> plan = plan(name, page, now);
                    reachable |=
                            summon(page, name, plan, step, must, because(target, why), now, asked);
                }
            }
            String receiver = Targets.receiver(target, state.configuration());
            if (receiver != null && done.add("receiver " + receiver)) {
                List<Ring> rings = messages.tellChannel(page, receiver, why, now);
                page.asked.add(
                        new Summons(
                                "",
                                receiver,
                                step,
                                page.climb.round(),
                                now,
                                false,
                                null,
                                rings,
                                why));
                asked.add(new Asked(receiver, true, means(rings), why));
                reachable |= !rings.isEmpty();
            }
        }
        state.recorder.fact(
                new PagingFact.PageAsked(
                        page.id(),
                        step,
                        page.climb.round(),
                        asked,
                        why.and(PageTarget.words(targets))));
        if (page.state == Page.State.TRIGGERED || page.state == Page.State.ACKNOWLEDGED) {
            var _ = messages.ring(page, now);
        }
        return reachable;
    }

    /// Somebody tries how they are reached.
    ///
    /// @param method that is tried alone, "" for those that their rules choose
    void test(Draft page, String name, String method, Instant now) {
        Why why = Why.of(Sentence.TEST);
        Person person = state.person(name);
        ContactMethod only = person == null || method.isEmpty() ? null : person.method(method);
        List<Person.Planned> plan =
                only == null
                        ? plan(name, page, now)
                        : List.of(new Person.Planned(only, now, Why.of(Sentence.THIS_MEANS_ALONE)));
        List<Asked> asked = new ArrayList<>();
        var _ = summon(page, name, plan, -1, false, why, now, asked);
        state.recorder.fact(
                new PagingFact.PageAsked(page.id(), -1, page.climb.round(), asked, why));
        var _ = messages.ring(page, now);
    }

    /// Why somebody is asked by a target.
    private static Why because(PageTarget target, Why why) {
        return why.and(
                target instanceof PageTarget.Somebody ? Why.of(Sentence.BY_NAME) : target.words());
    }

    private boolean summon(
            Draft page,
            String name,
            List<Person.Planned> plan,
            int step,
            boolean must,
            Why why,
            Instant now,
            List<Asked> asked) {
        if (plan.isEmpty()) {
            Person person = state.person(name);
            boolean gone = person == null || !person.active();
            Why not = Why.of(gone ? Sentence.GONE : Sentence.UNREACHABLE);
            asked.add(new Asked(name, false, List.of(), not));
            return false;
        }
        // Asked anew: what they were still to be told before is part of it.
        page.asked.replaceAll(s -> s.person().equals(name) ? withoutPlans(s) : s);
        List<Ring> rings = new ArrayList<>();
        for (Person.Planned one : plan) {
            rings.add(
                    new Ring(
                            one.method().id(),
                            one.method().type(),
                            one.at(),
                            Ring.Status.PLANNED,
                            0,
                            LabelSet.EMPTY,
                            one.why()));
        }
        page.asked.add(
                new Summons(name, "", step, page.climb.round(), now, must, null, rings, why));
        asked.add(new Asked(name, false, means(rings), why));
        return true;
    }

    private static Summons withoutPlans(Summons summons) {
        List<Ring> rings = new ArrayList<>(summons.rings());
        rings.replaceAll(
                r ->
                        r.status() == Ring.Status.PLANNED
                                ? r.with(Ring.Status.CANCELLED, Why.of(Sentence.ASKED_ANEW))
                                : r);
        return summons.with(rings);
    }

    private static List<Means> means(List<Ring> rings) {
        return rings.stream().map(r -> new Means(r.type(), r.due(), r.why())).toList();
    }

    /// Whether a step is left that fires though somebody has it.
    boolean climbsOn(Draft page) {
        PinnedPolicy pinned = pinned(page);
        if (pinned == null) {
            return false;
        }
        List<PolicyStep> steps = pinned.policy().steps();
        for (int i = page.climb.next(); i < steps.size(); i++) {
            if (steps.get(i).unless() == PolicyStep.Unless.RESOLVED) {
                return true;
            }
        }
        return false;
    }
}
