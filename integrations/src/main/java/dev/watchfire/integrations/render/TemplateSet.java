// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.render;

import dev.watchfire.engine.configuration.TemplateFile;
import dev.watchfire.gotemplate.Compiled;
import dev.watchfire.gotemplate.Source;
import dev.watchfire.gotemplate.Template;
import dev.watchfire.gotemplate.alertmanager.NotificationTemplates;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The templates of one configuration. What a field says is compiled when it is first used, and
/// kept as long as the configuration. Safe for any thread.
public final class TemplateSet {
    private final NotificationTemplates templates;
    private final Map<String, Compiled<Template>> texts = new ConcurrentHashMap<>();
    private final Map<String, Compiled<Template>> pages = new ConcurrentHashMap<>();

    private TemplateSet(NotificationTemplates templates) {
        this.templates = templates;
    }

    /// @param files of an accepted configuration, so that they are known to be right
    /// @param clock what `since` counts to
    public static TemplateSet of(List<TemplateFile> files, InstantSource clock) {
        List<Source> sources = files.stream().map(f -> new Source(f.name(), f.text())).toList();
        return switch (NotificationTemplates.parse(sources, clock)) {
            case Compiled.Success<NotificationTemplates>(NotificationTemplates templates) ->
                    new TemplateSet(templates);
            case Compiled.Failure<NotificationTemplates>(var errors) ->
                    throw new IllegalArgumentException("templates that do not parse: " + errors);
        };
    }

    Compiled<Template> text(String template) {
        return texts.computeIfAbsent(template, templates::text);
    }

    Compiled<Template> html(String template) {
        return pages.computeIfAbsent(template, templates::html);
    }
}
