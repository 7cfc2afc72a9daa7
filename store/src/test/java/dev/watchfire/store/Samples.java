// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.notification.LogEntry;
import dev.watchfire.engine.oncall.CalendarEvent;
import dev.watchfire.engine.rota.SubscribedCalendar;
import dev.watchfire.engine.silence.Maintenance;
import dev.watchfire.engine.silence.Recurrence;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.engine.silence.SilenceDraft;
import dev.watchfire.engine.silence.SilenceRequest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Records and facts of every kind, with every field filled.
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-22T13:45:00.123456789Z");

    private static final LabelSet LABELS =
            LabelSet.of("alertname", "DiskFull", "instance", "db-1:9100", "severity", "critical");
    private static final LabelSet ANNOTATIONS =
            LabelSet.of("summary", "Disk \"/\" is full\n on db-1", "übersicht", "봉수 🔥");

    private Samples() {}

    public static Alert alert(long id) {
        return alert(id, LabelSet.of("alertname", "DiskFull", "instance", "db-" + id));
    }

    public static Alert alert(long id, LabelSet labels) {
        return new Alert(
                id,
                1,
                labels,
                ANNOTATIONS,
                NOW.minusSeconds(60),
                NOW.plusSeconds(240),
                NOW,
                true,
                "http://prometheus/graph?g0.expr=up+%3D%3D+0",
                false,
                Ids.of(7, 9));
    }

    public static Maintenance maintenance(long id) {
        return new Maintenance(
                id,
                3,
                UUID.fromString("0192f3a4-5b6c-7d8e-9f00-112233445577"),
                "Backups",
                List.of(Matcher.of("job", Matcher.Op.EQUAL, "backup")),
                new Recurrence(
                        ZoneId.of("Asia/Seoul"),
                        LocalDateTime.of(2026, 11, 1, 2, 0),
                        Duration.ofHours(2),
                        Recurrence.Repeat.WEEKLY,
                        2,
                        Set.of(DayOfWeek.SUNDAY, DayOfWeek.TUESDAY),
                        LocalDate.of(2027, 3, 31)),
                "ada",
                "weekly",
                NOW,
                UUID.fromString("0192f3a4-5b6c-7d8e-9f00-112233445588"),
                NOW.plusSeconds(3600));
    }

    public static SubscribedCalendar calendar(long id) {
        return new SubscribedCalendar(
                id,
                4,
                SubscribedCalendar.ofPerson("u1"),
                "\"tag\"",
                "Sun, 22 Nov 2026 10:00:00 GMT",
                NOW,
                "it answered with status 500",
                List.of("Team lunch"),
                List.of(
                        new CalendarEvent(
                                LocalDateTime.of(2026, 11, 23, 0, 0),
                                LocalDateTime.of(2026, 11, 24, 0, 0),
                                true,
                                List.of("ada", "grace")),
                        new CalendarEvent(
                                LocalDateTime.of(2026, 11, 25, 8, 0, 30),
                                LocalDateTime.of(2026, 11, 25, 20, 0),
                                false,
                                List.of("linus"))));
    }

    public static SilenceRequest request(long id) {
        return new SilenceRequest(
                id,
                2,
                UUID.fromString("0192f3a4-5b6c-7d8e-9f00-112233445599"),
                new SilenceDraft(
                        UUID.fromString("0192f3a4-5b6c-7d8e-9f00-112233445566"),
                        List.of(Matcher.of("severity", Matcher.Op.REGEX, ".+")),
                        NOW,
                        NOW.plusSeconds(600),
                        "ada",
                        "moving",
                        LabelSet.of("ticket", "OPS-1")),
                "ada",
                NOW,
                List.of("it would mute 340 of 342 firing alerts"),
                SilenceRequest.Verdict.APPROVED,
                "grace",
                NOW.plusSeconds(60),
                "go ahead",
                UUID.fromString("0192f3a4-5b6c-7d8e-9f00-112233445588"));
    }

    public static Silence silence(long id) {
        return new Silence(
                id,
                2,
                UUID.fromString("0192f3a4-5b6c-7d8e-9f00-112233445566"),
                List.of(
                        Matcher.of("alertname", Matcher.Op.EQUAL, "DiskFull"),
                        Matcher.of("instance", Matcher.Op.REGEX, "db-.+"),
                        Matcher.of("severity", Matcher.Op.NOT_EQUAL, "info"),
                        Matcher.of("team", Matcher.Op.NOT_REGEX, "a|b")),
                NOW,
                NOW.plusSeconds(3600),
                NOW.minusSeconds(1),
                "ana",
                "moving the disks",
                LabelSet.of("ticket", "OPS-7"),
                Silence.State.ACTIVE);
    }

    public static Group group(long id) {
        return new Group(
                id,
                3,
                "1f/0",
                "{}/{severity=\"critical\"}:{alertname=\"DiskFull\"}",
                LabelSet.of("alertname", "DiskFull"),
                NOW.minusSeconds(90),
                NOW.plusSeconds(300),
                NOW,
                true,
                -8_000_000_000_000_000_001L);
    }

    public static LogEntry logEntry(long id) {
        return new LogEntry(
                id,
                4,
                "1f/0:{alertname=\"DiskFull\"}:ops/webhook/0",
                NOW,
                Ids.of(Long.MIN_VALUE, 12, Long.MAX_VALUE),
                Ids.of(-5),
                Ids.of(77),
                NOW.plusSeconds(432_000),
                LabelSet.of("ts", "1700000000.000100"));
    }

    public static Delivery delivery(long id) {
        return new Delivery(
                id,
                5,
                7,
                "{}:{alertname=\"DiskFull\"}",
                LabelSet.of("alertname", "DiskFull"),
                LabelSet.of("route", "ops"),
                "ops",
                "webhook",
                1,
                "1f/0:{alertname=\"DiskFull\"}:ops/webhook/1",
                Delivery.Reason.NEW_ALERTS_FIRING,
                NOW.minusSeconds(5),
                Ids.of(1, 2),
                Ids.of(3),
                Delivery.State.FAILED,
                NOW.plusSeconds(1),
                2,
                List.of(
                        new Delivery.Attempt(
                                1,
                                NOW.minusSeconds(4),
                                NOW.minusSeconds(3),
                                Delivery.Outcome.RETRYABLE,
                                503,
                                "busy"),
                        new Delivery.Attempt(
                                2,
                                NOW.minusSeconds(2),
                                NOW.minusSeconds(1),
                                Delivery.Outcome.REFUSED,
                                400,
                                "no such channel")),
                NOW);
    }

    public static Entity entity(Entity.Kind kind, long id) {
        return switch (kind) {
            case ALERT -> alert(id, LABELS);
            case GROUP -> group(id);
            case SILENCE -> silence(id);
            case LOG_ENTRY -> logEntry(id);
            case DELIVERY -> delivery(id);
            case MAINTENANCE -> maintenance(id);
            case SILENCE_REQUEST -> request(id);
            case SHIFT_OVERRIDE -> RotaSamples.override(id);
            case ABSENCE -> RotaSamples.absence(id);
            case SHIFT_REQUEST -> RotaSamples.request(id);
            case SCHEDULE_WATCH -> RotaSamples.watch(id);
            case CALENDAR -> calendar(id);
            case PAGE -> PagingSamples.page(id);
            case PERSON -> PagingSamples.person(id);
            case PINNED_POLICY -> PagingSamples.policy(id);
        };
    }

    /// One fact of every name that is written today.
    public static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>(RotaSamples.facts());
        facts.addAll(PagingSamples.facts());
        facts.addAll(engineFacts());
        return facts;
    }

    private static List<Fact> engineFacts() {
        return List.of(
                fired(alert(21, LABELS)),
                new Fact.DeliveryFellBack(
                        31,
                        7,
                        "ops",
                        "mail",
                        List.of(new Fact.GroupFlushed.Decision("email[0]", 32, "first"))),
                new Fact.DeliverySentAgain(31, 7, 33),
                new Fact.SilenceRequested(request(41)),
                new Fact.SilenceDecided(request(41)),
                new Fact.MaintenanceSaved(maintenance(42)),
                new Fact.MaintenanceEnded(42, true),
                new Fact.AlertReworded(21, ANNOTATIONS, "http://p/"),
                new Fact.AlertChanged(
                        21, ANNOTATIONS, NOW.minusSeconds(9), NOW.plusSeconds(9), "http://p/"),
                new Fact.AlertResolved(21, NOW, Fact.AlertResolved.Cause.TIMEOUT),
                new Fact.AlertForgotten(21),
                new Fact.GroupCreated(
                        7, "1f/0", "{}:{}", LabelSet.of("team", "db"), NOW.plusSeconds(30)),
                new Fact.TakenOver(3, 40),
                new Fact.ObservedForgotten(12),
                new Fact.GroupRemoved(7),
                new Fact.GroupFlushed(
                        7,
                        "ops",
                        Ids.of(21, 22),
                        Ids.of(23),
                        List.of(
                                new Fact.GroupFlushed.Held(
                                        24,
                                        "silenced",
                                        List.of("0192f3a4-5b6c-7d8e-9f00-112233445566")),
                                new Fact.GroupFlushed.Held(25, "muted-time", List.of())),
                        List.of(
                                new Fact.GroupFlushed.Decision("webhook", 31, "new_alerts_firing"),
                                new Fact.GroupFlushed.Decision("email", 0, "nothing new"))),
                new Fact.SilenceSaved(silence(41)),
                new Fact.SilenceStarted(41, 3),
                new Fact.SilenceEnded(41),
                new Fact.DeliveryFinished(
                        31, 7, "ops", "webhook", Delivery.State.SENT, 2, "204 No Content"),
                new Fact.ConfigurationApplied(-99, "route:\n  receiver: ops\n"),
                new Fact.Started(NOW.plusSeconds(300)));
    }

    public static Fact.AlertFired fired(Alert alert) {
        return new Fact.AlertFired(
                alert.id(), alert.startsAt(), alert.endsAt(), alert.timeout(), alert.groups());
    }

    public static Batch.Change put(Entity entity) {
        return new Batch.Change(entity.kind(), entity.id(), entity, false);
    }

    public static Batch.Change archive(Entity entity) {
        return new Batch.Change(entity.kind(), entity.id(), entity, true);
    }

    public static Batch.Change remove(Entity entity) {
        return new Batch.Change(entity.kind(), entity.id(), null, false);
    }

    /// A batch whose time follows from its sequence: one second each.
    public static Batch batch(long sequence, List<Batch.Change> changes, List<Fact> facts) {
        return new Batch(sequence, timeOf(sequence), sequence * 1_000, changes, facts);
    }

    public static Instant timeOf(long sequence) {
        return NOW.plusSeconds(sequence);
    }

    /// What a source's first word of some alerts leads to.
    static Batch firing(long sequence, Alert... alerts) {
        List<Batch.Change> changes = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        for (Alert alert : alerts) {
            changes.add(put(alert));
            facts.add(fired(alert));
        }
        return batch(sequence, changes, facts);
    }
}
