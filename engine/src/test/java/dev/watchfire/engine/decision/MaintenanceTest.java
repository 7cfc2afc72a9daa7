// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.silence.Maintenance;
import dev.watchfire.engine.silence.MaintenanceDraft;
import dev.watchfire.engine.silence.Recurrence;
import dev.watchfire.engine.silence.Recurrence.Repeat;
import dev.watchfire.engine.silence.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MaintenanceTest {
    private final Scenario s = new Scenario(Scenario.simple());

    private MaintenanceDraft hourlyOfEachDay(@Nullable UUID replaces, long revision) {
        LocalDateTime inAnHour =
                LocalDateTime.ofInstant(s.now().plus(Duration.ofHours(1)), ZoneOffset.UTC);
        return new MaintenanceDraft(
                replaces,
                revision,
                "Backups",
                List.of(Scenario.eq("a", "x")),
                new Recurrence(
                        ZoneOffset.UTC,
                        inAnHour,
                        Duration.ofHours(1),
                        Repeat.DAILY,
                        1,
                        Set.of(),
                        null),
                "ada",
                "nightly");
    }

    private UUID save() {
        Reply reply = s.send(new Command.SaveMaintenance(hourlyOfEachDay(null, 0)));
        return ((Reply.MaintenanceSaved) reply).maintenance();
    }

    private List<Silence> silences(Silence.State state) {
        List<Silence> found = new ArrayList<>();
        s.image()
                .silences()
                .forEach(
                        silence -> {
                            if (silence.phase() == state) {
                                found.add(silence);
                            }
                        });
        return found;
    }

    private Maintenance only() {
        List<Maintenance> all = new ArrayList<>();
        s.image().maintenance().forEach(all::add);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void eachWindowMutesAndTheNextOneIsReadyWhenItEnds() {
        save();
        assertThat(silences(Silence.State.PENDING)).hasSize(1);
        for (int day = 0; day < 3; day++) {
            s.pass(Duration.ofMinutes(61));
            s.fire("a", "x", "i", "1");
            s.pass(Duration.ofMinutes(2));
            assertThat(s.told).isEmpty();
            assertThat(silences(Silence.State.ACTIVE)).hasSize(1);
            s.resolve("a", "x", "i", "1");
            s.pass(Duration.ofMinutes(60));
            assertThat(silences(Silence.State.ACTIVE)).isEmpty();
            assertThat(silences(Silence.State.PENDING)).hasSize(1);
            s.pass(Duration.ofHours(24).minusMinutes(123));
        }
        assertThat(s.told).isEmpty();
    }

    @Test
    void aWindowThatIsEndedByHandStaysEndedAndTheNextOneComes() {
        save();
        s.pass(Duration.ofMinutes(70));
        s.send(new Command.ExpireSilence(only().silence()));
        assertThat(silences(Silence.State.ACTIVE)).isEmpty();
        s.pass(Duration.ofHours(24));
        assertThat(silences(Silence.State.ACTIVE)).hasSize(1);
    }

    @Test
    void aWindowThatBeganDuringADowntimeMutesAtOnce() {
        save();
        s.restart(Duration.ofHours(25).plusMinutes(10));
        assertThat(silences(Silence.State.ACTIVE)).hasSize(1);
        s.fire("a", "x", "i", "1");
        s.pass(Duration.ofMinutes(5));
        assertThat(s.told).isEmpty();
    }

    @Test
    void whatIsChangedReplacesTheWindowThatIsOpen() {
        UUID uuid = save();
        s.pass(Duration.ofMinutes(70));
        assertThat(silences(Silence.State.ACTIVE)).hasSize(1);
        Reply stale = s.send(new Command.SaveMaintenance(hourlyOfEachDay(uuid, 7)));
        assertThat(((Reply.Refused) stale).code()).isEqualTo(Reply.Refused.Code.CONFLICT);
        s.send(new Command.SaveMaintenance(hourlyOfEachDay(uuid, only().revision())));
        assertThat(silences(Silence.State.ACTIVE)).isEmpty();
        assertThat(silences(Silence.State.PENDING)).hasSize(1);
        assertThat(only().uuid()).isEqualTo(uuid);
    }

    @Test
    void whatIsRemovedMutesNoMore() {
        UUID uuid = save();
        s.pass(Duration.ofMinutes(70));
        s.send(new Command.RemoveMaintenance(uuid));
        assertThat(silences(Silence.State.ACTIVE)).isEmpty();
        s.pass(Duration.ofHours(30));
        assertThat(silences(Silence.State.PENDING)).isEmpty();
        assertThat(s.send(new Command.RemoveMaintenance(uuid))).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void windowsKeepTheWallClockOverChangesOfTheClocks() {
        Recurrence nightly =
                new Recurrence(
                        ZoneId.of("Europe/Berlin"),
                        LocalDateTime.of(2026, 3, 28, 2, 30),
                        Duration.ofHours(1),
                        Repeat.DAILY,
                        1,
                        Set.of(),
                        null);
        assertThat(starts(nightly, Instant.parse("2026-03-28T00:00:00Z"), 3))
                .containsExactly(
                        "2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
        assertThat(starts(nightly, Instant.parse("2026-10-24T12:00:00Z"), 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void monthlyWindowsFallOnTheLastDayOfShorterMonths() {
        Recurrence monthly =
                new Recurrence(
                        ZoneOffset.UTC,
                        LocalDateTime.of(2027, 1, 31, 0, 0),
                        Duration.ofHours(4),
                        Repeat.MONTHLY,
                        1,
                        Set.of(),
                        null);
        assertThat(starts(monthly, Instant.parse("2027-01-01T00:00:00Z"), 4))
                .containsExactly(
                        "2027-01-31T00:00:00Z",
                        "2027-02-28T00:00:00Z",
                        "2027-03-31T00:00:00Z",
                        "2027-04-30T00:00:00Z");
    }

    @Test
    void everyOtherWeekOnSeveralDays() {
        Recurrence weekly =
                new Recurrence(
                        ZoneOffset.UTC,
                        LocalDateTime.of(2026, 11, 4, 22, 0),
                        Duration.ofHours(8),
                        Repeat.WEEKLY,
                        2,
                        Set.of(java.time.DayOfWeek.MONDAY, java.time.DayOfWeek.WEDNESDAY),
                        java.time.LocalDate.of(2026, 11, 18));
        assertThat(starts(weekly, Instant.parse("2026-11-01T00:00:00Z"), 9))
                .containsExactly(
                        "2026-11-04T22:00:00Z", "2026-11-16T22:00:00Z", "2026-11-18T22:00:00Z");
    }

    @Test
    void mistakesAreNamed() {
        MaintenanceDraft draft = hourlyOfEachDay(null, 0);
        Recurrence right = draft.recurrence();
        Recurrence tooLong =
                new Recurrence(
                        right.zone(),
                        right.first(),
                        Duration.ofDays(40),
                        Repeat.DAILY,
                        1,
                        Set.of(),
                        null);
        Reply reply =
                s.send(
                        new Command.SaveMaintenance(
                                new MaintenanceDraft(
                                        null, 0, "x", draft.matchers(), tooLong, "ada", "")));
        assertThat(((Reply.Refused) reply).message())
                .isEqualTo("a window must last from 1 second to 31 days, got PT960H");
    }

    private static List<String> starts(Recurrence recurrence, Instant from, int most) {
        List<String> starts = new ArrayList<>();
        Recurrence.Window window = recurrence.next(from);
        while (window != null && starts.size() < most) {
            starts.add(window.start().toString());
            window = recurrence.next(window.end());
        }
        return starts;
    }
}
