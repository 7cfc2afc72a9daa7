// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.pagerduty;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.render.Cut;
import dev.watchfire.integrations.render.Texts;
import dev.watchfire.integrations.render.Typed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One event as JSON.
final class PagerDutyEvent {
    /// Of `summary` and `description`. Source: developer.pagerduty.com, "Send an Alert Event".
    private static final int MAX_SUMMARY_RUNES = 1024;

    /// The vendor's 512 KB, which Alertmanager reads as kilobytes of 1000 bytes.
    static final int MAX_EVENT_BYTES = 512_000;

    private static final Map<String, Object> NO_DETAILS =
            Map.of(
                    "error",
                    "Custom details have been removed because the original event exceeds the"
                            + " maximum size of 512KB");

    /// Those that a file may override one by one.
    private static final Map<String, String> DEFAULT_DETAILS =
            Map.of(
                    "firing", "{{ .Alerts.Firing | toJson }}",
                    "num_firing", "{{ .Alerts.Firing | len }}",
                    "num_resolved", "{{ .Alerts.Resolved | len }}",
                    "resolved", "{{ .Alerts.Resolved | toJson }}");

    private static final String DEFAULT_SEVERITY = "error";

    private final Message message;
    private final Options options;
    private final Texts texts;

    PagerDutyEvent(Message message, Options options, Texts texts) {
        this.message = message;
        this.options = options;
        this.texts = texts;
    }

    String version2(String routingKey) {
        Map<String, Object> payload =
                Json.object(
                        "summary", summary(),
                        "source", text(options.isSet("source") ? "source" : "client"),
                        "severity", severity(),
                        "class", given("class"),
                        "component", given("component"),
                        "group", given("group"),
                        "custom_details", details());
        Map<String, Object> event =
                Json.object(
                        "routing_key", routingKey,
                        "dedup_key", message.groupHash(),
                        "event_action", action(),
                        "payload", payload,
                        "client", given("client"),
                        "client_url", given("client_url"),
                        "images", parts("images", "src", "src", "alt", "href"),
                        "links", parts("links", "href", "href", "text"));
        return bounded(event, payload, "custom_details");
    }

    String version1(String serviceKey) {
        boolean triggers = message.firing();
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.putAll(
                Json.object(
                        "service_key", serviceKey,
                        "incident_key", message.groupHash(),
                        "event_type", action(),
                        "description", summary()));
        // Alertmanager's two versions share one structure, and these are left of the other.
        event.put("event_action", "");
        event.put("payload", null);
        event.putAll(
                Json.object(
                        "client", triggers ? given("client") : null,
                        "client_url", triggers ? given("client_url") : null,
                        "details", details()));
        return bounded(event, event, "details");
    }

    private static String bounded(
            Map<String, ? extends @Nullable Object> event,
            Map<String, ? super Map<String, Object>> holder,
            String details) {
        String json = Json.write(event) + "\n";
        if (json.getBytes(StandardCharsets.UTF_8).length <= MAX_EVENT_BYTES) {
            return json;
        }
        holder.put(details, NO_DETAILS);
        return Json.write(event) + "\n";
    }

    private String action() {
        return message.firing() ? "trigger" : "resolve";
    }

    private String summary() {
        return Cut.runes(texts.title(options.text("description")), MAX_SUMMARY_RUNES);
    }

    private String severity() {
        String severity = options.isSet("severity") ? text("severity") : DEFAULT_SEVERITY;
        return severity.isEmpty() ? DEFAULT_SEVERITY : severity;
    }

    private Map<String, @Nullable Object> details() {
        Map<String, @Nullable Object> details = new LinkedHashMap<>(DEFAULT_DETAILS);
        if (options.tree("details") instanceof Map<?, ?> own) {
            own.forEach((key, value) -> details.put(String.valueOf(key), value));
        }
        // Names are no templates here, unlike those further down.
        details.replaceAll((_, value) -> Typed.of(texts.tree(value)));
        return details;
    }

    private String text(String option) {
        return texts.value(options.text(option));
    }

    private @Nullable String given(String option) {
        String text = text(option);
        return text.isEmpty() ? null : text;
    }

    /// @param needed the key without which a part is left out
    private @Nullable List<Map<String, Object>> parts(
            String option, String needed, String... keys) {
        List<Map<String, Object>> parts = new ArrayList<>();
        for (Options given : options.parts(option)) {
            Map<String, Object> part = new LinkedHashMap<>();
            for (String key : keys) {
                part.put(key, texts.value(given.text(key)));
            }
            if (!"".equals(part.get(needed))) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? null : parts;
    }
}
