// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.PagingSettings;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.SeverityPolicy;
import dev.watchfire.engine.paging.Wish;
import dev.watchfire.engine.rota.RotaFact;
import dev.watchfire.engine.rota.ShiftRequest;
import dev.watchfire.engine.rota.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// By what people hear of their shifts.
class ReminderMeansTest {
    private static final Duration DAY = Duration.ofDays(1);

    /// @param types that the server is set up for, mail apart
    private static Scenario scenario(boolean mail, String... types) {
        Configuration base = RotaTest.configuration("ada", "grace", "lin");
        Integration any = base.personalMail();
        assertThat(any).isNotNull();
        Map<String, Integration> means = new HashMap<>();
        for (String type : types) {
            means.put(type, new Integration(type, 0, true, any.settings()));
        }
        return new Scenario(
                new Configuration(
                        base.route(),
                        base.receivers(),
                        base.inhibitRules(),
                        base.timeIntervals(),
                        base.resolveTimeout(),
                        1,
                        "",
                        List.of(),
                        base.schedules(),
                        base.organization(),
                        mail ? any : null,
                        new PagingSettings(
                                SeverityPolicy.DEFAULT,
                                List.of(),
                                List.of(),
                                means,
                                PagingSettings.DEFAULT_LIMITS,
                                null)));
    }

    private static void know(Scenario s, String mail, String... types) {
        s.send(
                new PagingCommand.KnowPeople(
                        List.of(
                                new PagingCommand.KnowPeople.Known(
                                        "grace", true, false, List.of(), mail, "", ""))));
        for (String type : types) {
            s.send(
                    new PagingCommand.AddMethod(
                            "grace", "of-" + type, type, "address", "", true, "grace"));
        }
    }

    /// The contact method by which grace hears that her shift starts.
    private static List<String> told(Scenario s) {
        s.facts.clear();
        s.pass(Duration.ofHours(13));
        List<String> told = new ArrayList<>();
        for (Fact fact : s.facts) {
            if (fact instanceof RotaFact.NoticeGiven(Notice notice, var deliveries)
                    && notice.kind() == Notice.Kind.SHIFT_STARTS) {
                assertThat(notice.person()).isEqualTo("grace");
                told.add(deliveries.isEmpty() ? "in vain" : notice.method());
            }
        }
        return told;
    }

    @ParameterizedTest
    @CsvSource({
        "ntfy, of-ntfy",
        "push ntfy sms voice, of-ntfy",
        "slack ntfy, of-slack",
        "sms voice, of-sms",
    })
    void withoutMailTheQuietestOfTheirMeansTellsThem(String types, String method) {
        String[] all = types.split(" ", -1);
        Scenario s = scenario(false, all);
        know(s, "", all);
        assertThat(told(s)).containsExactly(method);
    }

    /// What of deliveries to grace is under way or waits, and for when.
    private static List<String> open(Scenario s) {
        List<String> open = new ArrayList<>();
        s.image()
                .deliveries()
                .forEach(
                        delivery -> {
                            Notice notice = delivery.notice();
                            if (notice != null && notice.person().equals("grace")) {
                                open.add(
                                        "%s %s %s"
                                                .formatted(
                                                        notice.kind().word(),
                                                        delivery.state(),
                                                        delivery.createdAt()));
                            }
                        });
        return open;
    }

    /// The scenario begins at 10:00 in UTC, which is 19:00 in Seoul.
    @Test
    void whatCanWaitWaitsForTheEndOfQuietHoursAndIsNewsThen() {
        Scenario s = scenario(false, "ntfy");
        know(s, "", "ntfy");
        s.send(
                new PagingCommand.SaveRules(
                        "grace",
                        new Wish(
                                true,
                                "en",
                                ZoneId.of("Asia/Seoul"),
                                List.of(
                                        new Person.Window(
                                                Set.of(),
                                                LocalTime.of(18, 0),
                                                LocalTime.of(23, 30))),
                                List.of(),
                                ""),
                        "grace"));
        Instant adas = Instant.parse("2026-11-25T00:00:00Z");
        s.send(
                new Command.AskForShift(
                        ShiftRequest.Type.COVER,
                        "db",
                        null,
                        new Stretch(adas, adas.plus(DAY)),
                        List.of("grace"),
                        null,
                        "",
                        "ada"));
        String end = "2026-11-22T14:30:00Z";
        assertThat(open(s)).containsExactly("cover-wanted PENDING " + end);
        s.pass(Duration.between(s.now(), Instant.parse(end)).minusSeconds(1));
        s.facts.clear();
        assertThat(open(s)).containsExactly("cover-wanted PENDING " + end);
        s.pass(Duration.ofSeconds(1));
        assertThat(s.facts)
                .filteredOn(fact -> fact instanceof Fact.DeliveryFinished)
                .extracting(fact -> ((Fact.DeliveryFinished) fact).state())
                .containsExactly(Delivery.State.SENT);
    }

    @Test
    void theMailOfTheAccountComesFirst() {
        Scenario s = scenario(true, "ntfy");
        know(s, "grace@example.org", "ntfy");
        assertThat(told(s)).containsExactly("");
    }

    /// Of grace, who has mail and chose text messages all the same.
    private static Scenario remindedByText() {
        Scenario s = scenario(true, "ntfy", "sms");
        know(s, "grace@example.org", "ntfy", "sms");
        s.send(
                new PagingCommand.SaveRules(
                        "grace",
                        new Wish(true, "en", ZoneId.of("UTC"), List.of(), List.of(), "of-sms"),
                        "grace"));
        return s;
    }

    @Test
    void whatSomebodyChoseTellsThem() {
        Scenario s = remindedByText();
        assertThat(told(s)).containsExactly("of-sms");
    }

    @Test
    void whereWhatSomebodyChoseIsBrokenAnotherMeansTellsThem() {
        Scenario s = remindedByText();
        s.send(new PagingCommand.BreakMethod("grace", "of-sms", "there is no such number"));
        assertThat(told(s)).containsExactly("");
    }

    @Test
    void aCallTellsNobodyOfAShift() {
        Scenario s = scenario(false, "voice");
        know(s, "", "voice");
        assertThat(told(s)).containsExactly("in vain");
    }

    @Test
    void whatTheServerCannotSendIsNoMeans() {
        Scenario s = scenario(false, "sms");
        know(s, "", "ntfy", "sms");
        assertThat(told(s)).containsExactly("of-sms");
    }
}
