// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.ScalarType;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Value;
import dev.watchfire.gotemplate.Compiled;
import dev.watchfire.gotemplate.Template;
import dev.watchfire.gotemplate.alertmanager.NotificationTemplates;
import org.jspecify.annotations.Nullable;

/// Looks for mistakes in the templates that receivers' fields are. Alertmanager finds them when it
/// first notifies, so that they are warnings: the file is as good as it was there.
final class TemplateCheck {
    private static final String PLAIN_TEXT = "plain text will take its place";
    private static final String AS_WRITTEN = "the label stays as it is written";

    private final @Nullable NotificationTemplates templates;
    private final Problems problems;

    /// @param templates null where their files have mistakes: those are said already
    TemplateCheck(@Nullable NotificationTemplates templates, Problems problems) {
        this.templates = templates;
        this.problems = problems;
    }

    void check(Section section) {
        for (Key key : section.schema().keys()) {
            if (section.isGiven(key.name())) {
                check(section.value(key.name()), section.path(key.name()));
            }
        }
    }

    /// Of a route; its values are templates as well.
    void checkLabels(Section route) {
        for (Value.Entry label : route.entries("labels")) {
            if (label.value() instanceof Value.Single single) {
                check(single, route.path("labels") + "." + label.key(), AS_WRITTEN);
            }
        }
    }

    private void check(@Nullable Value value, String path) {
        switch (value) {
            case Value.Single single -> check(single, path, PLAIN_TEXT);
            case Value.Items items -> items.items().forEach(item -> check(item, path));
            case Value.Entries entries ->
                    entries.entries().forEach(e -> check(e.value(), path + "." + e.key()));
            case Section section -> check(section);
            case Value.Raw _, Value.Wrong _ -> {}
            case null -> {}
        }
    }

    private void check(Value.Single single, String path, String instead) {
        if (templates == null || !single.text().contains(ScalarType.TEMPLATE_START)) {
            return;
        }
        if (templates.text(single.text()) instanceof Compiled.Failure<Template>(var errors)) {
            problems.warn(
                    single.at(),
                    path,
                    Code.INVALID_VALUE,
                    "this template cannot be used, "
                            + instead
                            + ": "
                            + errors.getFirst().message());
        }
    }
}
