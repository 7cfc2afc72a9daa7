// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.IntegrationSettings.NotDelivered;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.ReceiverTests;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Query;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `/receivers`: who can be told, and trying it out.
final class ReceiverEndpoints {
    /// Labels and annotations of one made up alert.
    private static final int MAX_PAIRS = 64;

    private static final String NAME = "alertname";

    private final EngineAccess engine;
    private final ReceiverTests tests;

    ReceiverEndpoints(EngineAccess engine, ReceiverTests tests) {
        this.engine = engine;
        this.tests = tests;
    }

    Answer list(Exchange exchange) {
        Configuration configuration = engine.image().configuration();
        List<Receiver> receivers = configuration == null ? List.of() : configuration.receivers();
        return Answer.json(
                200,
                json -> {
                    json.beginObject().name("items").beginArray();
                    receivers.forEach(receiver -> write(receiver, json));
                    json.endArray().endObject();
                });
    }

    private static void write(Receiver receiver, JsonWriter json) {
        json.beginObject()
                .member("name", receiver.name())
                .member("fallback", receiver.fallback())
                .name("integrations")
                .beginArray();
        for (Integration integration : receiver.integrations()) {
            json.beginObject()
                    .member("integration", integration.label())
                    .member("sendResolved", integration.sendResolved())
                    .member(
                            "notDelivered",
                            integration.settings() instanceof NotDelivered(String reason)
                                    ? reason
                                    : null)
                    .endObject();
        }
        json.endArray().endObject();
    }

    Answer test(Exchange exchange) throws Refusal {
        String name = exchange.variable("name");
        Configuration configuration = engine.image().configuration();
        Receiver receiver = configuration == null ? null : configuration.receiver(name);
        if (configuration == null || receiver == null) {
            throw Paging.missing("There is no receiver \"" + name + "\".");
        }
        Query query = exchange.query();
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(NAME, "WatchfireTest");
        labels.put("severity", "info");
        labels.putAll(pairs(query, "label"));
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("summary", "A test message, sent by hand. Nothing is wrong.");
        annotations.putAll(pairs(query, "annotation"));
        boolean preview = "true".equals(query.get("preview"));
        List<ReceiverTests.Told> told =
                tests.tell(
                        configuration,
                        receiver,
                        LabelSet.of(labels),
                        LabelSet.of(annotations),
                        !preview);
        return Answer.json(
                200,
                json -> {
                    json.beginObject().member("preview", preview).name("items").beginArray();
                    told.forEach(one -> write(one, json));
                    json.endArray().endObject();
                });
    }

    /// Labels or annotations given as `name=value`.
    static Map<String, String> pairs(Query query, String parameter) throws Refusal {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String text : query.all(parameter)) {
            int equals = text.indexOf('=');
            if (equals <= 0 || pairs.size() == MAX_PAIRS) {
                throw Paging.refuse(
                        parameter,
                        equals <= 0
                                ? "\"" + text + "\" must read name=value."
                                : "At most " + MAX_PAIRS + " are allowed.");
            }
            pairs.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return pairs;
    }

    private static void write(ReceiverTests.Told told, JsonWriter json) {
        json.beginObject()
                .member("integration", told.integration())
                .member("outcome", told.outcome())
                .member("status", told.status())
                .member("message", told.message())
                .member("templateFailures", told.failures())
                .name("requests")
                .beginArray();
        for (ReceiverTests.Request request : told.requests()) {
            json.beginObject()
                    .member("method", request.method())
                    .member("destination", request.destination())
                    .member("contentType", request.contentType())
                    .member("body", request.body())
                    .endObject();
        }
        json.endArray().endObject();
    }
}
