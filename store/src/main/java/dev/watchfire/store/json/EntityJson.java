// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.notification.LogEntry;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.PinnedPolicy;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.ScheduleWatch;
import dev.watchfire.engine.rota.ShiftOverride;
import dev.watchfire.engine.rota.ShiftRequest;
import dev.watchfire.engine.rota.SubscribedCalendar;
import dev.watchfire.engine.silence.Maintenance;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.engine.silence.SilenceRequest;
import java.util.ArrayList;
import java.util.List;

/// One record of the engine's state as one JSON object.
final class EntityJson {
    private EntityJson() {}

    static void write(Entity entity, JsonWriter to) {
        to.beginObject();
        to.number(Field.ID, entity.id());
        to.number(Field.REVISION, entity.revision());
        switch (entity) {
            case Alert alert -> write(alert, to);
            case Group group -> write(group, to);
            case Silence silence -> SilenceJson.write(silence, to);
            case LogEntry entry -> write(entry, to);
            case Delivery delivery -> write(delivery, to);
            case Maintenance maintenance -> SilenceJson.write(maintenance, to);
            case SilenceRequest request -> SilenceJson.write(request, to);
            case ShiftOverride made -> RotaJson.write(made, to);
            case Absence absence -> RotaJson.write(absence, to);
            case ShiftRequest request -> RotaJson.write(request, to);
            case ScheduleWatch watch -> RotaJson.write(watch, to);
            case SubscribedCalendar calendar -> CalendarJson.write(calendar, to);
            case Page page -> PageJson.write(page, to);
            case Person person -> PersonJson.write(person, to);
            case PinnedPolicy policy -> PolicyJson.write(policy, to);
        }
        to.endObject();
    }

    static Entity read(Entity.Kind kind, JsonObject from) {
        return switch (kind) {
            case ALERT -> alert(from);
            case GROUP -> group(from);
            case SILENCE -> SilenceJson.silence(from);
            case LOG_ENTRY -> logEntry(from);
            case DELIVERY -> delivery(from);
            case MAINTENANCE -> SilenceJson.maintenance(from);
            case SILENCE_REQUEST -> SilenceJson.request(from);
            case SHIFT_OVERRIDE -> RotaJson.override(from);
            case ABSENCE -> RotaJson.absence(from);
            case SHIFT_REQUEST -> RotaJson.request(from);
            case SCHEDULE_WATCH -> RotaJson.watch(from);
            case CALENDAR -> CalendarJson.calendar(from);
            case PAGE -> PageJson.page(from);
            case PERSON -> PersonJson.person(from);
            case PINNED_POLICY -> PolicyJson.pinned(from);
        };
    }

    private static void write(Alert alert, JsonWriter to) {
        to.labels(Field.LABELS, alert.labels());
        to.labels(Field.ANNOTATIONS, alert.annotations());
        to.instant(Field.STARTS_AT, alert.startsAt());
        to.instant(Field.ENDS_AT, alert.endsAt());
        to.instant(Field.UPDATED_AT, alert.updatedAt());
        to.flag(Field.TIMEOUT, alert.timeout());
        to.text(Field.GENERATOR_URL, alert.generatorUrl());
        to.flag(Field.RESOLVED, alert.resolved());
        to.ids(Field.GROUPS, alert.groups());
    }

    private static Alert alert(JsonObject from) {
        return new Alert(
                from.number(Field.ID),
                from.number(Field.REVISION),
                from.labels(Field.LABELS),
                from.labels(Field.ANNOTATIONS),
                from.instant(Field.STARTS_AT),
                from.instant(Field.ENDS_AT),
                from.instant(Field.UPDATED_AT),
                from.flag(Field.TIMEOUT),
                from.text(Field.GENERATOR_URL),
                from.flag(Field.RESOLVED),
                from.ids(Field.GROUPS));
    }

    private static void write(Group group, JsonWriter to) {
        to.text(Field.ROUTE_ID, group.routeId());
        to.text(Field.KEY, group.key());
        to.labels(Field.LABELS, group.labels());
        to.instant(Field.CREATED_AT, group.createdAt());
        to.instant(Field.NEXT_FLUSH_AT, group.nextFlushAt());
        to.instant(Field.LAST_FLUSH_AT, group.lastFlushAt());
        to.flag(Field.FAILED, group.failed());
        to.number(Field.VERDICT, group.verdict());
    }

    private static Group group(JsonObject from) {
        return new Group(
                from.number(Field.ID),
                from.number(Field.REVISION),
                from.text(Field.ROUTE_ID),
                from.text(Field.KEY),
                from.labels(Field.LABELS),
                from.instant(Field.CREATED_AT),
                from.instant(Field.NEXT_FLUSH_AT),
                from.instantOrNull(Field.LAST_FLUSH_AT),
                from.flag(Field.FAILED),
                from.number(Field.VERDICT));
    }

    private static void write(LogEntry entry, JsonWriter to) {
        to.text(Field.KEY, entry.key());
        to.instant(Field.AT, entry.at());
        to.ids(Field.FIRING, entry.firing());
        to.ids(Field.RESOLVED, entry.resolved());
        to.ids(Field.UNCERTAIN, entry.uncertain());
        to.instant(Field.EXPIRES_AT, entry.expiresAt());
        if (!entry.memory().isEmpty()) {
            to.labels(Field.MEMORY, entry.memory());
        }
        switch (entry.origin()) {
            case LogEntry.Origin.Sent _ -> {}
            case LogEntry.Origin.Observed _ -> to.flag(Field.OBSERVED, true);
            case LogEntry.Origin.Foreign(Ids firing, Ids resolved) -> {
                to.flag(Field.FOREIGN, true);
                to.ids(Field.FOREIGN_FIRING, firing);
                to.ids(Field.FOREIGN_RESOLVED, resolved);
            }
        }
    }

    private static LogEntry.Origin origin(JsonObject from) {
        if (from.flag(Field.FOREIGN)) {
            return new LogEntry.Origin.Foreign(
                    from.ids(Field.FOREIGN_FIRING), from.ids(Field.FOREIGN_RESOLVED));
        }
        return from.flag(Field.OBSERVED) ? LogEntry.Origin.OBSERVED : LogEntry.Origin.SENT;
    }

    private static LogEntry logEntry(JsonObject from) {
        return new LogEntry(
                from.number(Field.ID),
                from.number(Field.REVISION),
                from.text(Field.KEY),
                from.instant(Field.AT),
                from.ids(Field.FIRING),
                from.ids(Field.RESOLVED),
                from.ids(Field.UNCERTAIN),
                from.instant(Field.EXPIRES_AT),
                from.labels(Field.MEMORY),
                origin(from));
    }

    private static void write(Delivery delivery, JsonWriter to) {
        to.number(Field.GROUP_ID, delivery.groupId());
        to.text(Field.GROUP_KEY, delivery.groupKey());
        to.labels(Field.GROUP_LABELS, delivery.groupLabels());
        to.labels(Field.ROUTE_LABELS, delivery.routeLabels());
        to.text(Field.RECEIVER, delivery.receiver());
        to.text(Field.INTEGRATION, delivery.integration());
        to.number(Field.INDEX, delivery.index());
        to.text(Field.LOG_KEY, delivery.logKey());
        to.text(Field.REASON, delivery.reason().name());
        to.instant(Field.CREATED_AT, delivery.createdAt());
        to.ids(Field.FIRING, delivery.firing());
        to.ids(Field.RESOLVED, delivery.resolved());
        to.text(Field.STATE, delivery.state().name());
        to.instant(Field.NEXT_ATTEMPT_AT, delivery.nextAttemptAt());
        to.number(Field.ATTEMPT_COUNT, delivery.attemptCount());
        to.beginArray(Field.ATTEMPTS);
        for (Delivery.Attempt attempt : delivery.attempts()) {
            to.beginObject();
            to.number(Field.NUMBER, attempt.number());
            to.instant(Field.STARTED_AT, attempt.startedAt());
            to.instant(Field.ENDED_AT, attempt.endedAt());
            to.text(Field.OUTCOME, attempt.outcome().name());
            to.number(Field.STATUS, attempt.status());
            to.text(Field.MESSAGE, attempt.message());
            to.endInnerObject();
        }
        to.endArray();
        to.instant(Field.FINISHED_AT, delivery.finishedAt());
        if (delivery.notice() != null) {
            RotaFactJson.notice(delivery.notice(), to);
        }
    }

    private static Delivery delivery(JsonObject from) {
        List<Delivery.Attempt> attempts = new ArrayList<>();
        for (JsonObject attempt : from.objects(Field.ATTEMPTS)) {
            attempts.add(
                    new Delivery.Attempt(
                            attempt.smallNumber(Field.NUMBER),
                            attempt.instant(Field.STARTED_AT),
                            attempt.instant(Field.ENDED_AT),
                            attempt.constant(Field.OUTCOME, Delivery.Outcome.class),
                            attempt.smallNumber(Field.STATUS),
                            attempt.text(Field.MESSAGE)));
        }
        JsonObject notice = from.object(Field.NOTICE);
        return new Delivery(
                from.number(Field.ID),
                from.number(Field.REVISION),
                from.number(Field.GROUP_ID),
                from.text(Field.GROUP_KEY),
                from.labels(Field.GROUP_LABELS),
                from.labels(Field.ROUTE_LABELS),
                from.text(Field.RECEIVER),
                from.text(Field.INTEGRATION),
                from.smallNumber(Field.INDEX),
                from.text(Field.LOG_KEY),
                from.constant(Field.REASON, Delivery.Reason.class),
                from.instant(Field.CREATED_AT),
                from.ids(Field.FIRING),
                from.ids(Field.RESOLVED),
                from.constant(Field.STATE, Delivery.State.class),
                from.instant(Field.NEXT_ATTEMPT_AT),
                from.smallNumber(Field.ATTEMPT_COUNT),
                attempts,
                from.instantOrNull(Field.FINISHED_AT),
                notice == null ? null : RotaFactJson.notice(notice));
    }
}
