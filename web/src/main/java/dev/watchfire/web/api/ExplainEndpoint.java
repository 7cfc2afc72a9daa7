// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.explain.Explainer;
import dev.watchfire.engine.explain.Explanation;
import dev.watchfire.engine.explain.Explanation.GroupReason;
import dev.watchfire.engine.explain.Explanation.InhibitionReason;
import dev.watchfire.engine.explain.Explanation.IntegrationReason;
import dev.watchfire.engine.explain.Explanation.OpenDelivery;
import dev.watchfire.engine.explain.Explanation.RouteStep;
import dev.watchfire.engine.explain.Explanation.SilenceReason;
import dev.watchfire.engine.rota.Rota;
import dev.watchfire.engine.service.Service;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import dev.watchfire.web.json.JsonWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/alerts/{fingerprint}/explain`: why an alert is told or not.
final class ExplainEndpoint {
    private final EngineAccess engine;
    private final InstantSource clock;

    ExplainEndpoint(EngineAccess engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
    }

    Answer explain(Exchange exchange) throws Refusal {
        Image image = engine.image();
        long fingerprint = fingerprint(exchange);
        Alert alert = image.alertByFingerprint(fingerprint);
        if (alert == null) {
            throw Paging.missing(
                    "No alert with the fingerprint "
                            + exchange.variable("fingerprint")
                            + " is kept in the engine: it is over and everybody was told, or there"
                            + " never was one. Maybe look at its history.");
        }
        Configuration configuration = image.configuration();
        if (configuration == null) {
            throw new Refusal(
                    Style.problem(
                            503, "no-configuration", "No configuration is in force yet.", null));
        }
        Instant now = clock.instant();
        Explanation explanation =
                new Explainer(image).explain(alert, now.isBefore(image.at()) ? image.at() : now);
        ServiceJson services =
                new ServiceJson(configuration, Rota.of(image), Map.of(), explanation.at());
        List<Service> of = configuration.organization().services().of(alert.labels());
        return Answer.json(
                200,
                json -> {
                    write(explanation, image, json);
                    json.name("services").beginArray();
                    of.forEach(service -> services.ofAlert(service, json));
                    json.endArray().endObject();
                });
    }

    static long fingerprint(Exchange exchange) throws Refusal {
        String text = exchange.variable("fingerprint");
        try {
            if (text.length() == 16) {
                return Long.parseUnsignedLong(text, 16);
            }
        } catch (NumberFormatException e) {
            // Refused below like any other text.
        }
        throw Paging.refuse(
                "fingerprint", "\"" + text + "\" is no fingerprint: it must be 16 hex digits.");
    }

    /// Without the end of the object.
    private static void write(Explanation explanation, Image image, JsonWriter json) {
        json.beginObject().name("alert");
        AlertJson.write(explanation.alert(), image, explanation.at(), json);
        json.member("at", explanation.at()).member("summary", explanation.summary());
        json.name("routes").beginArray();
        explanation.routes().forEach(step -> write(step, json));
        json.endArray().name("silences").beginArray();
        explanation.silences().forEach(silence -> write(silence, json));
        json.endArray().name("inhibition");
        write(explanation.inhibition(), json);
        json.name("groups").beginArray();
        explanation.groups().forEach(group -> write(group, json));
        json.endArray();
    }

    static void write(RouteStep step, JsonWriter json) {
        json.beginObject()
                .member("id", step.id())
                .member("depth", step.depth())
                .member("receiver", step.receiver())
                .member("matchers", step.matchers())
                .member("accepted", step.accepted())
                .member("refusedBy", step.refusedBy())
                .member("handles", step.handles())
                .member("continues", step.continues())
                .endObject();
    }

    static void write(SilenceReason silence, JsonWriter json) {
        json.beginObject()
                .member("id", silence.uuid())
                .member("createdBy", silence.createdBy())
                .member("comment", silence.comment())
                .member("matchers", silence.matchers())
                .member("endsAt", silence.endsAt())
                .endObject();
    }

    static void write(@Nullable InhibitionReason inhibition, JsonWriter json) {
        if (inhibition == null) {
            json.raw("null");
            return;
        }
        json.beginObject()
                .member("rule", inhibition.rule())
                .member("fingerprint", inhibition.fingerprint())
                .member("labels", inhibition.source())
                .member("equal", inhibition.equal())
                .endObject();
    }

    private static void write(GroupReason group, JsonWriter json) {
        json.beginObject()
                .member("id", group.id())
                .member("key", group.key())
                .member("receiver", group.receiver())
                .member("labels", group.labels())
                .member("alerts", group.alerts())
                .member("nextFlushAt", group.nextFlushAt())
                .member("lastFlushAt", group.lastFlushAt())
                .member("heldBy", group.heldBy())
                .name("integrations")
                .beginArray();
        group.integrations().forEach(integration -> write(integration, json));
        json.endArray().endObject();
    }

    private static void write(IntegrationReason integration, JsonWriter json) {
        json.beginObject()
                .member("integration", integration.integration())
                .member("toldAt", integration.toldAt())
                .member("toldFiring", integration.toldFiring())
                .member("toldResolved", integration.toldResolved())
                .member("next", integration.next())
                .name("delivery");
        OpenDelivery delivery = integration.delivery();
        if (delivery == null) {
            json.raw("null");
        } else {
            json.beginObject()
                    .member("id", delivery.id())
                    .member("state", delivery.state().name().toLowerCase(Locale.ROOT))
                    .member("attempts", delivery.attempts())
                    .member("nextAttemptAt", delivery.nextAttemptAt())
                    .member("lastMessage", delivery.lastMessage())
                    .endObject();
        }
        json.endObject();
    }
}
