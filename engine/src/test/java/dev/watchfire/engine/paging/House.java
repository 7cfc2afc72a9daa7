// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import dev.watchfire.engine.calendar.BusinessHours;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.IntegrationSettings;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.oncall.Calendars;
import dev.watchfire.engine.oncall.Layer;
import dev.watchfire.engine.oncall.Reminders;
import dev.watchfire.engine.oncall.Rotation;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.oncall.Turn;
import dev.watchfire.engine.rota.Rota;
import dev.watchfire.engine.rota.ShiftOverride;
import dev.watchfire.engine.service.Organization;
import dev.watchfire.engine.service.Services;
import dev.watchfire.engine.service.Team;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/// A small organization: Ada, Ben and Cleo take turns by the week, Lea leads.
final class House {
    static final BusinessHours OFFICE =
            new BusinessHours(
                    "office",
                    ZoneId.of("UTC"),
                    List.of(
                            new BusinessHours.Window(
                                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                                    LocalTime.of(9, 0),
                                    LocalTime.of(17, 0))),
                    List.of());

    final List<EscalationPolicy> policies = new ArrayList<>();

    Configuration configuration() {
        ZoneId utc = ZoneId.of("UTC");
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Route root =
                new Route(
                        "root",
                        "{}",
                        "room",
                        List.of(),
                        false,
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5),
                        Duration.ofHours(4),
                        List.of(),
                        false,
                        List.of(),
                        List.of(),
                        LabelSet.EMPTY,
                        List.of());
        Organization organization =
                new Organization(
                        List.of(new Team("payments", null, null, "office", "")),
                        Services.NONE,
                        List.of(OFFICE),
                        List.of());
        Vendor acme = new Vendor("acme", "", "", "", "", "", "", "acme-mail");
        Integration webhook =
                new Integration("webhook", 0, true, new IntegrationSettings.NotDelivered("test"));
        PagingSettings paging =
                new PagingSettings(
                        SeverityPolicy.DEFAULT,
                        policies,
                        List.of(acme),
                        Map.of("sms", webhook, "voice", webhook),
                        PagingSettings.DEFAULT_LIMITS,
                        null);
        return new Configuration(
                root,
                List.of(
                        new Receiver("room", LabelSet.EMPTY, List.of(webhook)),
                        new Receiver("acme-mail", LabelSet.EMPTY, List.of(webhook))),
                List.of(),
                Map.of(),
                Duration.ofMinutes(5),
                1,
                "",
                List.of(),
                List.of(
                        new Schedule(
                                "platform",
                                berlin,
                                List.of(
                                        weekly("turns", Layer.PRIMARY, utc, "ada", "ben", "cleo"),
                                        weekly("leads", "lead", utc, "lea"))),
                        new Schedule(
                                "payroll",
                                utc,
                                List.of(weekly("turns", Layer.PRIMARY, utc, "ben")),
                                "payments",
                                List.of(),
                                Reminders.USUAL)),
                organization,
                null,
                paging);
    }

    private static Layer weekly(String name, String role, ZoneId zone, String... people) {
        List<Turn> turns = new ArrayList<>();
        for (String person : people) {
            turns.add(Turn.of(person));
        }
        Rotation rotation =
                new Rotation(
                        turns,
                        Rotation.Unit.WEEKS,
                        1,
                        LocalDateTime.parse("2026-11-23T09:00"),
                        List.of(),
                        Rotation.Count.ACTIVE);
        return new Layer(name, role, 0, zone, rotation, List.of(), null);
    }

    Rota rota() {
        return new Rota(List.of(), List.of(), List.of(), Calendars.NONE);
    }

    /// Somebody has everybody's duty for the week of the 23rd of November.
    ShiftOverride override(String schedule, String by) {
        return new ShiftOverride(
                1,
                1,
                new java.util.UUID(0, 1),
                schedule,
                ShiftOverride.Type.REPLACE,
                null,
                Instant.parse("2026-11-23T00:00:00Z"),
                Instant.parse("2026-11-30T00:00:00Z"),
                null,
                by,
                List.of(),
                "",
                false,
                by,
                Instant.parse("2026-11-23T00:00:00Z"));
    }

    List<Person> people() {
        return List.of(
                person("ada", true, "payments"),
                person("ben", true, "payments"),
                person("cleo", false, "payments"),
                person("lea", true));
    }

    /// With a number that rings after three minutes and gets text at once.
    static Person person(String name, boolean active, String... teams) {
        Instant then = Instant.EPOCH;
        return new Person(
                name.hashCode(),
                1,
                name,
                active,
                false,
                List.of(teams),
                "",
                Wish.ofAccount("", ""),
                List.of(
                        new ContactMethod(name + "-sms", "sms", "+4930123", "", then, then, ""),
                        new ContactMethod(name + "-call", "voice", "+4930123", "", then, then, "")),
                List.of());
    }
}
