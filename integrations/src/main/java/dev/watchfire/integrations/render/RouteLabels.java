// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.render;

import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.gotemplate.Compiled;
import dev.watchfire.gotemplate.Rendering;
import dev.watchfire.gotemplate.Template;
import dev.watchfire.integrations.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Fills in the labels of a route, whose values are templates over the message. A label may use
/// another one, by `routeLabels` or `.RouteLabels`.
final class RouteLabels {
    private static final String TEMPLATE = "{{";

    /// How deep labels may use each other; deeper is a circle, or might as well be one.
    private static final int MAX_DEPTH = 8;

    private final TemplateSet templates;
    private final List<String> failures;

    /// @param failures where what cannot be rendered is noted
    RouteLabels(TemplateSet templates, List<String> failures) {
        this.templates = templates;
        this.failures = failures;
    }

    static boolean areTemplates(LabelSet labels) {
        for (int i = 0; i < labels.size(); i++) {
            if (labels.value(i).contains(TEMPLATE)) {
                return true;
            }
        }
        return false;
    }

    /// A label whose template fails stays as it is written: that is seen, and tells what to mend.
    Message render(Message message) {
        LabelSet written = message.routeLabels();
        if (!areTemplates(written)) {
            return message;
        }
        Map<String, String> failed = new TreeMap<>();
        LabelSet last = LabelSet.EMPTY;
        for (int depth = 0; depth <= MAX_DEPTH; depth++) {
            failed.clear();
            LabelSet next = round(written, message.withRouteLabels(last), failed);
            if (next.equals(last)) {
                failures.addAll(failed.values());
                return message.withRouteLabels(next);
            }
            last = next;
        }
        failures.add("the labels of the route use each other in a circle");
        return message.withRouteLabels(written);
    }

    private LabelSet round(LabelSet written, Message message, Map<String, String> failed) {
        var data = MessageData.of(message);
        Map<String, String> rendered = new LinkedHashMap<>();
        for (int i = 0; i < written.size(); i++) {
            String name = written.name(i);
            String template = written.value(i);
            String text = template;
            if (template.contains(TEMPLATE)) {
                switch (templates.text(template)) {
                    case Compiled.Failure<Template>(var errors) ->
                            failed.put(name, said(name, errors.getFirst().message()));
                    case Compiled.Success<Template>(Template compiled) -> {
                        switch (compiled.render(data)) {
                            case Rendering.Text(String filledIn) -> text = filledIn;
                            case Rendering.ExecutionFailure failure ->
                                    failed.put(name, said(name, failure.message()));
                        }
                    }
                }
            }
            rendered.put(name, text);
        }
        return LabelSet.of(rendered);
    }

    private static String said(String name, String why) {
        return "route label \"" + name + "\": " + why;
    }
}
