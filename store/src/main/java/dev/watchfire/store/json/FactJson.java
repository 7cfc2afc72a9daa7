// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import dev.watchfire.engine.Fact;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.paging.PagingFact;
import dev.watchfire.engine.rota.RotaFact;
import java.util.ArrayList;
import java.util.List;

/// One fact as one JSON object, whose first field is the fact's stable name.
///
/// A new version of a fact gets a new name and a case of its own in `read`; the old case stays, so
/// that whatever was journalled can be read for ever.
final class FactJson {
    private FactJson() {}

    static void write(Fact fact, JsonWriter to) {
        to.beginObject();
        to.text(Field.FACT, fact.name());
        switch (fact) {
            case Fact.AlertFired f -> {
                to.number(Field.ALERT_ID, f.alertId());
                to.instant(Field.STARTS_AT, f.startsAt());
                to.instant(Field.ENDS_AT, f.endsAt());
                to.flag(Field.TIMEOUT, f.timeout());
                to.ids(Field.GROUPS, f.groups());
            }
            case Fact.DeliveryFellBack f -> {
                to.number(Field.DELIVERY_ID, f.deliveryId());
                to.number(Field.GROUP_ID, f.groupId());
                to.text(Field.RECEIVER, f.receiver());
                to.text(Field.FALLBACK, f.fallback());
                decisions(f.decisions(), to);
            }
            case Fact.DeliverySentAgain f -> {
                to.number(Field.DELIVERY_ID, f.deliveryId());
                to.number(Field.GROUP_ID, f.groupId());
                to.number(Field.AGAIN, f.again());
            }
            case Fact.AlertReworded f -> {
                to.number(Field.ALERT_ID, f.alertId());
                to.labels(Field.ANNOTATIONS_BEFORE, f.annotationsBefore());
                to.text(Field.GENERATOR_URL_BEFORE, f.generatorUrlBefore());
            }
            case Fact.AlertChanged f -> {
                to.number(Field.ALERT_ID, f.alertId());
                to.labels(Field.ANNOTATIONS, f.annotations());
                to.instant(Field.STARTS_AT, f.startsAt());
                to.instant(Field.ENDS_AT, f.endsAt());
                to.text(Field.GENERATOR_URL, f.generatorUrl());
            }
            case Fact.AlertResolved f -> {
                to.number(Field.ALERT_ID, f.alertId());
                to.instant(Field.ENDS_AT, f.endsAt());
                to.text(Field.CAUSE, f.cause().name());
            }
            case Fact.AlertForgotten f -> to.number(Field.ALERT_ID, f.alertId());
            case Fact.GroupCreated f -> {
                to.number(Field.GROUP_ID, f.groupId());
                to.text(Field.ROUTE_ID, f.routeId());
                to.text(Field.KEY, f.key());
                to.labels(Field.LABELS, f.labels());
                to.instant(Field.FIRST_FLUSH_AT, f.firstFlushAt());
            }
            case Fact.GroupRemoved f -> to.number(Field.GROUP_ID, f.groupId());
            case Fact.GroupFlushed f -> write(f, to);
            case Fact.SilenceSaved f -> {
                to.name(Field.SILENCE);
                EntityJson.write(f.silence(), to);
            }
            case Fact.SilenceStarted f -> {
                to.number(Field.SILENCE_ID, f.silenceId());
                to.number(Field.MATCHING, f.matching());
            }
            case Fact.SilenceEnded f -> to.number(Field.SILENCE_ID, f.silenceId());
            case Fact.SilenceRequested f -> {
                to.name(Field.REQUEST);
                EntityJson.write(f.request(), to);
            }
            case Fact.SilenceDecided f -> {
                to.name(Field.REQUEST);
                EntityJson.write(f.request(), to);
            }
            case Fact.MaintenanceSaved f -> {
                to.name(Field.MAINTENANCE);
                EntityJson.write(f.maintenance(), to);
            }
            case Fact.MaintenanceEnded f -> {
                to.number(Field.MAINTENANCE_ID, f.maintenanceId());
                to.flag(Field.REMOVED, f.removed());
            }
            case RotaFact.OverrideMade f -> RotaFactJson.made(f.made(), to);
            case RotaFact.OverrideEnded f -> RotaFactJson.write(f, to);
            case RotaFact.AbsenceMade f -> RotaFactJson.made(f.made(), to);
            case RotaFact.AbsenceEnded f -> RotaFactJson.write(f, to);
            case RotaFact.ShiftRequestChanged f -> RotaFactJson.write(f, to);
            case RotaFact.HandedOff f -> RotaFactJson.write(f, to);
            case RotaFact.HandoffNoteWritten f -> RotaFactJson.write(f, to);
            case RotaFact.NoticeGiven f -> RotaFactJson.write(f, to);
            case PagingFact f -> PageFactJson.write(f, to);
            case Fact.DeliveryFinished f -> {
                to.number(Field.DELIVERY_ID, f.deliveryId());
                to.number(Field.GROUP_ID, f.groupId());
                to.text(Field.RECEIVER, f.receiver());
                to.text(Field.INTEGRATION, f.integration());
                to.text(Field.STATE, f.state().name());
                to.number(Field.ATTEMPTS, f.attempts());
                to.text(Field.MESSAGE, f.message());
            }
            case Fact.TakenOver f -> {
                to.number(Field.SILENCES, f.silences());
                to.number(Field.TELLINGS, f.tellings());
            }
            case Fact.ObservedForgotten f -> to.number(Field.ENTRIES, f.entries());
            case Fact.ConfigurationApplied f -> {
                to.number(Field.HASH, f.hash());
                to.text(Field.TEXT, f.text());
            }
            case Fact.Started f -> to.instant(Field.GRACE_UNTIL, f.graceUntil());
        }
        to.endObject();
    }

    static Fact read(JsonObject from) {
        String name = from.text(Field.FACT);
        return switch (name) {
            // The first version repeated what the alert's record says.
            case "alert.fired.v1", "alert.fired.v2" ->
                    new Fact.AlertFired(
                            from.number(Field.ALERT_ID),
                            from.instant(Field.STARTS_AT),
                            from.instant(Field.ENDS_AT),
                            from.flag(Field.TIMEOUT),
                            from.ids(Field.GROUPS));
            case "silence.requested.v1" ->
                    new Fact.SilenceRequested(SilenceJson.request(object(from, Field.REQUEST)));
            case "silence.decided.v1" ->
                    new Fact.SilenceDecided(SilenceJson.request(object(from, Field.REQUEST)));
            case "maintenance.saved.v1" ->
                    new Fact.MaintenanceSaved(
                            SilenceJson.maintenance(object(from, Field.MAINTENANCE)));
            case "maintenance.ended.v1" ->
                    new Fact.MaintenanceEnded(
                            from.number(Field.MAINTENANCE_ID), from.flag(Field.REMOVED));
            case "delivery.fell-back.v1" ->
                    new Fact.DeliveryFellBack(
                            from.number(Field.DELIVERY_ID),
                            from.number(Field.GROUP_ID),
                            from.text(Field.RECEIVER),
                            from.text(Field.FALLBACK),
                            decisions(from));
            case "delivery.sent-again.v1" ->
                    new Fact.DeliverySentAgain(
                            from.number(Field.DELIVERY_ID),
                            from.number(Field.GROUP_ID),
                            from.number(Field.AGAIN));
            case "alert.reworded.v1" ->
                    new Fact.AlertReworded(
                            from.number(Field.ALERT_ID),
                            from.labels(Field.ANNOTATIONS_BEFORE),
                            from.text(Field.GENERATOR_URL_BEFORE));
            case "alert.changed.v1" ->
                    new Fact.AlertChanged(
                            from.number(Field.ALERT_ID),
                            from.labels(Field.ANNOTATIONS),
                            from.instant(Field.STARTS_AT),
                            from.instant(Field.ENDS_AT),
                            from.text(Field.GENERATOR_URL));
            case "alert.resolved.v1" ->
                    new Fact.AlertResolved(
                            from.number(Field.ALERT_ID),
                            from.instant(Field.ENDS_AT),
                            from.constant(Field.CAUSE, Fact.AlertResolved.Cause.class));
            case "alert.forgotten.v1" -> new Fact.AlertForgotten(from.number(Field.ALERT_ID));
            case "group.created.v1" ->
                    new Fact.GroupCreated(
                            from.number(Field.GROUP_ID),
                            from.text(Field.ROUTE_ID),
                            from.text(Field.KEY),
                            from.labels(Field.LABELS),
                            from.instant(Field.FIRST_FLUSH_AT));
            case "group.removed.v1" -> new Fact.GroupRemoved(from.number(Field.GROUP_ID));
            case "group.flushed.v1" -> groupFlushed(from);
            case "silence.saved.v1" ->
                    new Fact.SilenceSaved(SilenceJson.silence(object(from, Field.SILENCE)));
            case "silence.started.v1" ->
                    new Fact.SilenceStarted(
                            from.number(Field.SILENCE_ID), from.smallNumber(Field.MATCHING));
            case "silence.ended.v1" -> new Fact.SilenceEnded(from.number(Field.SILENCE_ID));
            case "delivery.finished.v1" ->
                    new Fact.DeliveryFinished(
                            from.number(Field.DELIVERY_ID),
                            from.number(Field.GROUP_ID),
                            from.text(Field.RECEIVER),
                            from.text(Field.INTEGRATION),
                            from.constant(Field.STATE, Delivery.State.class),
                            from.smallNumber(Field.ATTEMPTS),
                            from.text(Field.MESSAGE));
            case "taken-over.v1" ->
                    new Fact.TakenOver(
                            from.smallNumber(Field.SILENCES), from.smallNumber(Field.TELLINGS));
            case "observed-forgotten.v1" ->
                    new Fact.ObservedForgotten(from.smallNumber(Field.ENTRIES));
            case "configuration.applied.v1" ->
                    new Fact.ConfigurationApplied(from.number(Field.HASH), from.text(Field.TEXT));
            case "engine.started.v1" -> new Fact.Started(from.instant(Field.GRACE_UNTIL));
            default -> {
                Fact fact = RotaFactJson.read(name, from);
                if (fact == null) {
                    fact = PageFactJson.read(name, from);
                }
                if (fact == null) {
                    throw new MalformedRecordException(
                            "\"%s\" is no fact that this version knows; a newer one wrote it"
                                    .formatted(name));
                }
                yield fact;
            }
        };
    }

    private static void write(Fact.GroupFlushed flushed, JsonWriter to) {
        to.number(Field.GROUP_ID, flushed.groupId());
        to.text(Field.RECEIVER, flushed.receiver());
        to.ids(Field.FIRING, flushed.firing());
        to.ids(Field.RESOLVED, flushed.resolved());
        to.beginArray(Field.HELD);
        for (Fact.GroupFlushed.Held held : flushed.held()) {
            to.beginObject();
            to.number(Field.ALERT_ID, held.alertId());
            to.text(Field.WHY, held.why());
            to.beginArray(Field.BY);
            held.by().forEach(to::element);
            to.endArray();
            to.endInnerObject();
        }
        to.endArray();
        decisions(flushed.decisions(), to);
    }

    private static void decisions(List<Fact.GroupFlushed.Decision> decisions, JsonWriter to) {
        to.beginArray(Field.DECISIONS);
        for (Fact.GroupFlushed.Decision decision : decisions) {
            to.beginObject();
            to.text(Field.INTEGRATION, decision.integration());
            to.number(Field.DELIVERY_ID, decision.deliveryId());
            to.text(Field.WHY, decision.why());
            to.endInnerObject();
        }
        to.endArray();
    }

    private static Fact groupFlushed(JsonObject from) {
        List<Fact.GroupFlushed.Held> held = new ArrayList<>();
        for (JsonObject alert : from.objects(Field.HELD)) {
            held.add(
                    new Fact.GroupFlushed.Held(
                            alert.number(Field.ALERT_ID),
                            alert.text(Field.WHY),
                            List.copyOf(alert.texts(Field.BY))));
        }
        return new Fact.GroupFlushed(
                from.number(Field.GROUP_ID),
                from.text(Field.RECEIVER),
                from.ids(Field.FIRING),
                from.ids(Field.RESOLVED),
                held,
                decisions(from));
    }

    private static List<Fact.GroupFlushed.Decision> decisions(JsonObject from) {
        List<Fact.GroupFlushed.Decision> decisions = new ArrayList<>();
        for (JsonObject decision : from.objects(Field.DECISIONS)) {
            decisions.add(
                    new Fact.GroupFlushed.Decision(
                            decision.text(Field.INTEGRATION),
                            decision.number(Field.DELIVERY_ID),
                            decision.text(Field.WHY)));
        }
        return decisions;
    }

    static JsonObject object(JsonObject from, Field field) {
        JsonObject object = from.object(field);
        if (object == null) {
            throw new MalformedRecordException("field \"%s\" is missing".formatted(field.text));
        }
        return object;
    }
}
