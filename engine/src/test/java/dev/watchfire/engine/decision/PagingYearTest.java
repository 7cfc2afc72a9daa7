// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.oncall.Layer;
import dev.watchfire.engine.oncall.Reminders;
import dev.watchfire.engine.oncall.Rotation;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.oncall.Turn;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAction;
import dev.watchfire.engine.paging.PageTarget;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.PagingFact;
import dev.watchfire.engine.paging.PagingSettings;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.SeverityPolicy;
import dev.watchfire.engine.paging.Targets;
import dev.watchfire.engine.rota.Rota;
import dev.watchfire.engine.service.Organization;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A year of alerts for teams in Seoul, Berlin and San Francisco, with changes of the clocks both
/// ways and a leap day, while the process dies and media fail.
final class PagingYearTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration WAIT = Duration.ofMinutes(5);
    private static final Instant FIRST_DAY = Instant.parse("2027-07-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final int DAYS = 366;
    private static final int ALERTS_PER_DAY = 8;
    private static final Map<String, ZoneId> TEAMS =
            Map.of(
                    "seoul", ZoneId.of("Asia/Seoul"),
                    "berlin", ZoneId.of("Europe/Berlin"),
                    "frisco", ZoneId.of("America/Los_Angeles"));

    private final Random random = new Random(0);
    private final Scenario s = new Scenario(configuration());

    /// What is known of one page, from facts and attempts alone.
    private static final class Life {
        Instant opened = Instant.MIN;
        Severity severity = Severity.P5;
        String policy = "";
        Instant firstAttempt = NEVER;
        Instant lastAsked = Instant.MIN;
        Instant acknowledged = NEVER;
        Instant firstAnswer = NEVER;
        final Map<String, Integer> attempts = new HashMap<>();
    }

    private final Map<Long, Life> lives = new HashMap<>();
    private final Set<Instant> starts = new TreeSet<>();
    private final List<String> wrong = new ArrayList<>();
    private int crashes;
    private int twice;

    private static Configuration configuration() {
        List<Schedule> schedules = new ArrayList<>();
        List<EscalationPolicy> policies = new ArrayList<>();
        List<Receiver> receivers = new ArrayList<>();
        List<Route> routes = new ArrayList<>();
        for (String team : new TreeSet<>(TEAMS.keySet())) {
            ZoneId zone = TEAMS.get(team);
            Rotation rotation =
                    new Rotation(
                            List.of(
                                    Turn.of(team + "-1"),
                                    Turn.of(team + "-2"),
                                    Turn.of(team + "-3")),
                            Rotation.Unit.DAYS,
                            1,
                            // In the gap of the spring, where there is one.
                            LocalDateTime.parse("2027-06-30T02:30"),
                            List.of(),
                            Rotation.Count.ACTIVE);
            Layer layer = new Layer("days", "primary", 0, zone, rotation, List.of(), null);
            schedules.add(
                    new Schedule(
                            team,
                            zone,
                            List.of(layer),
                            null,
                            List.of(),
                            new Reminders(null, List.of(), List.of(), false)));
            policies.add(
                    new EscalationPolicy(
                            team,
                            "",
                            "",
                            List.of(
                                    PagingHouse.step(
                                            WAIT, onCall(team, PageTarget.OnSchedule.Whom.CURRENT)),
                                    PagingHouse.step(
                                            WAIT, onCall(team, PageTarget.OnSchedule.Whom.NEXT)),
                                    PagingHouse.step(
                                            WAIT, onCall(team, PageTarget.OnSchedule.Whom.ALL))),
                            2,
                            0,
                            Duration.ZERO,
                            WAIT,
                            List.of()));
            Integration page =
                    new Integration(
                            "page", 0, true, Options.of(Map.of("policy", team, "severity", "")));
            receivers.add(new Receiver(team, LabelSet.EMPTY, List.of(page)));
            routes.add(
                    Scenario.route(
                            "{team=\"" + team + "\"}",
                            team,
                            List.of("a"),
                            List.of(Scenario.eq("team", team)),
                            List.of(),
                            List.of()));
        }
        receivers.add(Scenario.receiver("chat", true));
        Configuration simple = Scenario.simple();
        Route root = Scenario.route("{}", "chat", List.of("a"), List.of(), List.of(), routes);
        Map<String, Integration> means = new HashMap<>();
        for (String type : List.of("push", "sms", "voice")) {
            means.put(type, new Integration(type, 0, true, Options.of(Map.of())));
        }
        return new Configuration(
                root,
                receivers,
                List.of(),
                Map.of(),
                Duration.ofMinutes(5),
                1,
                simple.original(),
                List.of(),
                schedules,
                Organization.NONE,
                null,
                new PagingSettings(
                        SeverityPolicy.DEFAULT,
                        policies,
                        List.of(),
                        means,
                        // Limits have tests of their own.
                        Map.of("push", List.of(), "sms", List.of(), "voice", List.of()),
                        "chat"));
    }

    private static PageTarget onCall(String team, PageTarget.OnSchedule.Whom whom) {
        return new PageTarget.OnSchedule(team, "", whom);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 366})
    void everyStepFiresInItsTimeAndEveryPageReachesWhoHasDuty(long seed) {
        random.setSeed(seed);
        List<String> people = new ArrayList<>();
        for (String team : TEAMS.keySet()) {
            for (int i = 1; i <= 3; i++) {
                people.add(team + "-" + i + ":push,sms,voice");
            }
        }
        PagingHouse.know(s, people.toArray(String[]::new));
        s.journal = this::seen;
        s.departures = this::left;
        begin(Duration.between(s.now(), FIRST_DAY));
        for (int i = 0; i < DAYS * ALERTS_PER_DAY; i++) {
            s.pass(MINUTE.multipliedBy(1 + random.nextInt(2 * 24 * 60 / ALERTS_PER_DAY)));
            misfortune();
            burn(i);
            answerSome();
            s.facts.clear();
            s.messages.clear();
        }
        s.always.clear();
        s.pass(Duration.ofHours(2));
        judge();
        assertThat(wrong).isEmpty();
        assertThat(crashes).isPositive();
        assertThat(twice).as("at most one message more per crash").isLessThanOrEqualTo(crashes);
        assertThat(lives.values()).hasSizeGreaterThan(DAYS * ALERTS_PER_DAY / 2);
    }

    private void begin(Duration downtime) {
        starts.add(s.now().plus(downtime));
        s.restart(downtime);
    }

    /// The process dies, also while messages are under way; media fail for a while.
    private void misfortune() {
        int dice = random.nextInt(100);
        if (dice < 3) {
            s.receiversHang = true;
            burn(-1 - crashes);
            s.pass(Duration.ofSeconds(1));
            s.receiversHang = false;
            crashes++;
            begin(Duration.ofSeconds(1 + random.nextInt(random.nextBoolean() ? 20 : 7200)));
        } else if (dice < 10) {
            s.always.put(
                    List.of("push", "sms", "voice").get(random.nextInt(3)),
                    random.nextBoolean() ? Outcome.REFUSED : Outcome.RETRYABLE);
        } else if (dice < 30) {
            s.always.clear();
        }
    }

    private void burn(int i) {
        List<String> teams = List.copyOf(new TreeSet<>(TEAMS.keySet()));
        String team = teams.get(Math.floorMod(i, 3));
        String severity = random.nextInt(3) == 0 ? "error" : "critical";
        Instant until = s.now().plus(MINUTE.multipliedBy(2 + random.nextInt(60)));
        s.send(
                new Command.Ingest(
                        List.of(
                                Scenario.alert(
                                        until,
                                        "team",
                                        team,
                                        "a",
                                        "" + i,
                                        "i",
                                        "" + i,
                                        "severity",
                                        severity))));
    }

    private void answerSome() {
        for (Page page : PagingHouse.pages(s)) {
            if (page.state() == Page.State.TRIGGERED && random.nextInt(3) == 0) {
                s.send(
                        new PagingCommand.ActOnPage(
                                page.id(), PageAction.ACKNOWLEDGE, "somebody", "web"));
            }
        }
    }

    private void seen(Instant now, Fact fact) {
        switch (fact) {
            case PagingFact.PageOpened opened -> {
                Life life = life(opened.page().id());
                life.opened = now;
                life.severity = opened.page().severity();
                life.policy = opened.page().policy();
            }
            case PagingFact.PageAsked asked when asked.step() >= 0 -> asked(now, asked);
            case PagingFact.PageChanged changed when changed.to() != Page.State.TRIGGERED ->
                    answered(life(changed.pageId()), now);
            default -> {}
        }
    }

    private static void answered(Life life, Instant now) {
        life.acknowledged = now;
        life.firstAnswer = life.firstAnswer.isBefore(now) ? life.firstAnswer : now;
    }

    private void asked(Instant now, PagingFact.PageAsked asked) {
        Life life = life(asked.pageId());
        if (!life.lastAsked.equals(Instant.MIN)) {
            Duration since = Duration.between(life.lastAsked, now);
            boolean onTime =
                    since.compareTo(WAIT.minusMillis(1)) >= 0
                            && since.compareTo(WAIT.plusSeconds(1)) <= 0;
            boolean hurried = asked.step() > 0 && since.compareTo(WAIT.minusMillis(1)) < 0;
            boolean atRestart = isStart(now);
            boolean paused =
                    since.compareTo(WAIT) > 0
                            && since.toSeconds() % 30 <= 1; // Its alerts were over for a moment.
            if (!onTime && !hurried && !atRestart && !paused) {
                wrong.add("step of page " + asked.pageId() + " after " + since);
            }
        }
        life.lastAsked = now;
        Configuration configuration = s.image().configuration();
        if (asked.step() == 0 && configuration != null) {
            Set<String> duty =
                    new HashSet<>(
                            Targets.people(
                                    onCall(life.policy, PageTarget.OnSchedule.Whom.CURRENT),
                                    configuration,
                                    Rota.of(s.image()),
                                    List.of(),
                                    now));
            for (PagingFact.PageAsked.Asked one : asked.asked()) {
                if (!duty.contains(one.who())) {
                    wrong.add(one.who() + " was asked at " + now + ", " + duty + " has duty");
                }
            }
        }
    }

    private void left(Instant now, Delivery delivery) {
        Notice notice = delivery.notice();
        if (notice == null || notice.kind() != Notice.Kind.PAGE || notice.person().isEmpty()) {
            return;
        }
        for (long id : notice.pages().toArray()) {
            Life life = life(id);
            if (now.isBefore(life.firstAttempt)) {
                life.firstAttempt = now;
            }
            if (now.isAfter(life.acknowledged.plusSeconds(1))) {
                wrong.add("a message about page " + id + " left after somebody answered");
            }
            boolean retry = s.always.get(delivery.integration()) == Outcome.RETRYABLE;
            int attempts =
                    life.attempts.merge(delivery.id() + delivery.integration(), 1, Integer::sum);
            if (attempts > 1 && !retry) {
                twice++;
            }
            if (attempts > 1
                    && !delivery.integration().equals("push")
                    && !retry
                    && delivery.attempts().getLast().outcome() == Outcome.UNKNOWN) {
                wrong.add(delivery.integration() + " was sent again though it may have arrived");
            }
        }
    }

    private void judge() {
        lives.forEach(
                (id, life) -> {
                    if (life.severity != Severity.P1 || life.opened.equals(Instant.MIN)) {
                        return;
                    }
                    boolean inTime =
                            !life.firstAttempt.isAfter(life.opened.plusSeconds(60))
                                    || isStart(life.firstAttempt)
                                    || life.firstAnswer.isBefore(life.opened.plusSeconds(60));
                    if (!inTime) {
                        wrong.add(
                                "page "
                                        + id
                                        + " left at "
                                        + life.firstAttempt
                                        + ", opened "
                                        + life.opened);
                    }
                });
    }

    /// The engine's first rounds after a start.
    private boolean isStart(Instant now) {
        return starts.stream().anyMatch(at -> Duration.between(at, now).abs().toMillis() == 0);
    }

    private Life life(long page) {
        return lives.computeIfAbsent(page, _ -> new Life());
    }
}
