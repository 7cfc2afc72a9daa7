// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.oncall.Change.Origin;
import dev.watchfire.engine.oncall.Rotation.Count;
import dev.watchfire.engine.oncall.Rotation.Unit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class OnCallTest {
    private static final Duration WINDOW = Duration.ofHours(8);

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Set<DayOfWeek> WORKDAYS =
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Restriction OFFICE =
            Restriction.daily(WORKDAYS, LocalTime.of(9, 0), LocalTime.of(17, 0));

    private static Rotation rotation(Unit unit, int every, String start, String... people) {
        List<Turn> turns = new ArrayList<>();
        for (String person : people) {
            turns.add(person.isEmpty() ? Turn.of() : Turn.of(person.split("\\+")));
        }
        return new Rotation(
                turns, unit, every, LocalDateTime.parse(start), List.of(), Count.ACTIVE);
    }

    private static Layer layer(ZoneId zone, Rotation rotation, Restriction... restrictions) {
        return layer("l", Layer.PRIMARY, 0, zone, rotation, restrictions);
    }

    private static Layer layer(
            String name,
            String role,
            int priority,
            ZoneId zone,
            Rotation rotation,
            Restriction... restrictions) {
        return new Layer(name, role, priority, zone, rotation, List.of(restrictions), null);
    }

    private static OnCall onCall(Layer... layers) {
        return new OnCall(new Schedule("s", BERLIN, List.of(layers)), List.of());
    }

    private static OnCall changed(Layer layer, Change... changes) {
        return new OnCall(new Schedule("s", BERLIN, List.of(layer)), List.of(changes));
    }

    private static List<String> shown(List<Duty> duties) {
        return duties.stream()
                .map(
                        d ->
                                d.start()
                                        + " "
                                        + String.join(
                                                "+",
                                                d.people().stream()
                                                        .map(Duty.Person::name)
                                                        .toList()))
                .toList();
    }

    private static List<String> between(OnCall onCall, String from, String to) {
        return shown(onCall.between(Instant.parse(from), Instant.parse(to), Layer.PRIMARY));
    }

    @Test
    void handoffsKeepTheWallClock() {
        OnCall weekly =
                onCall(layer(BERLIN, rotation(Unit.WEEKS, 1, "2026-03-16T09:00", "ada", "grace")));
        assertThat(between(weekly, "2026-03-20T00:00:00Z", "2026-04-07T00:00:00Z"))
                .containsExactly(
                        "2026-03-20T00:00:00Z ada",
                        "2026-03-23T08:00:00Z grace",
                        "2026-03-30T07:00:00Z ada",
                        "2026-04-06T07:00:00Z grace");
    }

    @Test
    void aHandoffInAGapHappensRightBehindItAndOneThatComesTwiceTheFirstTime() {
        OnCall daily = onCall(layer(BERLIN, rotation(Unit.DAYS, 1, "2026-03-01T02:30", "a", "b")));
        assertThat(between(daily, "2026-03-28T02:00:00Z", "2026-03-30T02:00:00Z"))
                .containsExactly(
                        "2026-03-28T02:00:00Z b",
                        "2026-03-29T01:00:00Z a",
                        "2026-03-30T00:30:00Z b");
        assertThat(between(daily, "2026-10-24T02:00:00Z", "2026-10-26T00:00:00Z"))
                .containsExactly("2026-10-24T02:00:00Z b", "2026-10-25T00:30:00Z a");
    }

    @Test
    void aWindowThatEndsAtATimeThatComesTwiceEndsTheLastTime() {
        Restriction night = Restriction.daily(Set.of(), LocalTime.of(22, 0), LocalTime.of(2, 30));
        OnCall nightly =
                onCall(layer(BERLIN, rotation(Unit.DAYS, 1, "2026-10-20T12:00", "a", "b"), night));
        assertThat(between(nightly, "2026-10-24T19:00:00Z", "2026-10-25T12:00:00Z"))
                .containsExactly(
                        "2026-10-24T19:00:00Z ", "2026-10-24T20:00:00Z a", "2026-10-25T01:30:00Z ");
    }

    @Test
    void monthEndsAreClamped() {
        OnCall monthly =
                onCall(
                        layer(
                                ZoneOffset.UTC,
                                rotation(Unit.MONTHS, 1, "2027-01-31T00:00", "a", "b", "c")));
        assertThat(between(monthly, "2027-02-01T00:00:00Z", "2027-05-01T00:00:00Z"))
                .containsExactly(
                        "2027-02-01T00:00:00Z a",
                        "2027-02-28T00:00:00Z b",
                        "2027-03-31T00:00:00Z c",
                        "2027-04-30T00:00:00Z a");
    }

    @Test
    void daysWithoutDutyTakeUpNoTurnUnlessTheCalendarCounts() {
        Rotation active = rotation(Unit.DAYS, 1, "2026-11-02T00:00", "a", "b");
        OnCall office = onCall(layer(ZoneOffset.UTC, active, OFFICE));
        // From Friday to Monday it is the other's turn.
        assertThat(between(office, "2026-11-06T10:00:00Z", "2026-11-09T10:00:00Z"))
                .containsExactly(
                        "2026-11-06T10:00:00Z a",
                        "2026-11-06T17:00:00Z ",
                        "2026-11-09T09:00:00Z b");
        Rotation calendar =
                new Rotation(
                        active.turns(), Unit.DAYS, 1, active.start(), List.of(), Count.CALENDAR);
        assertThat(
                        between(
                                onCall(layer(ZoneOffset.UTC, calendar, OFFICE)),
                                "2026-11-09T10:00:00Z",
                                "2026-11-09T11:00:00Z"))
                .containsExactly("2026-11-09T10:00:00Z b");
        assertThat(
                        between(
                                onCall(layer(ZoneOffset.UTC, calendar, OFFICE)),
                                "2026-11-16T10:00:00Z",
                                "2026-11-16T11:00:00Z"))
                .containsExactly("2026-11-16T10:00:00Z a");
    }

    @Test
    void aDayMayHaveSeveralHandoffs() {
        Rotation twice =
                new Rotation(
                        List.of(Turn.of("a"), Turn.of("b"), Turn.of("c")),
                        Unit.DAYS,
                        1,
                        LocalDateTime.parse("2026-11-02T21:00"),
                        List.of(LocalTime.of(21, 0), LocalTime.of(9, 0)),
                        Count.ACTIVE);
        assertThat(
                        between(
                                onCall(layer(ZoneOffset.UTC, twice)),
                                "2026-11-02T20:00:00Z",
                                "2026-11-04T10:00:00Z"))
                .containsExactly(
                        "2026-11-02T20:00:00Z ",
                        "2026-11-02T21:00:00Z a",
                        "2026-11-03T09:00:00Z b",
                        "2026-11-03T21:00:00Z c",
                        "2026-11-04T09:00:00Z a");
    }

    @Test
    void followTheSunHasNobodyTwiceAndNobodyMissing() {
        Restriction day = Restriction.daily(Set.of(), LocalTime.of(9, 0), LocalTime.of(21, 0));
        Restriction night = Restriction.daily(Set.of(), LocalTime.of(21, 0), LocalTime.of(9, 0));
        OnCall sun =
                onCall(
                        layer(
                                "seoul",
                                Layer.PRIMARY,
                                0,
                                SEOUL,
                                rotation(Unit.WEEKS, 1, "2026-11-02T09:00", "민준", "지호"),
                                day),
                        layer(
                                "elsewhere",
                                Layer.PRIMARY,
                                0,
                                SEOUL,
                                rotation(Unit.WEEKS, 1, "2026-11-02T09:00", "ada"),
                                night));
        assertThat(between(sun, "2026-11-03T00:00:00Z", "2026-11-04T00:00:00Z"))
                .containsExactly("2026-11-03T00:00:00Z 민준", "2026-11-03T12:00:00Z ada");
        assertThat(
                        sun.gaps(
                                Instant.parse("2026-11-03T00:00:00Z"),
                                Instant.parse("2027-11-03T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void aHigherLayerHidesALowerOneWhereItHasSomebody() {
        OnCall two =
                onCall(
                        layer(
                                "base",
                                Layer.PRIMARY,
                                0,
                                ZoneOffset.UTC,
                                rotation(Unit.WEEKS, 1, "2026-11-02T00:00", "a")),
                        layer(
                                "office",
                                Layer.PRIMARY,
                                5,
                                ZoneOffset.UTC,
                                rotation(Unit.DAYS, 1, "2026-11-02T00:00", "x", ""),
                                OFFICE));
        assertThat(between(two, "2026-11-02T08:00:00Z", "2026-11-03T18:00:00Z"))
                .containsExactly(
                        "2026-11-02T08:00:00Z a",
                        "2026-11-02T09:00:00Z x",
                        "2026-11-02T17:00:00Z a");
    }

    @Test
    void rolesStandBesideEachOther() {
        OnCall roles =
                onCall(
                        layer(
                                "one",
                                Layer.PRIMARY,
                                0,
                                ZoneOffset.UTC,
                                rotation(Unit.WEEKS, 1, "2026-11-02T00:00", "a", "b")),
                        layer(
                                "two",
                                "secondary",
                                9,
                                ZoneOffset.UTC,
                                rotation(Unit.WEEKS, 1, "2026-11-02T00:00", "b", "a")));
        Instant then = Instant.parse("2026-11-03T00:00:00Z");
        assertThat(roles.at(then, Layer.PRIMARY))
                .extracting(Duty.Person::name)
                .containsExactly("a");
        assertThat(roles.at(then, "secondary")).extracting(Duty.Person::name).containsExactly("b");
        assertThat(roles.nextHandoff(then, "secondary"))
                .isEqualTo(Instant.parse("2026-11-09T00:00:00Z"));
    }

    @Test
    void whoIsNotThereYetLeavesTheirTurnEmptyAndMovesNobody() {
        Turn newcomer =
                new Turn(List.of(new Turn.Member("new", LocalDate.parse("2026-11-18"), null)));
        Rotation rotation =
                new Rotation(
                        List.of(Turn.of("a"), newcomer),
                        Unit.WEEKS,
                        1,
                        LocalDateTime.parse("2026-11-02T00:00"),
                        List.of(),
                        Count.ACTIVE);
        assertThat(
                        between(
                                onCall(layer(ZoneOffset.UTC, rotation)),
                                "2026-11-02T00:00:00Z",
                                "2026-11-30T00:00:00Z"))
                .containsExactly(
                        "2026-11-02T00:00:00Z a",
                        "2026-11-09T00:00:00Z ",
                        "2026-11-16T00:00:00Z a",
                        "2026-11-23T00:00:00Z new");
    }

    @Test
    void changesApplyInTheirOrder() {
        Layer weekly = layer(ZoneOffset.UTC, rotation(Unit.WEEKS, 1, "2026-11-02T00:00", "a", "b"));
        Instant from = Instant.parse("2026-11-03T00:00:00Z");
        Instant to = Instant.parse("2026-11-05T00:00:00Z");
        Change.Absence sick = new Change.Absence(from, to, "a");
        assertThat(between(changed(weekly, sick), "2026-11-02T00:00:00Z", "2026-11-06T00:00:00Z"))
                .containsExactly(
                        "2026-11-02T00:00:00Z a",
                        "2026-11-03T00:00:00Z ",
                        "2026-11-05T00:00:00Z a");
        Change.Replace cover =
                new Change.Replace(from.plusSeconds(3600), to, "a", "c", Origin.COVER);
        OnCall covered = changed(weekly, sick, cover);
        assertThat(between(covered, "2026-11-02T00:00:00Z", "2026-11-06T00:00:00Z"))
                .containsExactly(
                        "2026-11-02T00:00:00Z a",
                        "2026-11-03T00:00:00Z ",
                        "2026-11-03T01:00:00Z c",
                        "2026-11-05T00:00:00Z a");
        Duty.Person person = covered.at(from.plusSeconds(7200), Layer.PRIMARY).getFirst();
        assertThat(person).isEqualTo(new Duty.Person("c", "l", Origin.COVER, "a"));
        Change.Add alsoMe = new Change.Add(from, to, "a", null);
        assertThat(
                        between(
                                changed(weekly, sick, alsoMe),
                                "2026-11-03T00:00:00Z",
                                "2026-11-04T00:00:00Z"))
                .as("put on duty by hand although away")
                .containsExactly("2026-11-03T00:00:00Z a");
        Change.Remove remove = new Change.Remove(from, to, "a");
        assertThat(between(changed(weekly, remove), "2026-11-03T00:00:00Z", "2026-11-04T00:00:00Z"))
                .containsExactly("2026-11-03T00:00:00Z ");
        Change.Replace nobodyOfThatName = new Change.Replace(from, to, "b", "z", Origin.OVERRIDE);
        assertThat(
                        between(
                                changed(weekly, nobodyOfThatName),
                                "2026-11-03T00:00:00Z",
                                "2026-11-04T00:00:00Z"))
                .containsExactly("2026-11-03T00:00:00Z a");
    }

    @Test
    void aTemporaryScheduleTakesThePlaceOfEverything() {
        Layer weekly = layer(ZoneOffset.UTC, rotation(Unit.WEEKS, 1, "2026-11-02T00:00", "a", "b"));
        Instant from = Instant.parse("2026-11-03T00:00:00Z");
        Change.Temporary holiday =
                new Change.Temporary(
                        from,
                        from.plus(Duration.ofDays(2)),
                        List.of(
                                new Change.Fixed(
                                        from, from.plus(Duration.ofDays(1)), "volunteer", null)));
        assertThat(
                        between(
                                changed(weekly, holiday),
                                "2026-11-02T00:00:00Z",
                                "2026-11-06T00:00:00Z"))
                .containsExactly(
                        "2026-11-02T00:00:00Z a",
                        "2026-11-03T00:00:00Z volunteer",
                        "2026-11-04T00:00:00Z ",
                        "2026-11-05T00:00:00Z a");
    }

    @Test
    void aLayerThatEndsHasNobodyAfterwards() {
        Layer ending =
                new Layer(
                        "l",
                        Layer.PRIMARY,
                        0,
                        ZoneOffset.UTC,
                        rotation(Unit.DAYS, 1, "2026-11-02T00:00", "a", "b"),
                        List.of(),
                        LocalDateTime.parse("2026-11-03T12:00"));
        assertThat(between(onCall(ending), "2026-11-02T00:00:00Z", "2026-11-06T00:00:00Z"))
                .containsExactly(
                        "2026-11-02T00:00:00Z a",
                        "2026-11-03T00:00:00Z b",
                        "2026-11-03T12:00:00Z ");
    }

    /// Without restrictions somebody has duty at every instant, and one turn's people at a time.
    @Test
    void noZoneMakesAHoleOrAnOverlap() {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        Instant to = Instant.parse("2027-01-01T00:00:00Z");
        int zones = 0;
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneRules rules = ZoneId.of(id).getRules();
            ZoneOffsetTransition next = rules.nextTransition(from);
            if (next == null || next.getInstant().isAfter(to)) {
                continue;
            }
            zones++;
            // Handoffs in the middle of what the transition leaves out or repeats.
            LocalTime awkward = next.getDateTimeBefore().toLocalTime().plusMinutes(30);
            for (Unit unit : new Unit[] {Unit.DAYS, Unit.HOURS}) {
                String start = "2025-12-01T" + awkward.withSecond(0).withNano(0);
                OnCall onCall =
                        onCall(layer(ZoneId.of(id), rotation(unit, 5, start, "a", "b", "c")));
                List<Duty> duties = onCall.between(from, to, Layer.PRIMARY);
                assertThat(duties).as(id).allMatch(d -> d.people().size() == 1);
                assertThat(duties.getFirst().start()).isEqualTo(from);
                assertThat(duties.getLast().end()).isEqualTo(to);
                for (int i = 1; i < duties.size(); i++) {
                    assertThat(duties.get(i).start()).isEqualTo(duties.get(i - 1).end());
                }
            }
        }
        assertThat(zones).isGreaterThan(100);
    }

    @Test
    void overWholeCyclesTurnsDifferByAtMostOne() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 100; i++) {
            int people = 1 + random.nextInt(7);
            String[] names = new String[people];
            for (int n = 0; n < people; n++) {
                names[n] = "p" + n;
            }
            Rotation rotation = rotation(Unit.DAYS, 1, "2026-01-05T00:00", names);
            OnCall office = onCall(layer(BERLIN, rotation, OFFICE));
            Instant from = Instant.parse("2026-01-04T23:00:00Z");
            Map<String, Integer> turns = new HashMap<>();
            int weeks = 1 + random.nextInt(60);
            for (Duty duty :
                    office.between(from, from.plus(Duration.ofDays(7L * weeks)), Layer.PRIMARY)) {
                duty.people().forEach(p -> turns.merge(p.name(), 1, Integer::sum));
            }
            assertThat(
                            turns.values().stream().mapToInt(n -> n).max().orElse(0)
                                    - (turns.size() < people
                                            ? 0
                                            : turns.values().stream()
                                                    .mapToInt(n -> n)
                                                    .min()
                                                    .orElse(0)))
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void theCalculatorAgreesWithTheRulesWrittenPlainly() {
        int schedules = Integer.getInteger("watchfire.schedules", 60);
        for (int seed = 0; seed < schedules; seed++) {
            compare(seed);
        }
    }

    /// Minute by minute: over a change of the clocks forwards, over one backwards, and over some
    /// other time, up to three years ahead.
    static void compare(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Schedule schedule = RandomSchedules.next(random);
        ZoneId zone = schedule.layers().getFirst().zone();
        Instant any =
                Instant.parse("2026-03-01T00:00:00Z")
                        .plus(Duration.ofHours(random.nextInt(24 * 1000)));
        List<Instant> from = new ArrayList<>(List.of(any));
        ZoneOffsetTransition next = zone.getRules().nextTransition(any);
        for (int i = 0; i < 2 && next != null; i++) {
            from.add(next.getInstant().minus(Duration.ofHours(2)));
            next = zone.getRules().nextTransition(next.getInstant());
        }
        Instant last = from.stream().max(Instant::compareTo).orElseThrow();
        NaiveOnCall naive = new NaiveOnCall(schedule, last.plus(WINDOW));
        for (Instant begin : from) {
            compare(schedule, naive, begin, seed);
        }
    }

    private static void compare(Schedule schedule, NaiveOnCall naive, Instant begin, int seed) {
        OnCall onCall = new OnCall(schedule, List.of());
        for (Duty duty : onCall.between(begin, begin.plus(WINDOW), Layer.PRIMARY)) {
            Set<String> people = new LinkedHashSet<>();
            duty.people().forEach(p -> people.add(p.name()));
            for (Instant at = duty.start();
                    at.isBefore(duty.end());
                    at = at.plus(Duration.ofMinutes(1))) {
                assertThat(people)
                        .as("seed %d at %s: %s", seed, at, schedule)
                        .isEqualTo(naive.at(Layer.PRIMARY, at));
            }
        }
    }
}
