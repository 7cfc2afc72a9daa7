// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.config.ReadResult;
import dev.watchfire.engine.oncall.Duty;
import dev.watchfire.engine.oncall.OnCall;
import dev.watchfire.engine.oncall.Schedule;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScheduleReaderTest {
    private static ReadResult read(String schedules) {
        return new ConfigurationReader(ReadOptions.DEFAULT.from("f", null))
                .read("route: {receiver: a}\nreceivers: [{name: a}]\n" + schedules);
    }

    private static Schedule only(String schedules) {
        ReadResult result = read(schedules);
        assertThat(result)
                .as(result instanceof ReadResult.Refused refused ? refused.report() : "")
                .isInstanceOf(ReadResult.Accepted.class);
        return ((ReadResult.Accepted) result).configuration().schedules().getFirst();
    }

    private static List<String> onCall(Schedule schedule, String role, String at) {
        return new OnCall(schedule, List.of())
                .at(Instant.parse(at), role).stream().map(Duty.Person::name).toList();
    }

    @Test
    void aScheduleByWhichNobodyIsEverOnCallIsRefused() {
        String layer =
                "schedules: [{name: x, zone: UTC, layers: [{name: l, start: 2026-11-02, %s}]}]";
        assertThat(read(layer.formatted("until: 2026-11-01T09:00, turns: [ada]")))
                .isInstanceOfSatisfying(
                        ReadResult.Refused.class,
                        refused ->
                                assertThat(refused.report()).contains("nobody would be on call"));
        assertThat(read(layer.formatted("turns: [{person: ada, until: 2025-01-01}]")))
                .isInstanceOfSatisfying(
                        ReadResult.Refused.class,
                        refused ->
                                assertThat(refused.report()).contains("the dates of its people"));
    }

    @Test
    void aScheduleIsReadWithEverythingThatItCanSay() {
        Schedule schedule =
                only(
                        """
                        schedules:
                        - name: payments
                          zone: Asia/Seoul
                          layers:
                          - name: nights
                            start: 2026-11-02T09:00
                            every: 2 weeks
                            turns: [ada, [grace, linus], {person: new, from: 2027-01-01}, []]
                          - name: office
                            priority: 5
                            zone: Europe/Berlin
                            start: 2026-11-02
                            every: 1 day
                            turns: [kim, lee]
                            restrictions:
                            - {days: ['mon:fri'], from: "09:00", to: "18:00"}
                          - name: backup
                            role: secondary
                            start: 2026-11-02T00:00
                            handoffs: ["08:00", "20:00"]
                            turns: [day, night]
                            count: calendar
                        """);
        assertThat(schedule.roles()).containsExactly("primary", "secondary");
        assertThat(onCall(schedule, "primary", "2026-11-03T09:00:00Z")).containsExactly("lee");
        assertThat(onCall(schedule, "primary", "2026-11-03T20:00:00Z")).containsExactly("ada");
        assertThat(onCall(schedule, "primary", "2026-11-21T20:00:00Z"))
                .containsExactly("grace", "linus");
        assertThat(onCall(schedule, "secondary", "2026-11-03T00:00:00Z")).containsExactly("day");
    }

    @Test
    void theConfigurationThatAlertmanagerReadsDoesNotShowThem() {
        ReadResult result =
                read(
                        """
                        schedules:
                        - {name: s, zone: UTC, layers: [{name: l, start: 2026-01-01, turns: [a]}]}
                        """);
        assertThat(((ReadResult.Accepted) result).configuration().original())
                .doesNotContain("schedules");
    }

    @Test
    void everyMistakeIsNamedWithItsPlace() {
        ReadResult result =
                read(
                        """
                        schedules:
                        - name: s
                          zone: Asia/Soul
                          layers:
                          - name: l
                            start: tomorrow
                            every: 3 fortnights
                            turns: []
                          - name: l
                            start: 2026-11-02
                            turns: [{person: a, form: 2026-01-01}]
                            restrictions: [{days: [someday], from: "9", to: "18:00"}]
                          - {name: m, start: 2026-11-02, turns: [[], []]}
                        """);
        assertThat(((ReadResult.Refused) result).report().lines())
                .anyMatch(
                        l ->
                                l.startsWith(
                                        "f:5:9: schedules[0].zone: unknown zone \"Asia/Soul\"; did"
                                                + " you mean \"Asia/Seoul\""))
                .anyMatch(l -> l.contains("layers[0].start: expected a day and a time"))
                .anyMatch(l -> l.contains("got \"3 fortnights\""))
                .anyMatch(l -> l.contains("a rotation needs at least one turn"))
                .anyMatch(
                        l -> l.contains("unknown key \"form\" in a person; did you mean \"from\"?"))
                .anyMatch(l -> l.contains("got \"someday\""))
                .anyMatch(l -> l.contains("expected a time of day such as \"09:00\", got \"9\""))
                .anyMatch(l -> l.contains("nobody would ever be on call"));
    }

    @Test
    void aNameComesOnce() {
        String one = "- {name: s, zone: UTC, layers: [{name: l, start: 2026-01-01, turns: [a]}]}\n";
        assertThat(((ReadResult.Refused) read("schedules:\n" + one + one)).report())
                .contains("schedule \"s\" is not unique");
    }
}
