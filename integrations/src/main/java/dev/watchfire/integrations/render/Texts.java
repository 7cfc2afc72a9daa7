// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.render;

import dev.watchfire.gotemplate.Compiled;
import dev.watchfire.gotemplate.Rendering;
import dev.watchfire.gotemplate.Template;
import dev.watchfire.gotemplate.alertmanager.Data;
import dev.watchfire.integrations.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Renders the templates of one message. A template that fails never costs the message: plain text
/// takes its place, and the failure is noted. For one thread.
public final class Texts {
    private static final String TEMPLATE = "{{";

    private final TemplateSet templates;
    private final Message message;
    private final List<String> failures;
    private @Nullable Data data;

    public Texts(TemplateSet templates, Message message) {
        this(templates, message, new ArrayList<>());
    }

    /// With the labels of the message's route filled in.
    public static Texts withRouteLabels(TemplateSet templates, Message message) {
        List<String> failures = new ArrayList<>();
        Message filledIn = new RouteLabels(templates, failures).render(message);
        return new Texts(templates, filledIn, failures);
    }

    private Texts(TemplateSet templates, Message message, List<String> failures) {
        this.templates = templates;
        this.message = message;
        this.failures = failures;
    }

    /// The same templates for another message, such as the first few alerts of this one. What fails
    /// there is noted here too.
    public Texts of(Message other) {
        return new Texts(templates, other, failures);
    }

    /// What is rendered.
    public Message message() {
        return message;
    }

    /// A heading; where the template fails, one line of plain text.
    public String title(String template) {
        String text = rendered(template, false);
        return text == null ? PlainText.title(message) : text;
    }

    /// What is to be said; where the template fails, plain text that lists the alerts.
    public String body(String template) {
        String text = rendered(template, false);
        return text == null ? PlainText.body(message) : text;
    }

    /// Like {@link #body}, with every value escaped for where it stands in the HTML.
    public String html(String template) {
        String text = rendered(template, true);
        return text == null ? "<pre>" + escaped(PlainText.body(message)) + "</pre>" : text;
    }

    /// A name, colour, link or the like; `instead` where the template fails.
    public String value(String template, String instead) {
        String text = rendered(template, false);
        return text == null ? instead : text;
    }

    /// A name, colour, link or the like; "" where the template fails.
    public String value(String template) {
        return value(template, "");
    }

    /// Every string of a tree rendered, keys included; a template that fails shows its source.
    public @Nullable Object tree(@Nullable Object tree) {
        return switch (tree) {
            case String text -> value(text, text);
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> rendered = new LinkedHashMap<>();
                map.forEach(
                        (key, value) -> {
                            String name = String.valueOf(key);
                            rendered.put(value(name, name), tree(value));
                        });
                yield rendered;
            }
            case List<?> list -> {
                List<@Nullable Object> rendered = new ArrayList<>();
                list.forEach(item -> rendered.add(tree(item)));
                yield rendered;
            }
            case null, default -> tree;
        };
    }

    /// The same data that templates see.
    public Data data() {
        Data known = data;
        if (known == null) {
            known = MessageData.of(message);
            data = known;
        }
        return known;
    }

    /// What went wrong so far, in the words of the template language.
    public List<String> failures() {
        return List.copyOf(failures);
    }

    private @Nullable String rendered(String template, boolean html) {
        if (!template.contains(TEMPLATE)) {
            return template;
        }
        return switch (html ? templates.html(template) : templates.text(template)) {
            case Compiled.Success<Template>(Template compiled) ->
                    switch (compiled.render(data())) {
                        case Rendering.Text(String text) -> text;
                        case Rendering.ExecutionFailure failure -> failed(failure.message());
                    };
            case Compiled.Failure<Template>(var errors) -> failed(errors.getFirst().message());
        };
    }

    private @Nullable String failed(String why) {
        failures.add(why);
        return null;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
