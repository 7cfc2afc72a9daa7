// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Image.Standing;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.InhibitRule;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.engine.silence.SilenceDraft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Random histories against the definitions, written here in the slowest and plainest way.
final class RandomHistoryTest {
    private static final int SEEDS = 6;
    private static final int STEPS = 300;

    private static final List<InhibitRule> RULES =
            List.of(
                    new InhibitRule(
                            "sev",
                            List.of(Scenario.eq("sev", "2")),
                            List.of(Scenario.eq("sev", "1")),
                            List.of("a")),
                    new InhibitRule(
                            "any",
                            List.of(Scenario.re("i", "[0-3]")),
                            List.of(Scenario.re("i", ".+")),
                            List.of("sev", "b")),
                    new InhibitRule(
                            "none",
                            List.of(Scenario.eq("a", "z")),
                            List.of(Matcher.of("a", Matcher.Op.NOT_EQUAL, "z")),
                            List.of()));

    @Test
    void whatMutesAnAlertIsWhatTheDefinitionsSay() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            History history = new History(seed);
            for (int step = 0; step < STEPS; step++) {
                history.step();
                assertThat(wrongStandings(history.scenario))
                        .as("seed %d step %d", seed, step)
                        .isEmpty();
            }
        }
    }

    @Test
    void aRoundThatIsTakenBackLeavesNoTrace() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            History history = new History(seed);
            for (int step = 0; step < STEPS; step++) {
                Engine engine = history.scenario.engine();
                long before = engine.stateHash();
                engine.decide(history.command(), history.scenario.now().plusMillis(5));
                engine.decide(new Command.Tick(), history.scenario.now().plusMillis(5));
                engine.undo();
                assertThat(engine.stateHash()).as("seed %d step %d", seed, step).isEqualTo(before);
                assertThat(wrongStandings(history.scenario))
                        .as("seed %d step %d", seed, step)
                        .isEmpty();
                history.step();
            }
        }
    }

    @Test
    void aFreshLoadIsTheStateInMemory() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            History history = new History(seed);
            for (int step = 0; step < STEPS; step++) {
                history.step();
            }
            Scenario scenario = history.scenario;
            scenario.pass(Duration.ofHours(1));
            Engine fresh = new Engine(Settings.DEFAULT);
            scenario.rows().values().forEach(fresh::load);
            assertThat(fresh.stateHash())
                    .as("seed %d", seed)
                    .isEqualTo(scenario.engine().stateHash());
        }
    }

    @Test
    void theSameSeedHasTheSameHash() {
        long[] hashes = new long[2];
        for (int run = 0; run < 2; run++) {
            History history = new History(42);
            for (int step = 0; step < STEPS; step++) {
                history.step();
            }
            hashes[run] = history.scenario.engine().stateHash();
        }
        assertThat(hashes[0]).isEqualTo(hashes[1]);
    }

    private static List<String> wrongStandings(Scenario scenario) {
        Image image = scenario.image();
        List<Alert> alerts = new ArrayList<>();
        image.alerts().forEach(alerts::add);
        List<String> wrong = new ArrayList<>();
        for (Alert alert : alerts) {
            List<Long> silences = new ArrayList<>();
            image.silences()
                    .forEach(
                            silence -> {
                                if (silence.phase() == Silence.State.ACTIVE
                                        && silence.matches(alert.labels())) {
                                    silences.add(silence.id());
                                }
                            });
            Standing is = image.standing(alert.id());
            if (!is.silencedBy().equals(Ids.of(silences)) || !inhibitedRightly(alert, alerts, is)) {
                wrong.add(alert.labels() + " " + is + " silences " + silences);
            }
        }
        return wrong;
    }

    private static boolean inhibitedRightly(Alert target, List<Alert> alerts, Standing is) {
        for (int r = 0; r < RULES.size(); r++) {
            InhibitRule rule = RULES.get(r);
            if (!accepts(rule.target(), target.labels())) {
                continue;
            }
            boolean both = accepts(rule.source(), target.labels());
            for (Alert source : alerts) {
                boolean agrees =
                        rule.equal().stream()
                                .allMatch(
                                        n ->
                                                source.labels()
                                                        .valueOrEmpty(n)
                                                        .equals(target.labels().valueOrEmpty(n)));
                if (!source.resolved()
                        && agrees
                        && accepts(rule.source(), source.labels())
                        && !(both && accepts(rule.target(), source.labels()))) {
                    return is.inhibitRule() == r && is.inhibitedBy().equals(Ids.of(source.id()));
                }
            }
        }
        return is.inhibitedBy().isEmpty();
    }

    private static boolean accepts(List<Matcher> matchers, LabelSet labels) {
        return matchers.stream().allMatch(m -> m.matches(labels));
    }

    /// A seeded stream of commands over a small world, so that everything meets everything.
    private static final class History {
        private static final String[] PATTERNS = {"1|2", ".*", ".+", "[0-4]", "x.*", "5"};

        final Scenario scenario;
        private final SplittableRandom random;
        private final List<UUID> silences = new ArrayList<>();

        History(long seed) {
            this.random = new SplittableRandom(seed);
            Configuration configuration =
                    Scenario.configuration(
                            Scenario.route(
                                    "{}", "r", List.of("a"), List.of(), List.of(), List.of()),
                            RULES,
                            Map.of(),
                            Scenario.receiver("r", true, false));
            this.scenario = new Scenario(configuration);
        }

        void step() {
            if (random.nextInt(40) == 0) {
                scenario.restart(Duration.ofSeconds(random.nextInt(4000)));
            }
            Reply reply = scenario.send(command());
            if (reply instanceof Reply.SilenceSaved saved) {
                silences.add(saved.silence());
            }
            if (random.nextInt(3) == 0) {
                scenario.pass(Duration.ofSeconds(random.nextInt(200)));
            }
        }

        Command command() {
            return switch (random.nextInt(6)) {
                case 0 -> new Command.SaveSilence(draft());
                case 1 ->
                        silences.isEmpty()
                                ? new Command.Tick()
                                : new Command.ExpireSilence(
                                        silences.get(random.nextInt(silences.size())));
                case 2 -> new Command.Ingest(List.of(Scenario.alert(scenario.now(), labels())));
                default ->
                        new Command.Ingest(
                                List.of(
                                        Scenario.alert(null, labels()),
                                        Scenario.alert(null, labels())));
            };
        }

        private String[] labels() {
            return new String[] {
                "a", String.valueOf((char) ('w' + random.nextInt(4))),
                "sev", String.valueOf(random.nextInt(3)),
                "i", String.valueOf(random.nextInt(7)),
                "b", random.nextBoolean() ? "" : "1"
            };
        }

        private SilenceDraft draft() {
            Matcher second =
                    Matcher.of(
                            random.nextBoolean() ? "a" : "b",
                            random.nextBoolean() ? Matcher.Op.NOT_REGEX : Matcher.Op.NOT_EQUAL,
                            random.nextBoolean() ? "1" : "x");
            Matcher first =
                    random.nextBoolean()
                            ? Scenario.eq("sev", String.valueOf(random.nextInt(3)))
                            : Scenario.re("i", PATTERNS[random.nextInt(PATTERNS.length)]);
            return new SilenceDraft(
                    null,
                    List.of(first, second),
                    scenario.now().plusSeconds(random.nextInt(60) - 30),
                    scenario.now().plusSeconds(60 + random.nextInt(600)),
                    "ada",
                    "random",
                    LabelSet.EMPTY);
        }
    }
}
