// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import static dev.watchfire.engine.decision.PagingHouse.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.engine.paging.Condition;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.EscalationReason;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Page.Ring;
import dev.watchfire.engine.paging.Page.Summons;
import dev.watchfire.engine.paging.PageAction;
import dev.watchfire.engine.paging.PageAnswer;
import dev.watchfire.engine.paging.PageSilence;
import dev.watchfire.engine.paging.PageTarget;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.PagingReply;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.PinnedPolicy;
import dev.watchfire.engine.paging.PolicyStep;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.SeverityPolicy;
import dev.watchfire.engine.paging.Wish;
import dev.watchfire.engine.service.Organization;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Pages of random policies, for random people, under whatever may happen to them: what holds of
/// them holds always.
final class PagingLivesTest {
    private static final List<String> PEOPLE = List.of("ada", "grace", "lin", "boss");
    private static final List<String> TYPES = List.of("push", "sms", "voice");
    private static final List<String> SEVERITIES =
            List.of("critical", "critical", "error", "warning", "low", "none");
    private static final int EVENTS = 150;

    private final Random random = new Random(0);
    private final List<String> history = new ArrayList<>();
    private final Set<Integer> burning = new TreeSet<>();
    private final Map<Integer, String> severities = new TreeMap<>();

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private PageTarget target() {
        return switch (random.nextInt(8)) {
            case 0 -> new PageTarget.WholeTeam("team");
            case 1 -> new PageTarget.Channel("chat");
            case 2 -> person("gone");
            default -> person(one(PEOPLE));
        };
    }

    private Condition condition() {
        return new Condition(
                EnumSet.of(Severity.P1, one(List.of(Severity.values()))),
                "",
                "",
                true,
                null,
                0,
                null);
    }

    private PolicyStep step() {
        List<PageTarget> targets = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            targets.add(target());
        }
        return new PolicyStep(
                one(List.of(PolicyStep.Level.values())),
                one(List.of(PolicyStep.Path.values())),
                Duration.ofSeconds(random.nextInt(1800)),
                targets,
                chance(20),
                chance(15),
                chance(15) ? PolicyStep.Unless.RESOLVED : PolicyStep.Unless.ACKNOWLEDGED,
                chance(20) ? condition() : Condition.ALWAYS,
                chance(10) ? condition() : null);
    }

    private Configuration configuration() {
        List<PolicyStep> steps = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            steps.add(step());
        }
        return PagingHouse.configuration(
                new EscalationPolicy(
                        "p",
                        "",
                        "",
                        steps,
                        random.nextInt(3),
                        random.nextInt(steps.size()),
                        chance(50) ? Duration.ZERO : Duration.ofMinutes(30),
                        Duration.ofMinutes(5),
                        chance(25) ? List.of(person(one(PEOPLE))) : List.of()),
                SeverityPolicy.DEFAULT,
                Organization.NONE);
    }

    private Scenario begin() {
        Scenario s = new Scenario(configuration());
        List<String> people = new ArrayList<>();
        for (String name : PEOPLE) {
            List<String> types = new ArrayList<>(TYPES);
            types.removeIf(_ -> chance(40));
            people.add(name + ":" + String.join(",", types));
        }
        PagingHouse.know(s, people.toArray(String[]::new));
        for (String name : PEOPLE) {
            wants(s, name);
        }
        return s;
    }

    private void wants(Scenario s, String name) {
        List<Person.Window> quiet =
                chance(40)
                        ? List.of(
                                new Person.Window(
                                        Set.of(), LocalTime.of(22, 0), LocalTime.of(7, 0)))
                        : List.of();
        List<Person.Rule> rules =
                chance(50)
                        ? List.of()
                        : List.of(
                                new Person.Rule(
                                        Set.of(),
                                        null,
                                        List.of(
                                                new Person.Ring(
                                                        Duration.ofSeconds(random.nextInt(300)),
                                                        name + "-" + one(TYPES)))));
        s.send(
                new PagingCommand.SaveRules(
                        name,
                        new Wish(
                                true,
                                one(List.of("en", "ko")),
                                ZoneId.of("Asia/Seoul"),
                                quiet,
                                rules,
                                ""),
                        name));
    }

    /// More of them by hand: `-Dpages.lives=1000`.
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("pages.lives", 20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverHappensNoPageIsForgotten(long seed) {
        random.setSeed(seed);
        Scenario s = begin();
        for (int i = 0; i < EVENTS; i++) {
            happen(s, i);
            check(s);
        }
        s.always.clear();
        s.pass(Duration.ofMinutes(1));
        for (int i : List.copyOf(burning)) {
            resolve(s, i);
        }
        s.pass(Duration.ofDays(8));
        check(s);
        assertThat(PagingHouse.pages(s))
                .as("seed %d: pages whose alerts are over", seed)
                .filteredOn(p -> p.origin() == Page.Origin.ALERTS)
                .allMatch(p -> !p.state().isOpen());
    }

    private void happen(Scenario s, int i) {
        int dice = random.nextInt(100);
        if (dice < 20) {
            note("burn " + i);
            burn(s, i, one(SEVERITIES));
        } else if (dice < 30 && !burning.isEmpty()) {
            int over = one(List.copyOf(burning));
            note("resolve " + over);
            resolve(s, over);
        } else if (dice < 55) {
            act(s);
        } else if (dice < 62) {
            String type = one(List.of("push", "sms", "voice", "chat"));
            Outcome outcome = one(List.of(Outcome.REFUSED, Outcome.RETRYABLE, Outcome.UNKNOWN));
            note(type + " is " + outcome);
            s.always.put(type, outcome);
        } else if (dice < 70) {
            note("all media are well");
            s.always.clear();
        } else if (dice < 74) {
            restart(s);
        } else if (dice < 77) {
            note("rules");
            wants(s, one(PEOPLE));
        } else if (dice < 79) {
            note("another policy");
            s.configure(configuration());
        } else if (dice < 86) {
            disturb(s, i);
        } else {
            Duration time = Duration.ofSeconds(random.nextInt(chance(20) ? 20_000 : 1_200));
            note("pass " + time);
            s.pass(time);
        }
    }

    private void disturb(Scenario s, int i) {
        String name = one(PEOPLE);
        String method = name + "-" + one(TYPES);
        switch (random.nextInt(6)) {
            case 0 -> {
                note(name + " comes or goes");
                s.send(
                        new PagingCommand.KnowPeople(
                                PEOPLE.stream()
                                        .filter(p -> !p.equals(name) || chance(50))
                                        .map(p -> known(p, chance(90)))
                                        .toList()));
            }
            case 1 -> {
                note(method + " is broken");
                s.send(new PagingCommand.BreakMethod(name, method, "as planned"));
            }
            case 2 -> {
                note(method + " is removed");
                s.send(new PagingCommand.RemoveMethod(name, method, name));
            }
            case 3 -> {
                note("silence " + i % 5);
                Duration from = Duration.between(Scenario.START, s.now());
                s.silence(
                        from,
                        from.plusSeconds(1 + random.nextInt(5000)),
                        Scenario.eq("a", "" + i % 5));
            }
            case 4 -> {
                note(name + " tries themselves");
                s.send(new PagingCommand.PageMyself(name, "test", "", Severity.P1, ""));
            }
            default -> {
                note(name + " pages by hand");
                s.send(
                        new PagingCommand.OpenPage(
                                one(List.of(Page.Origin.PERSON, Page.Origin.PROGRAM)),
                                "p",
                                "by hand",
                                "",
                                one(List.of(Severity.values())),
                                "",
                                chance(50) ? "key" : "",
                                name,
                                "api"));
            }
        }
    }

    private static PagingCommand.KnowPeople.Known known(String name, boolean active) {
        return new PagingCommand.KnowPeople.Known(name, active, false, List.of("team"), "", "", "");
    }

    private void restart(Scenario s) {
        Duration downtime = Duration.ofSeconds(random.nextInt(3000));
        note("down for " + downtime);
        s.restart(downtime);
    }

    private void note(String what) {
        history.add(what);
    }

    private void burn(Scenario s, int i, String severity) {
        burning.add(i);
        s.send(
                new Command.Ingest(
                        List.of(
                                Scenario.alert(
                                        s.now().plus(Duration.ofDays(99)),
                                        "a",
                                        "" + i % 5,
                                        "i",
                                        "" + i,
                                        "severity",
                                        severity))));
        severities.put(i, severity);
    }

    private void resolve(Scenario s, int i) {
        burning.remove(i);
        s.resolve("a", "" + i % 5, "i", "" + i, "severity", severities.getOrDefault(i, "critical"));
    }

    /// The second press of a button changes nothing.
    private void answer(Scenario s, Page page) {
        PageAnswer answer = PageAnswer.of(one(List.of(PageAnswer.Kind.values())));
        String by = one(PEOPLE);
        String asked = one(PEOPLE);
        note(by + " answers " + answer.word() + " " + page.id() + " " + page.state());
        PagingCommand.AnswerPage order =
                new PagingCommand.AnswerPage(
                        page.id(),
                        answer,
                        by,
                        "sms",
                        asked,
                        s.now(),
                        PageSilence.matchers(page, s.image().groups().get(page.groupId())));
        boolean passed = page.asked().stream().anyMatch(summons -> summons.person().equals(asked));
        Reply first = s.send(order);
        if (first instanceof PagingReply.PageSaved(Page after, boolean _)
                && (answer.kind() != PageAnswer.Kind.ESCALATE
                        // Where nobody could be asked, it may be tried again.
                        || passed && after.asked().size() > page.asked().size())) {
            // Refused where the last step found nobody, and none is left.
            if (s.send(order) instanceof PagingReply.PageSaved(Page _, boolean changed)) {
                assertThat(changed)
                        .as("the second %s of %s: %s", answer.word(), by, history)
                        .isFalse();
            }
        }
    }

    private void act(Scenario s) {
        List<Page> pages = PagingHouse.pages(s);
        if (pages.isEmpty()) {
            return;
        }
        Page page = one(pages);
        if (chance(40)) {
            answer(s, page);
            return;
        }
        PageAction action =
                one(
                        List.of(
                                PageAction.ACKNOWLEDGE,
                                PageAction.ACKNOWLEDGE,
                                PageAction.UNACKNOWLEDGE,
                                PageAction.RESOLVE,
                                PageAction.SNOOZE,
                                PageAction.ESCALATE,
                                PageAction.REASSIGN,
                                PageAction.ADD_RESPONDER));
        String by = one(PEOPLE);
        note(by + " " + action.word() + " " + page.id() + " " + page.state());
        boolean asks = action == PageAction.REASSIGN || action == PageAction.ADD_RESPONDER;
        s.send(
                new PagingCommand.ActOnPage(
                        page.id(),
                        action,
                        by,
                        "web",
                        action == PageAction.ESCALATE ? EscalationReason.EXPERTISE : null,
                        "",
                        action == PageAction.SNOOZE
                                ? s.now().plusSeconds(1 + random.nextInt(9000))
                                : null,
                        asks || action == PageAction.ESCALATE && chance(50)
                                ? List.of(target())
                                : List.of(),
                        null));
    }

    private void check(Scenario s) {
        for (Page page : PagingHouse.pages(s)) {
            String wrong = wrong(s, page);
            assertThat(wrong).as("%s%n%s", page, String.join("\n", history)).isNull();
        }
    }

    private static @Nullable String wrong(Scenario s, Page page) {
        Instant next = page.nextAttention();
        if (page.state().isOpen() && next != null && next.plusMillis(1).isBefore(s.now())) {
            return "it should have gone on at " + next + ", it is " + s.now();
        }
        boolean waits =
                page.asked().stream()
                        .flatMap(a -> a.rings().stream())
                        .anyMatch(r -> waits(r.status()));
        PinnedPolicy pinned = s.image().policies().get(page.pinned());
        if (page.state() == Page.State.TRIGGERED
                && pinned != null
                && page.climb().due() == null
                && page.climb().next() < pinned.policy().steps().size()) {
            return "its ladder stands still";
        }
        boolean toldFallback = page.asked().stream().anyMatch(a -> a.channel().equals("chat"));
        Map<String, Long> ways = new TreeMap<>();
        for (Summons asked : page.asked()) {
            for (Ring ring : asked.rings()) {
                String way = asked.person() + " by " + ring.method();
                if (ring.status() == Ring.Status.ORDERED
                        && s.image().deliveries().get(ring.delivery()) == null) {
                    return way + " waits for the message " + ring.delivery() + ", which is gone";
                }
                if (waits(ring.status()) && !asked.person().isEmpty()) {
                    Long other = ways.put(way, ring.delivery());
                    if (other != null && isTwice(other, ring.delivery())) {
                        return way + " is told twice";
                    }
                }
            }
        }
        return switch (page.state()) {
            case RESOLVED, SNOOZED -> waits ? "somebody is still to be told" : null;
            case TRIGGERED ->
                    page.climb().due() == null
                                    && page.origin() != Page.Origin.TEST
                                    && page.acknowledgedBy().isEmpty()
                                    && !waits
                                    && !page.climb().reachedAnybody()
                                    && !toldFallback
                            ? "nobody knows of it, and nobody will"
                            : null;
            case ACKNOWLEDGED -> {
                Instant at = page.acknowledgedAt();
                for (Summons asked : page.asked()) {
                    boolean before = at != null && asked.at().isBefore(at);
                    if (before && asked.rings().stream().anyMatch(r -> waits(r.status()))) {
                        yield asked.person() + " is still to be told, though somebody has it";
                    }
                }
                yield null;
            }
            case HELD -> page.wakeAt() == null && page.held().isEmpty() ? "it is held" : null;
        };
    }

    /// What is planned may join what waits already; 0 stands for no message yet.
    private static boolean isTwice(long one, long other) {
        return one == 0 ? other == 0 : other != 0 && one != other;
    }

    private static boolean waits(Ring.Status status) {
        return status == Ring.Status.PLANNED || status == Ring.Status.ORDERED;
    }
}
