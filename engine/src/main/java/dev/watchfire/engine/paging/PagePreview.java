// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.paging.Page.Summons;
import dev.watchfire.engine.rota.Rota;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a policy does where nobody answers: which step fires when, whom it asks and by which means.
/// Nothing happens by it. Of the rounds it shows one. For one thread.
public final class PagePreview {
    private final Configuration configuration;
    private final Rota rota;
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Set<String> types;

    public PagePreview(Configuration configuration, Rota rota, Collection<Person> people) {
        this.configuration = configuration;
        this.rota = rota;
        people.forEach(person -> this.people.put(person.name(), person));
        this.types = types(configuration);
    }

    /// By what people can be told.
    public static Set<String> types(Configuration configuration) {
        Set<String> types = new TreeSet<>(configuration.paging().means().keySet());
        if (configuration.personalMail() != null) {
            types.add("email");
        }
        return types;
    }

    /// What becomes of a step.
    public enum Standing {
        FIRED,
        /// Is the next that fires.
        NEXT,
        PLANNED,
        /// Asks nobody.
        PASSED,
        /// Somebody has it, so it does not fire.
        STOPPED
    }

    /// One step.
    ///
    /// @param at when it fires or fired; null where it does not
    /// @param who whom the policy names, in words
    public record Rung(
            int step,
            PolicyStep.Level level,
            PolicyStep.Path path,
            @Nullable Instant at,
            Standing standing,
            List<Why> who,
            List<Asked> asked,
            Why why) {
        public Rung {
            who = List.copyOf(who);
            asked = List.copyOf(asked);
        }

        /// Whether it asks somebody whom something reaches.
        public boolean reaches() {
            return asked.stream().anyMatch(Asked::isReached);
        }
    }

    /// Somebody, or a channel.
    ///
    /// @param person "" for a channel
    /// @param channel the receiver, "" for a person
    /// @param plan when by which means; nothing where none reaches them
    public record Asked(String person, String channel, List<Person.Planned> plan, Why why) {
        public Asked {
            plan = List.copyOf(plan);
        }

        boolean isReached() {
            return !channel.isEmpty() || !plan.isEmpty();
        }
    }

    /// What a page is about, as far as steps ask for it.
    ///
    /// @param test whether somebody pages themselves to try it, which breaks quiet hours
    public record About(Severity severity, Impact impact, boolean test) {}

    /// Where a ladder stands while it is walked.
    private record Place(int next, @Nullable Instant due, List<Integer> fired, boolean stopped) {}

    /// All steps of a page that begins at an instant.
    ///
    /// @param turns who was asked last by steps that go round
    public List<Rung> ladder(
            EscalationPolicy policy, About about, Map<Integer, String> turns, Instant from) {
        List<Integer> fired = new ArrayList<>();
        Map<Integer, Rung> atOnce = new LinkedHashMap<>();
        List<PolicyStep> steps = policy.steps();
        for (int i = 1; i < steps.size(); i++) {
            PolicyStep step = steps.get(i);
            Condition condition = step.atOnceWhen();
            if (condition != null
                    && whyNot(condition, about, from) == null
                    && whyNot(step.when(), about, from) == null) {
                List<Asked> asked = ask(step, i, about, turns, from);
                Why why = Why.of(Sentence.AT_ONCE_BY_CONDITION);
                Rung rung = rung(i, step, from, Standing.PLANNED, asked, why);
                if (rung.reaches()) {
                    fired.add(i);
                    atOnce.put(i, rung);
                }
            }
        }
        List<Rung> rungs = walk(policy, about, turns, new Place(0, from, fired, false));
        rungs.replaceAll(rung -> atOnce.getOrDefault(rung.step(), rung));
        return rungs;
    }

    /// All steps of a page as it stands: what was asked, and what comes.
    ///
    /// @param turns who was asked last by steps that go round
    public List<Rung> ladder(
            Page page,
            EscalationPolicy policy,
            Impact impact,
            Map<Integer, String> turns,
            Instant now) {
        About about = new About(page.severity(), impact, page.origin() == Page.Origin.TEST);
        if (page.state() == Page.State.HELD) {
            Instant wake = page.wakeAt();
            return ladder(policy, about, turns, wake == null || wake.isBefore(now) ? now : wake);
        }
        Instant due = page.climb().due();
        List<Integer> fired = new ArrayList<>(page.climb().fired());
        Place place =
                new Place(
                        page.climb().next(),
                        due != null && due.isBefore(now) ? now : due,
                        fired,
                        due == null);
        List<Rung> rungs = new ArrayList<>();
        for (Rung rung : walk(policy, about, turns, place)) {
            List<Summons> past =
                    page.asked().stream()
                            .filter(
                                    s ->
                                            s.step() == rung.step()
                                                    && s.round() == page.climb().round()
                                                    && !s.at().isBefore(page.openedAt()))
                            .toList();
            rungs.add(
                    past.isEmpty() || rung.standing() == Standing.NEXT ? rung : fired(rung, past));
        }
        return rungs;
    }

    private static Rung fired(Rung rung, List<Summons> past) {
        Summons last = past.getLast();
        List<Asked> asked = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Summons summons : past) {
            if (names.add(summons.person() + " " + summons.channel())) {
                asked.add(new Asked(summons.person(), summons.channel(), List.of(), summons.why()));
            }
        }
        return new Rung(
                rung.step(),
                rung.level(),
                rung.path(),
                last.at(),
                Standing.FIRED,
                rung.who(),
                asked,
                last.why());
    }

    private List<Rung> walk(
            EscalationPolicy policy, About about, Map<Integer, String> turns, Place place) {
        List<Rung> rungs = new ArrayList<>();
        List<PolicyStep> steps = policy.steps();
        Instant due = place.due();
        boolean next = true;
        for (int i = 0; i < steps.size(); i++) {
            PolicyStep step = steps.get(i);
            if (i < place.next()) {
                rungs.add(
                        rung(
                                i,
                                step,
                                null,
                                Standing.PASSED,
                                List.of(),
                                Why.of(Sentence.ASKED_NOBODY)));
            } else if (place.fired().contains(i)) {
                rungs.add(
                        rung(
                                i,
                                step,
                                null,
                                Standing.FIRED,
                                List.of(),
                                Why.of(Sentence.FIRED_AT_ONCE)));
            } else if (place.stopped() || due == null) {
                List<Asked> nobody = List.of();
                rungs.add(
                        rung(
                                i,
                                step,
                                null,
                                Standing.STOPPED,
                                nobody,
                                Why.of(Sentence.STANDS_STILL)));
            } else {
                Rung rung = planned(policy, i, about, turns, due, next);
                rungs.add(rung);
                if (rung.at() != null) {
                    due = due.plus(step.waits());
                    next = false;
                }
            }
        }
        return rungs;
    }

    private Rung planned(
            EscalationPolicy policy,
            int i,
            About about,
            Map<Integer, String> turns,
            Instant due,
            boolean next) {
        PolicyStep step = policy.steps().get(i);
        Standing standing = next ? Standing.NEXT : Standing.PLANNED;
        Why whyNot = whyNot(step.when(), about, due);
        if (whyNot != null) {
            return rung(i, step, null, Standing.PASSED, List.of(), whyNot);
        }
        List<Asked> asked = ask(step, i, about, turns, due);
        Rung rung = rung(i, step, due, standing, asked, why(i, step, next));
        if (rung.reaches()) {
            return rung;
        }
        List<Asked> instead = ask(policy.ifNobody(), about, due);
        List<Asked> both = new ArrayList<>(asked);
        both.addAll(instead);
        return instead.stream().anyMatch(Asked::isReached)
                ? rung(i, step, due, standing, both, Why.of(Sentence.NOBODY_SO_OTHERS))
                : rung(i, step, null, Standing.PASSED, asked, Why.of(Sentence.NOBODY_SO_NEXT));
    }

    private static Why why(int i, PolicyStep step, boolean next) {
        Sentence unless =
                step.unless() == PolicyStep.Unless.RESOLVED
                        ? Sentence.UNLESS_RESOLVED
                        : Sentence.UNLESS_ACKNOWLEDGED;
        return Why.of(i == 0 && next ? Sentence.BEGINS : unless);
    }

    private static Rung rung(
            int i,
            PolicyStep step,
            @Nullable Instant at,
            Standing standing,
            List<Asked> asked,
            Why why) {
        List<Why> who = step.targets().stream().map(PageTarget::words).toList();
        return new Rung(i, step.level(), step.path(), at, standing, who, asked, why);
    }

    private @Nullable Why whyNot(Condition condition, About about, Instant at) {
        return condition.whyNot(
                about.severity(), about.impact(), Targets.hours(condition, configuration), at);
    }

    private List<Asked> ask(
            PolicyStep step, int i, About about, Map<Integer, String> turns, Instant at) {
        List<Asked> all = ask(step.targets(), about, at);
        if (!step.roundRobin()) {
            return all;
        }
        List<Asked> reached =
                all.stream().filter(a -> !a.person().isEmpty() && a.isReached()).toList();
        if (reached.isEmpty()) {
            return List.of();
        }
        List<String> names = reached.stream().map(Asked::person).toList();
        int turn = (names.indexOf(turns.getOrDefault(i, "")) + 1) % names.size();
        Asked one = reached.get(turn);
        return List.of(new Asked(one.person(), "", one.plan(), Why.of(Sentence.TURN)));
    }

    private List<Asked> ask(List<PageTarget> targets, About about, Instant at) {
        List<Asked> asked = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (PageTarget target : targets) {
            for (String name : Targets.people(target, configuration, rota, people.values(), at)) {
                if (seen.add(name)) {
                    asked.add(person(name, target, about, at));
                }
            }
            String receiver = Targets.receiver(target, configuration);
            if (receiver != null && seen.add("receiver " + receiver)) {
                asked.add(new Asked("", receiver, List.of(), target.words()));
            }
        }
        return asked;
    }

    private Asked person(String name, PageTarget target, About about, Instant at) {
        Person person = people.get(name);
        if (person == null || !person.active()) {
            return new Asked(name, "", List.of(), Why.of(Sentence.GONE));
        }
        boolean breaks =
                about.test()
                        || configuration
                                .paging()
                                .severities()
                                .level(about.severity())
                                .breaksQuietHours();
        List<Person.Planned> plan = person.plan(about.severity(), breaks, types, at);
        return new Asked(
                name, "", plan, plan.isEmpty() ? Why.of(Sentence.UNREACHABLE) : target.words());
    }

    /// Time in which a policy reaches nobody.
    public record Gap(Instant start, Instant end) {}

    /// When a page of that kind would reach nobody by any step, looked at every so often.
    public List<Gap> gaps(
            EscalationPolicy policy, About about, Instant from, Instant to, Duration every) {
        List<Gap> gaps = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plus(every)) {
            boolean reached = false;
            for (Rung rung : ladder(policy, about, Map.of(), at)) {
                reached |= rung.at() != null;
            }
            if (!reached) {
                Gap last = gaps.isEmpty() ? null : gaps.getLast();
                if (last != null && last.end().equals(at)) {
                    gaps.set(gaps.size() - 1, new Gap(last.start(), at.plus(every)));
                } else {
                    gaps.add(new Gap(at, at.plus(every)));
                }
            }
        }
        return gaps;
    }
}
