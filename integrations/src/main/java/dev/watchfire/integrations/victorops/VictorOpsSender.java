// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.victorops;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.Urls;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.render.Cut;
import dev.watchfire.integrations.render.Texts;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Posts alerts to the REST endpoint of VictorOps.
public final class VictorOpsSender implements Sender {
    /// Source: help.victorops.com, "Incident Fields Glossary".
    private static final int MAX_STATE_MESSAGE_RUNES = 20_480;

    private static final String TRIGGER = "CRITICAL";
    private static final String RESOLVE = "RECOVERY";

    /// What an alert that fires may be; anything else counts as {@link #TRIGGER}.
    private static final Set<String> FIRING_TYPES = Set.of("INFO", "WARNING", TRIGGER);

    private static final Judge JUDGE = Judge.BY_STATUS.showing(VictorOpsSender::reason);

    private final VendorHttp http;

    public VictorOpsSender(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String destination(Options options) {
        return HttpClients.destination(options.text("api_url"));
    }

    @Override
    public SendResult send(Notification notification) {
        Options options = notification.options();
        Texts texts = notification.texts();
        String key;
        try {
            key = VendorHttp.secret(options, "api_key");
        } catch (IOException e) {
            return SendResult.retryable(0, String.valueOf(e.getMessage()), 0);
        }
        String path = escaped(key) + "/" + escaped(texts.value(options.text("routing_key")));
        String body = Json.write(fields(notification.message(), options, texts)) + "\n";
        return http.send(
                Call.post(Urls.below(options.text("api_url"), path), VendorHttp.JSON, body)
                        .hiding(key),
                options,
                notification.timeout(),
                JUDGE);
    }

    private static String escaped(String segments) {
        return Urls.escaped(segments).replace("%2F", "/");
    }

    private static Map<String, String> fields(Message message, Options options, Texts texts) {
        String stateMessage = texts.body(options.text("state_message"));
        Map<String, String> fields = new TreeMap<>();
        fields.put("message_type", type(message, texts.value(options.text("message_type"))));
        fields.put("entity_id", message.groupHash());
        fields.put("entity_display_name", texts.title(options.text("entity_display_name")));
        fields.put("state_message", Cut.runes(stateMessage, MAX_STATE_MESSAGE_RUNES));
        fields.put("monitoring_tool", texts.value(options.text("monitoring_tool")));
        options.textMap("custom_fields")
                .forEach((name, value) -> fields.put(name, texts.value(value)));
        return fields;
    }

    private static String type(Message message, String configured) {
        if (!message.firing()) {
            return RESOLVE;
        }
        return FIRING_TYPES.contains(configured) ? configured : TRIGGER;
    }

    /// `{"result":"failure","messages":"…"}`; what is something else is shown as it is.
    private static String reason(String body) {
        return Json.readObject(body).get("messages") instanceof String messages ? messages : body;
    }
}
