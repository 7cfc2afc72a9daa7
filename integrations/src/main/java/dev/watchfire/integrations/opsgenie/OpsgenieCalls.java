// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.opsgenie;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.http.Urls;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.render.Cut;
import dev.watchfire.integrations.render.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The requests that tell one message, in order.
final class OpsgenieCalls {
    /// Source: docs.opsgenie.com, "Alert API", create alert.
    private static final int MAX_MESSAGE_RUNES = 130;

    private final Message message;
    private final Options options;
    private final Texts texts;
    private final String alias;

    OpsgenieCalls(Message message, Options options, Texts texts) {
        this.message = message;
        this.options = options;
        this.texts = texts;
        this.alias = message.groupHash();
    }

    List<Call> all() {
        if (!message.firing()) {
            return List.of(call("POST", alert("close"), Json.object("source", text("source"))));
        }
        String title = Cut.runes(texts.title(options.text("message")), MAX_MESSAGE_RUNES);
        String description = texts.body(options.text("description"));
        List<Call> calls = new ArrayList<>();
        calls.add(create(title, description));
        if (options.flag("update_alerts")) {
            // Opsgenie merges a second creation into the first and ignores its texts.
            calls.add(call("PUT", alert("message"), Json.object("message", notEmpty(title))));
            calls.add(
                    call(
                            "PUT",
                            alert("description"),
                            Json.object("description", notEmpty(description))));
        }
        return calls;
    }

    private Call create(String title, String description) {
        return call(
                "POST",
                Urls.below(options.text("api_url"), "v2/alerts"),
                Json.object(
                        "alias", alias,
                        "message", title,
                        "description", notEmpty(description),
                        "details", details(),
                        "source", text("source"),
                        "responders", responders(),
                        "tags", list("tags"),
                        "note", notEmpty(text("note")),
                        "priority", notEmpty(text("priority")),
                        "entity", notEmpty(text("entity")),
                        "actions", list("actions")));
    }

    private String alert(String action) {
        String url = Urls.below(options.text("api_url"), "v2/alerts/" + alias + "/" + action);
        return Urls.with(url, "identifierType", "alias");
    }

    private static Call call(String method, String url, Map<String, Object> body) {
        return Call.post(url, VendorHttp.JSON, Json.write(body) + "\n").method(method);
    }

    private Map<String, String> details() {
        Map<String, String> details = new TreeMap<>();
        LabelSet common = message.commonLabels();
        for (int i = 0; i < common.size(); i++) {
            details.put(common.name(i), common.value(i));
        }
        options.textMap("details").forEach((name, value) -> details.put(name, texts.value(value)));
        return details;
    }

    /// Those whose templates all come out empty are left out; `teams` names several at once.
    private @Nullable List<Map<String, Object>> responders() {
        List<Map<String, Object>> responders = new ArrayList<>();
        for (Options given : options.parts("responders")) {
            String id = texts.value(given.text("id"));
            String name = texts.value(given.text("name"));
            String username = texts.value(given.text("username"));
            String type = texts.value(given.text("type"));
            if ((id + name + username + type).isEmpty()) {
                continue;
            }
            if (type.equals("teams")) {
                parts(name).forEach(t -> responders.add(Json.object("name", t, "type", "team")));
            } else {
                responders.add(
                        Json.object(
                                "id", notEmpty(id),
                                "name", notEmpty(name),
                                "username", notEmpty(username),
                                "type", type));
            }
        }
        return responders.isEmpty() ? null : responders;
    }

    private @Nullable List<String> list(String option) {
        List<String> parts = parts(text(option));
        return parts.isEmpty() ? null : parts;
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.strip().split(",", -1)).filter(p -> !p.isEmpty()).toList();
    }

    private String text(String option) {
        return texts.value(options.text(option));
    }

    private static @Nullable String notEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
