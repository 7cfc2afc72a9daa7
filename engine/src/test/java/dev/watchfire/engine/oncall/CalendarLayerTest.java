// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Secret;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Layers that a calendar elsewhere plans.
class CalendarLayerTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Instant FROM = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-26T00:00:00Z");

    private static CalendarEvent event(
            String start, String end, boolean floating, String... people) {
        return new CalendarEvent(
                LocalDateTime.parse(start), LocalDateTime.parse(end), floating, List.of(people));
    }

    /// Grace is always there; the calendar comes over her.
    private static List<String> duties(CalendarEvent... events) {
        Layer always =
                new Layer(
                        "always",
                        Layer.PRIMARY,
                        0,
                        SEOUL,
                        new Rotation(
                                List.of(Turn.of("grace")),
                                Rotation.Unit.WEEKS,
                                1,
                                LocalDateTime.parse("2026-01-01T00:00"),
                                List.of(),
                                Rotation.Count.ACTIVE),
                        List.of(),
                        null);
        Layer cover =
                Layer.ofCalendar(
                        "cover",
                        Layer.PRIMARY,
                        10,
                        SEOUL,
                        new Subscription("layer:1", new Secret("https://c.example/x.ics")));
        Schedule schedule = new Schedule("s", SEOUL, List.of(always, cover));
        Calendars calendars = source -> source.equals("layer:1") ? List.of(events) : List.of();
        return new OnCall(schedule, List.of(), calendars)
                .between(FROM, TO).stream()
                        .map(
                                duty ->
                                        duty.start()
                                                + " "
                                                + duty.people().stream()
                                                        .map(Duty.Person::name)
                                                        .toList())
                        .toList();
    }

    @Test
    void anEventComesOverLowerLayersForItsTime() {
        assertThat(duties(event("2026-11-24T01:00", "2026-11-24T09:00", false, "ada")))
                .containsExactly(
                        "2026-11-23T00:00:00Z [grace]",
                        "2026-11-24T01:00:00Z [ada]",
                        "2026-11-24T09:00:00Z [grace]");
    }

    @Test
    void wholeDaysAreDaysOfTheLayersZone() {
        assertThat(duties(event("2026-11-24T00:00", "2026-11-25T00:00", true, "ada")))
                .containsExactly(
                        "2026-11-23T00:00:00Z [grace]",
                        "2026-11-23T15:00:00Z [ada]",
                        "2026-11-24T15:00:00Z [grace]");
    }

    @Test
    void eventsBesideEachOtherHaveDutyTogether() {
        assertThat(
                        duties(
                                event("2026-11-24T01:00", "2026-11-24T09:00", false, "ada"),
                                event(
                                        "2026-11-24T05:00",
                                        "2026-11-24T09:00",
                                        false,
                                        "linus",
                                        "ada")))
                .containsExactly(
                        "2026-11-23T00:00:00Z [grace]",
                        "2026-11-24T01:00:00Z [ada]",
                        "2026-11-24T05:00:00Z [ada, linus]",
                        "2026-11-24T09:00:00Z [grace]");
    }

    @Test
    void anEventThatNamesNobodyTakesNoDutyAway() {
        assertThat(duties(event("2026-11-24T01:00", "2026-11-24T09:00", false)))
                .containsExactly("2026-11-23T00:00:00Z [grace]");
        assertThat(duties()).containsExactly("2026-11-23T00:00:00Z [grace]");
    }
}
