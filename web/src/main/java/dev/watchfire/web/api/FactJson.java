// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.paging.PagingFact;
import dev.watchfire.engine.rota.RotaFact;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.engine.silence.SilenceRequest;
import dev.watchfire.store.Store;
import dev.watchfire.web.json.JsonWriter;
import dev.watchfire.web.oncall.RotaJson;
import java.util.List;
import java.util.Locale;

/// What a fact says, for people and programs outside.
public final class FactJson {
    private FactJson() {}

    /// With its place in the journal.
    public static void write(Store.Journalled journalled, JsonWriter json) {
        json.beginObject()
                .member("sequence", journalled.sequence())
                .member("at", journalled.at())
                .member("name", journalled.fact().name())
                .name("data");
        write(journalled.fact(), json);
        json.endObject();
    }

    static void write(Fact fact, JsonWriter json) {
        json.beginObject();
        switch (fact) {
            case Fact.AlertFired f -> {
                json.member("alert", f.alertId())
                        .member("startsAt", f.startsAt())
                        .member("endsAt", f.endsAt())
                        .member("timeout", f.timeout());
                ids("groups", f.groups(), json);
            }
            case Fact.DeliveryFellBack f -> {
                json.member("delivery", f.deliveryId())
                        .member("group", f.groupId())
                        .member("receiver", f.receiver())
                        .member("fallback", f.fallback());
                decisions(f.decisions(), json);
            }
            case Fact.DeliverySentAgain f ->
                    json.member("delivery", f.deliveryId())
                            .member("group", f.groupId())
                            .member("again", f.again());
            case Fact.AlertReworded f ->
                    json.member("alert", f.alertId())
                            .member("annotationsBefore", f.annotationsBefore())
                            .member("generatorUrlBefore", AlertJson.link(f.generatorUrlBefore()));
            case Fact.AlertChanged f ->
                    json.member("alert", f.alertId())
                            .member("annotations", f.annotations())
                            .member("startsAt", f.startsAt())
                            .member("endsAt", f.endsAt())
                            .member("generatorUrl", AlertJson.link(f.generatorUrl()));
            case Fact.AlertResolved f ->
                    json.member("alert", f.alertId())
                            .member("endsAt", f.endsAt())
                            .member("cause", lower(f.cause()));
            case Fact.AlertForgotten f -> json.member("alert", f.alertId());
            case Fact.GroupCreated f ->
                    json.member("group", f.groupId())
                            .member("route", f.routeId())
                            .member("key", f.key())
                            .member("labels", f.labels())
                            .member("firstFlushAt", f.firstFlushAt());
            case Fact.GroupRemoved f -> json.member("group", f.groupId());
            case Fact.GroupFlushed f -> flushed(f, json);
            case Fact.SilenceSaved f -> silence(f.silence(), json);
            case Fact.SilenceStarted f ->
                    json.member("silence", f.silenceId()).member("matching", f.matching());
            case Fact.SilenceEnded f -> json.member("silence", f.silenceId());
            case Fact.SilenceRequested f -> request(f.request(), json);
            case Fact.SilenceDecided f -> request(f.request(), json);
            case Fact.MaintenanceSaved f -> {
                json.member("maintenance", f.maintenance().id())
                        .member("id", f.maintenance().uuid().toString())
                        .member("name", f.maintenance().name())
                        .member("createdBy", f.maintenance().createdBy())
                        .member("matchers", texts(f.maintenance().matchers()))
                        .member("comment", f.maintenance().comment());
                RecurrenceJson.write(f.maintenance().recurrence(), json);
            }
            case Fact.MaintenanceEnded f ->
                    json.member("maintenance", f.maintenanceId()).member("removed", f.removed());
            case RotaFact.OverrideMade _,
                    RotaFact.OverrideEnded _,
                    RotaFact.AbsenceMade _,
                    RotaFact.AbsenceEnded _,
                    RotaFact.ShiftRequestChanged _,
                    RotaFact.HandedOff _,
                    RotaFact.HandoffNoteWritten _,
                    RotaFact.NoticeGiven _ ->
                    RotaJson.members(fact, json);
            case PagingFact f -> PageFactJson.members(f, json);
            case Fact.DeliveryFinished f ->
                    json.member("delivery", f.deliveryId())
                            .member("group", f.groupId())
                            .member("receiver", f.receiver())
                            .member("integration", f.integration())
                            .member("state", lower(f.state()))
                            .member("attempts", f.attempts())
                            .member("message", f.message());
            case Fact.TakenOver f ->
                    json.member("silences", f.silences()).member("notifications", f.tellings());
            case Fact.ObservedForgotten f -> json.member("notifications", f.entries());
            case Fact.ConfigurationApplied f -> json.member("hash", Long.toHexString(f.hash()));
            case Fact.Started f -> json.member("graceUntil", f.graceUntil());
        }
        json.endObject();
    }

    private static void flushed(Fact.GroupFlushed flushed, JsonWriter json) {
        json.member("group", flushed.groupId()).member("receiver", flushed.receiver());
        ids("firing", flushed.firing(), json);
        ids("resolved", flushed.resolved(), json);
        json.name("held").beginArray();
        for (Fact.GroupFlushed.Held held : flushed.held()) {
            json.beginObject()
                    .member("alert", held.alertId())
                    .member("why", held.why())
                    .member("by", held.by())
                    .endObject();
        }
        json.endArray();
        decisions(flushed.decisions(), json);
    }

    private static void decisions(List<Fact.GroupFlushed.Decision> decisions, JsonWriter json) {
        json.name("decisions").beginArray();
        for (Fact.GroupFlushed.Decision decision : decisions) {
            json.beginObject().member("integration", decision.integration());
            if (decision.deliveryId() == 0) {
                json.name("delivery").raw("null");
            } else {
                json.member("delivery", decision.deliveryId());
            }
            json.member("why", decision.why()).endObject();
        }
        json.endArray();
    }

    private static void silence(Silence silence, JsonWriter json) {
        json.member("silence", silence.id())
                .member("id", silence.uuid().toString())
                .member("matchers", texts(silence.matchers()))
                .member("startsAt", silence.startsAt())
                .member("endsAt", silence.endsAt())
                .member("createdBy", silence.createdBy())
                .member("comment", silence.comment());
    }

    private static void request(SilenceRequest request, JsonWriter json) {
        json.member("request", request.id())
                .member("id", request.uuid().toString())
                .member("matchers", texts(request.draft().matchers()))
                .member("requestedBy", request.requestedBy())
                .member("verdict", lower(request.verdict()))
                .member("decidedBy", request.decidedBy())
                .member("answer", request.answer());
    }

    private static List<String> texts(List<Matcher> matchers) {
        return matchers.stream().map(Matcher::toString).toList();
    }

    private static void ids(String name, Ids ids, JsonWriter json) {
        json.name(name).beginArray();
        ids.forEach(json::value);
        json.endArray();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
