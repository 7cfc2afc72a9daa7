// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.alertmanager;

import dev.watchfire.gotemplate.Compiled;
import dev.watchfire.gotemplate.MissingKeys;
import dev.watchfire.gotemplate.Source;
import dev.watchfire.gotemplate.Template;
import dev.watchfire.gotemplate.Templates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Alertmanager's templates: the default ones, and the user's, which may take their place.
/// Immutable, and safe for any thread.
public final class NotificationTemplates {
    private static final List<String> DEFAULTS = List.of("default.tmpl", "email.tmpl");

    private final Templates templates;

    private NotificationTemplates(Templates templates) {
        this.templates = templates;
    }

    /// @param sources the user's template files, in order
    /// @param now what `since` counts to, asked at each rendering
    public static Compiled<NotificationTemplates> parse(List<Source> sources, InstantSource now) {
        List<Source> all = new ArrayList<>();
        DEFAULTS.forEach(name -> all.add(new Source(name, resource(name))));
        all.addAll(sources);
        return switch (Templates.parse(all, Functions.all(now), MissingKeys.USE_ZERO_VALUE)) {
            case Compiled.Success<Templates>(Templates templates) ->
                    new Compiled.Success<>(new NotificationTemplates(templates));
            case Compiled.Failure<Templates>(var errors) -> new Compiled.Failure<>(errors);
        };
    }

    private static String resource(String name) {
        try (InputStream in = NotificationTemplates.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the module");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Compiles a field of a receiver, such as `{{ template "slack.default.title" . }}`. Compile it
    /// once, with the configuration, and render it with a {@link Data} for each notification.
    public Compiled<Template> text(String template) {
        return templates.text(new Source("", template));
    }

    /// Like {@link #text}, for fields that are HTML.
    public Compiled<Template> html(String template) {
        return templates.html(new Source("", template));
    }

    /// The names of the templates, without order.
    public Iterable<String> names() {
        return templates.names();
    }
}
