// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.oncall.Duty;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.Rota;
import dev.watchfire.engine.rota.RotaFact;
import dev.watchfire.engine.rota.ShiftOverride;
import dev.watchfire.engine.rota.ShiftRequest;
import dev.watchfire.engine.rota.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Seeded lives of schedules: people change them in every way, the process dies, time passes.
final class RotaHistoryTest {
    private static final int STEPS = 150;
    private static final String[] PEOPLE = {"ada", "grace", "lin", "jiho"};

    private static final class History {
        final Scenario scenario =
                new Scenario(RotaTest.configuration("ada", "grace", "lin", "jiho"));
        private final SplittableRandom random;
        private final List<UUID> requests = new ArrayList<>();
        private final List<UUID> overrides = new ArrayList<>();
        private final List<UUID> absences = new ArrayList<>();

        History(long seed) {
            this.random = new SplittableRandom(seed);
        }

        private String anybody() {
            return PEOPLE[random.nextInt(PEOPLE.length)];
        }

        private <T> T any(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        void step() {
            switch (scenario.send(command())) {
                case Reply.OverrideMade(ShiftOverride made) -> overrides.add(made.uuid());
                case Reply.AbsenceMade(Absence made, List<ShiftRequest> covers) -> {
                    absences.add(made.uuid());
                    covers.forEach(cover -> requests.add(cover.uuid()));
                }
                case Reply.ShiftRequestSaved(ShiftRequest request) -> requests.add(request.uuid());
                default -> {}
            }
            if (random.nextInt(3) == 0) {
                scenario.pass(Duration.ofMinutes(random.nextInt(1500)));
            }
            if (random.nextInt(12) == 0) {
                scenario.configure(
                        random.nextBoolean()
                                ? RotaTest.configuration("ada", "grace", "lin", "jiho")
                                : RotaTest.configuration("grace", "ada", "jiho"));
            }
        }

        private Command command() {
            Instant start = scenario.now().plus(Duration.ofHours(random.nextInt(-10, 300)));
            Instant end = start.plus(Duration.ofHours(1 + random.nextInt(60)));
            return switch (random.nextInt(8)) {
                case 0 ->
                        new Command.MakeOverride(
                                "db",
                                ShiftOverride.Type.values()[random.nextInt(3)],
                                null,
                                start,
                                end,
                                anybody(),
                                anybody(),
                                List.of(),
                                "",
                                random.nextInt(5) == 0,
                                anybody());
                case 1, 2 ->
                        new Command.MakeAbsence(
                                anybody(), start, end, Absence.Reason.OTHER, "", "", "x");
                case 3 ->
                        new Command.AskForShift(
                                random.nextBoolean()
                                        ? ShiftRequest.Type.SWAP
                                        : ShiftRequest.Type.COVER,
                                "db",
                                null,
                                new Stretch(start, end),
                                List.of(),
                                null,
                                "",
                                anybody());
                case 4 ->
                        overrides.isEmpty()
                                ? new Command.Tick()
                                : new Command.EndOverride(any(overrides), "x");
                case 5 ->
                        absences.isEmpty()
                                ? new Command.Tick()
                                : new Command.EndAbsence(any(absences), "x");
                default ->
                        requests.isEmpty()
                                ? new Command.Tick()
                                : new Command.AnswerShiftRequest(
                                        any(requests),
                                        Command.AnswerShiftRequest.What.values()[random.nextInt(5)],
                                        new Stretch(start, end),
                                        anybody(),
                                        "",
                                        anybody(),
                                        random.nextBoolean());
            };
        }

        List<Duty> plan() {
            Schedule schedule =
                    Objects.requireNonNull(
                            Objects.requireNonNull(scenario.image().configuration())
                                    .schedule("db"));
            return Rota.of(scenario.image())
                    .onCall(schedule)
                    .between(Scenario.START, Scenario.START.plus(Duration.ofDays(90)));
        }
    }

    @Test
    void aRestartChangesNothingAboutWhoHasDutyAndTellsNobodyAgain() {
        for (int seed = 0; seed < 12; seed++) {
            History history = new History(seed);
            for (int step = 0; step < STEPS; step++) {
                history.step();
                if (step % 10 == 9) {
                    List<Duty> before = history.plan();
                    int facts = history.scenario.facts.size();
                    history.scenario.restart(Duration.ZERO);
                    assertThat(history.plan()).as("seed %d, step %d", seed, step).isEqualTo(before);
                    assertThat(history.scenario.facts.subList(facts, history.scenario.facts.size()))
                            .as("seed %d, step %d", seed, step)
                            .noneMatch(f -> f instanceof RotaFact.NoticeGiven)
                            .noneMatch(f -> f instanceof RotaFact.HandedOff);
                }
            }
        }
    }

    @Test
    void handoffsFollowOneAnotherAndNobodyIsRemindedOfAShiftTwice() {
        for (int seed = 100; seed < 112; seed++) {
            History history = new History(seed);
            for (int step = 0; step < STEPS; step++) {
                history.step();
            }
            Map<String, List<String>> onDuty = new HashMap<>();
            Set<String> reminded = new HashSet<>();
            for (Fact fact : history.scenario.facts) {
                switch (fact) {
                    case RotaFact.HandedOff(long _, String _, String role, var from, var to) -> {
                        assertThat(from).isNotEqualTo(to);
                        List<String> before = onDuty.put(role, to);
                        if (before != null) {
                            assertThat(from).as("seed %d", seed).isEqualTo(before);
                        }
                    }
                    case RotaFact.NoticeGiven(Notice notice, var _)
                            when notice.kind() == Notice.Kind.SHIFT_STARTS ->
                            assertThat(reminded.add(notice.person() + notice.title()))
                                    .as("seed %d: %s", seed, notice)
                                    .isTrue();
                    default -> {}
                }
            }
            assertThat(onDuty).as("seed %d", seed).isNotEmpty();
        }
    }

    @Test
    void theSameHistoryTwiceLeadsToTheSameRecords() {
        long[] hashes = new long[2];
        for (int run = 0; run < 2; run++) {
            History history = new History(7);
            for (int step = 0; step < STEPS; step++) {
                history.step();
            }
            hashes[run] = history.scenario.engine().stateHash();
        }
        assertThat(hashes[0]).isEqualTo(hashes[1]);
    }
}
