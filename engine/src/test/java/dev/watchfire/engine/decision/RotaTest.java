// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.oncall.Duty;
import dev.watchfire.engine.oncall.Layer;
import dev.watchfire.engine.oncall.Reminders;
import dev.watchfire.engine.oncall.Rotation;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.oncall.Turn;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.Wish;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.Rota;
import dev.watchfire.engine.rota.RotaFact;
import dev.watchfire.engine.rota.ShiftOverride;
import dev.watchfire.engine.rota.ShiftRequest;
import dev.watchfire.engine.rota.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The schedule changes hands at midnight: ada has the 22nd, grace the 23rd, lin the 24th, and so
/// on; now it is the 22nd at 10:00.
final class RotaTest {
    private static final Duration DAY = Duration.ofDays(1);
    private final Scenario s = new Scenario(configuration("ada", "grace", "lin"));

    /// @param turns in their order; "" before them for a schedule without a channel
    static Configuration configuration(String... turns) {
        List<Turn> list = new ArrayList<>();
        for (String person : turns) {
            if (!person.isEmpty()) {
                list.add(Turn.of(person));
            }
        }
        String channel = turns[0].isEmpty() ? null : "r";
        Rotation rotation =
                new Rotation(
                        list,
                        Rotation.Unit.DAYS,
                        1,
                        LocalDateTime.parse("2026-11-22T00:00"),
                        List.of(),
                        Rotation.Count.ACTIVE);
        Layer layer = new Layer("days", "primary", 0, ZoneOffset.UTC, rotation, List.of(), null);
        Reminders reminders =
                new Reminders(channel, List.of(Duration.ofHours(1)), List.of(DAY), false);
        Schedule schedule =
                new Schedule("db", ZoneOffset.UTC, List.of(layer), null, List.of(), reminders);
        Configuration simple = Scenario.simple();
        Integration mail =
                new Integration(
                        "email",
                        0,
                        true,
                        Scenario.receiver("x", true).integrations().getFirst().settings());
        return new Configuration(
                simple.route(),
                simple.receivers(),
                simple.inhibitRules(),
                simple.timeIntervals(),
                simple.resolveTimeout(),
                turns.length,
                simple.original(),
                simple.templates(),
                List.of(schedule),
                simple.organization(),
                mail);
    }

    private Instant at(int day, int hour) {
        return LocalDateTime.of(2026, 11, day, hour, 0).toInstant(ZoneOffset.UTC);
    }

    private List<String> onCall(Instant at) {
        Schedule schedule = s.image().configuration().schedule("db");
        return Rota.of(s.image()).onCall(schedule).at(at, "primary").stream()
                .map(Duty.Person::name)
                .toList();
    }

    /// Who was reminded of what, since the last time this was asked.
    private List<String> notices() {
        List<String> told = new ArrayList<>();
        for (Fact fact : s.facts) {
            if (fact instanceof RotaFact.NoticeGiven(Notice notice, var deliveries)) {
                told.add(
                        notice.kind().word()
                                + " "
                                + (notice.person().isEmpty() ? "channel" : notice.person())
                                + (deliveries.isEmpty() ? " in vain" : ""));
            }
        }
        s.facts.clear();
        return told;
    }

    private Reply away(String person, Instant from, Instant to) {
        return s.send(
                new Command.MakeAbsence(person, from, to, Absence.Reason.SICK, "", "", person));
    }

    private ShiftRequest swap(String who, int day) {
        Reply reply =
                s.send(
                        new Command.AskForShift(
                                ShiftRequest.Type.SWAP,
                                "db",
                                null,
                                new Stretch(at(day, 0), at(day + 1, 0)),
                                List.of(),
                                null,
                                "",
                                who));
        assertThat(reply).isInstanceOf(Reply.ShiftRequestSaved.class);
        return ((Reply.ShiftRequestSaved) reply).request();
    }

    private Reply take(UUID request, String who) {
        return s.send(
                new Command.AnswerShiftRequest(
                        request, Command.AnswerShiftRequest.What.TAKE, null, "", "", who, false));
    }

    private List<ShiftRequest> requests() {
        List<ShiftRequest> requests = new ArrayList<>();
        s.image().shiftRequests().forEach(requests::add);
        return requests;
    }

    @Test
    void whoIsNextIsRemindedAnHourBeforeAndToldAtTheHandoff() {
        notices();
        s.pass(Duration.ofHours(12));
        assertThat(notices()).isEmpty();
        s.pass(Duration.ofHours(1));
        assertThat(notices()).containsExactly("shift-starts grace");
        s.pass(Duration.ofMinutes(59));
        assertThat(notices()).isEmpty();
        s.pass(Duration.ofMinutes(1));
        assertThat(notices()).containsExactly("handoff grace", "handoff channel");
        s.pass(Duration.ofHours(22));
        assertThat(notices()).isEmpty();
    }

    @Test
    void everybodyReadsTheirOwnLanguageAndChannelsEnglish() {
        s.send(
                new PagingCommand.KnowPeople(
                        List.of(
                                new PagingCommand.KnowPeople.Known(
                                        "grace", true, false, List.of(), "", "", ""))));
        s.send(
                new PagingCommand.SaveRules(
                        "grace",
                        new Wish(true, "ko", ZoneOffset.UTC, List.of(), List.of(), ""),
                        "grace"));
        s.facts.clear();
        s.pass(Duration.ofHours(15));

        List<String> told = new ArrayList<>();
        for (Fact fact : s.facts) {
            if (fact instanceof RotaFact.NoticeGiven(Notice notice, var _)) {
                told.add(notice.title() + " | " + notice.text());
            }
        }
        assertThat(told)
                .containsExactly(
                        "11월 23일 (월) 00:00부터 db 온콜입니다 | 근무: 11월 23일 (월) 00:00부터 11월 24일 (화) 00:00까지"
                                + " (Z).",
                        "지금부터 db 온콜입니다 | 이전 담당자: ada. 11월 24일 (화) 00:00 (Z)까지. 발생 중인 알림이 없습니다.",
                        "grace is on call for db now | ada before. Until Tue 24 Nov 00:00 (Z). No"
                                + " alert fires.");
    }

    @Test
    void aRestartInBetweenRemindsNobodyTwiceAndForgetsNobody() {
        s.pass(Duration.ofHours(13));
        notices();
        s.restart(Duration.ofMinutes(10));
        assertThat(notices()).isEmpty();
        s.restart(Duration.ofHours(3));
        assertThat(notices()).containsExactly("handoff grace", "handoff channel");
        s.restart(Duration.ofMinutes(10));
        assertThat(notices()).isEmpty();
    }

    @Test
    void aLongDowntimeCollapsesToWhatStillMatters() {
        notices();
        s.restart(Duration.ofDays(3).plusHours(5));
        // Three handoffs were missed; who has duty now is told once.
        assertThat(onCall(s.now())).containsExactly("ada");
        assertThat(notices()).isEmpty();
        s.restart(Duration.ofDays(1));
        assertThat(notices()).containsExactly("handoff grace", "handoff channel");
    }

    @Test
    void anAbsenceRaisesCoverAtOnceAndWarnsOfTheGap() {
        notices();
        away("grace", at(23, 0), at(24, 0));
        assertThat(onCall(at(23, 12))).isEmpty();
        assertThat(requests())
                .singleElement()
                .satisfies(
                        request -> {
                            assertThat(request.type()).isEqualTo(ShiftRequest.Type.COVER);
                            assertThat(request.person()).isEqualTo("grace");
                            assertThat(request.shift())
                                    .isEqualTo(new Stretch(at(23, 0), at(24, 0)));
                        });
        assertThat(notices()).containsExactly("cover-wanted channel", "gap-ahead channel");
        s.pass(Duration.ofHours(14));
        assertThat(notices()).contains("uncovered channel").doesNotContain("handoff channel");
        take(requests().getFirst().uuid(), "lin");
        assertThat(onCall(s.now())).containsExactly("lin");
        assertThat(notices()).contains("handoff lin", "handoff channel");
    }

    @Test
    void aGapThatLastsForMonthsIsToldOnceAndOneThatOpensAgainIsToldAgain() {
        Scenario alone = new Scenario(configuration("ada"));
        Command.MakeAbsence absence =
                new Command.MakeAbsence(
                        "ada",
                        at(22, 0),
                        at(22, 0).plus(Duration.ofDays(100)),
                        Absence.Reason.SICK,
                        "",
                        "",
                        "ada");
        Absence made = ((Reply.AbsenceMade) alone.send(absence)).made();
        alone.pass(Duration.ofDays(70));
        assertThat(uncovered(alone)).isEqualTo(1);
        alone.send(new Command.EndAbsence(made.uuid(), "ada"));
        alone.pass(Duration.ofHours(1));
        alone.send(
                new Command.MakeAbsence(
                        "ada",
                        alone.now(),
                        alone.now().plus(Duration.ofDays(2)),
                        Absence.Reason.SICK,
                        "",
                        "",
                        "ada"));
        assertThat(uncovered(alone)).isEqualTo(2);
    }

    private static long uncovered(Scenario scenario) {
        return scenario.facts.stream()
                .filter(
                        fact ->
                                fact instanceof RotaFact.NoticeGiven(Notice notice, var _)
                                        && notice.kind() == Notice.Kind.UNCOVERED)
                .count();
    }

    @Test
    void coverIsAskedForAsTheHorizonReachesAFarAbsence() {
        away("ada", at(22, 0).plus(Duration.ofDays(30)), at(22, 0).plus(Duration.ofDays(31)));
        assertThat(requests()).isEmpty();
        s.pass(Duration.ofDays(15).plusHours(3));
        assertThat(requests())
                .singleElement()
                .satisfies(
                        request ->
                                assertThat(request.shift().end())
                                        .isEqualTo(at(22, 0).plus(Duration.ofDays(31))));
        s.restart(Duration.ofHours(1));
        s.pass(Duration.ofDays(1));
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aSwapMovesTheShiftAndIsFlaggedWhereAnEditMovesItAway() {
        ShiftRequest asked = swap("grace", 23);
        take(asked.uuid(), "lin");
        assertThat(onCall(at(23, 12))).containsExactly("lin");
        notices();
        s.configure(configuration("ada", "lin", "grace"));
        assertThat(requests().getFirst().moved()).isTrue();
        assertThat(notices()).contains("shift-moved grace", "shift-moved lin");
        s.restart(Duration.ofMinutes(1));
        assertThat(requests().getFirst().moved()).isTrue();
        s.configure(configuration("ada", "grace", "lin"));
        assertThat(requests().getFirst().moved()).isFalse();
    }

    @Test
    void anOpenSwapIsChasedAndExpiresWhenItsShiftBegins() {
        swap("lin", 24);
        assertThat(notices()).contains("swap-asked channel");
        s.pass(Duration.ofHours(14));
        assertThat(notices()).contains("swap-asked channel");
        s.pass(Duration.ofHours(12));
        assertThat(notices()).contains("swap-asked channel");
        s.pass(Duration.ofHours(12));
        assertThat(requests().getFirst().state()).isEqualTo(ShiftRequest.State.EXPIRED);
        assertThat(take(requests().getFirst().uuid(), "ada")).isInstanceOf(Reply.Refused.class);
        assertThat(onCall(at(24, 12))).containsExactly("lin");
    }

    @Test
    void whoAsksIsNotAskedThemselvesWhereThereIsNoChannel() {
        Scenario without = new Scenario(configuration("", "ada", "grace", "lin"));
        without.send(
                new Command.AskForShift(
                        ShiftRequest.Type.SWAP,
                        "db",
                        null,
                        new Stretch(at(23, 0), at(24, 0)),
                        List.of(),
                        null,
                        "",
                        "grace"));
        assertThat(
                        without.facts.stream()
                                .filter(f -> f instanceof RotaFact.NoticeGiven)
                                .map(f -> ((RotaFact.NoticeGiven) f).notice().person()))
                .containsExactly("ada", "lin");
    }

    @Test
    void theFirstOfTwoWhoTakeItHasItAlsoAfterARestart() {
        ShiftRequest asked = swap("grace", 23);
        assertThat(take(asked.uuid(), "lin")).isInstanceOf(Reply.ShiftRequestSaved.class);
        assertThat(take(asked.uuid(), "ada")).isInstanceOf(Reply.Refused.class);
        s.restart(Duration.ofMinutes(1));
        assertThat(onCall(at(23, 12))).containsExactly("lin");
    }

    @Test
    void whoTookACoverAndFallsIllIsCoveredAnew() {
        away("grace", at(23, 0), at(24, 0));
        take(requests().getFirst().uuid(), "lin");
        away("lin", at(23, 12), at(24, 0));
        assertThat(onCall(at(23, 13))).isEmpty();
        assertThat(requests()).hasSize(2);
        ShiftRequest second = requests().getLast();
        assertThat(second.person()).isEqualTo("lin");
        take(second.uuid(), "ada");
        assertThat(onCall(at(23, 11))).containsExactly("lin");
        assertThat(onCall(at(23, 13))).containsExactly("ada");
    }

    @Test
    void aCoverThatIsTakenLateCountsFromThenOn() {
        away("grace", at(23, 0), at(24, 0));
        s.pass(Duration.ofHours(20));
        take(requests().getFirst().uuid(), "lin");
        assertThat(onCall(at(23, 5))).isEmpty();
        assertThat(onCall(at(23, 7))).containsExactly("lin");
    }

    @Test
    void whoIsAwayCannotTakeAShift() {
        ShiftRequest asked = swap("grace", 23);
        away("lin", at(23, 6), at(23, 8));
        assertThat(((Reply.Refused) take(asked.uuid(), "lin")).message()).contains("lin is away");
    }

    @Test
    void anOverrideThatBeganEndsNowAndOneThatDidNotLeavesNoTrace() {
        UUID now = override(s.now(), at(22, 20));
        UUID later = override(at(25, 0), at(26, 0));
        s.send(new Command.EndOverride(now, "ada"));
        s.send(new Command.EndOverride(later, "ada"));
        List<ShiftOverride> kept = new ArrayList<>();
        s.image().overrides().forEach(kept::add);
        assertThat(kept)
                .singleElement()
                .satisfies(o -> assertThat(o.end()).isBetween(at(22, 10), s.now()));
        assertThat(onCall(at(25, 12))).containsExactly("ada");
    }

    private UUID override(Instant from, Instant to) {
        Reply reply =
                s.send(
                        new Command.MakeOverride(
                                "db",
                                ShiftOverride.Type.REPLACE,
                                null,
                                from,
                                to,
                                null,
                                "lin",
                                List.of(),
                                "",
                                false,
                                "ada"));
        return ((Reply.OverrideMade) reply).made().uuid();
    }

    @Test
    void whatWasChangedLeavesTheStateAfterMoreThanAYear() {
        override(at(23, 0), at(24, 0));
        away("grace", at(26, 0), at(27, 0));
        s.pass(Duration.ofDays(399));
        assertThat(s.image().overrides().size()).isEqualTo(1);
        s.pass(Duration.ofDays(10));
        assertThat(s.image().overrides().size()).isZero();
        assertThat(s.image().absences().size()).isZero();
    }

    @Test
    void aReminderThatFailsIsTriedAgainAndGivenUpAfterAnHour() {
        s.pass(Duration.ofHours(12));
        s.always.put("email", Delivery.Outcome.RETRYABLE);
        s.pass(Duration.ofHours(1));
        List<Delivery> open = new ArrayList<>();
        s.image().deliveries().forEach(open::add);
        assertThat(open).singleElement().satisfies(d -> assertThat(d.notice()).isNotNull());
        s.pass(Duration.ofHours(2));
        assertThat(s.image().deliveries().size()).isLessThanOrEqualTo(1);
        assertThat(s.archive().values())
                .anySatisfy(
                        e -> {
                            assertThat(e).isInstanceOf(Delivery.class);
                            assertThat(((Delivery) e).state()).isEqualTo(Delivery.State.FAILED);
                        });
    }
}
