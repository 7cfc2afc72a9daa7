// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.jira;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.render.Cut;
import dev.watchfire.integrations.render.Texts;
import dev.watchfire.integrations.render.Typed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an issue says.
final class JiraIssue {
    /// Source: Jira's own fields; `notify/jira/jira.go` of Alertmanager.
    private static final int MAX_SUMMARY_RUNES = 255;

    private static final int MAX_DESCRIPTION_RUNES = 32_767;

    private static final String DEFAULT_SUMMARY = "{{ template \"jira.default.summary\" . }}";
    private static final String DEFAULT_DESCRIPTION =
            "{{ template \"jira.default.description\" . }}";

    private final Message message;
    private final Options options;
    private final Texts texts;

    JiraIssue(Message message, Options options, Texts texts) {
        this.message = message;
        this.options = options;
        this.texts = texts;
    }

    Map<String, @Nullable Object> created() {
        return issue(true, true, true);
    }

    Map<String, @Nullable Object> updated() {
        return issue(isUpdated("summary"), isUpdated("description"), isUpdated("labels"));
    }

    private boolean isUpdated(String field) {
        return !(options.tree(field) instanceof Options given
                && Boolean.FALSE.equals(given.flagOrNull("enable_update")));
    }

    private Map<String, @Nullable Object> issue(
            boolean withSummary, boolean withDescription, boolean withLabels) {
        String priority = texts.value(options.text("priority"));
        Map<String, @Nullable Object> fields =
                Json.object(
                        "project",
                        Map.of("key", texts.value(options.text("project"))),
                        "issuetype",
                        Map.of("name", texts.value(options.text("issue_type"))),
                        "summary",
                        withSummary ? summary() : null,
                        "description",
                        withDescription ? description() : null,
                        "labels",
                        withLabels ? labels() : null,
                        "priority",
                        priority.isEmpty() ? null : Map.of("name", priority));
        if (options.tree("fields") instanceof Map<?, ?> own) {
            own.forEach(
                    (name, value) -> fields.put(String.valueOf(name), Typed.of(texts.tree(value))));
        }
        return Json.object("fields", fields);
    }

    /// A template by itself, or with more to say about it.
    private String template(String field, String otherwise) {
        Object value = options.tree(field);
        if (value instanceof Options given) {
            return given.tree("template") == null ? otherwise : given.text("template");
        }
        return value instanceof String text ? text : otherwise;
    }

    private String summary() {
        String summary = texts.title(template("summary", DEFAULT_SUMMARY));
        return Cut.runes(summary, MAX_SUMMARY_RUNES);
    }

    private @Nullable Object description() {
        String text =
                Cut.runes(
                        texts.body(template("description", DEFAULT_DESCRIPTION)),
                        MAX_DESCRIPTION_RUNES);
        if (text.isBlank()) {
            return null;
        }
        return isVersion3() ? document(text.strip()) : text;
    }

    private boolean isVersion3() {
        String url = options.text("api_url");
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        return path.replaceFirst("/+$", "").endsWith("/3");
    }

    /// Version 3 takes an Atlassian document. A text that is no JSON object, which Alertmanager
    /// gives up on, becomes a document of one paragraph for each line.
    private static Object document(String text) {
        try {
            if (Json.read(text) instanceof Map<?, ?> document) {
                return document;
            }
        } catch (IOException e) {
            // It is text then.
        }
        List<Object> paragraphs = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            paragraphs.add(
                    line.isBlank()
                            ? Json.object("type", "paragraph")
                            : Json.object(
                                    "type",
                                    "paragraph",
                                    "content",
                                    List.of(Json.object("type", "text", "text", line))));
        }
        return Json.object("type", "doc", "version", 1, "content", paragraphs);
    }

    private List<String> labels() {
        Object given = options.tree("labels");
        List<String> templates =
                given instanceof Options part
                        ? part.texts("values")
                        : given == null ? List.of() : options.texts("labels");
        List<String> labels = new ArrayList<>();
        templates.forEach(template -> labels.add(texts.value(template)));
        labels.removeIf(String::isEmpty);
        labels.add(JiraSearch.label(message));
        labels.sort(null);
        return labels;
    }
}
