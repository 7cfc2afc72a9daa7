// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.schema;

import dev.watchfire.config.schema.Value.Entries;
import dev.watchfire.config.schema.Value.Items;
import dev.watchfire.config.schema.Value.Raw;
import dev.watchfire.config.schema.Value.Single;
import dev.watchfire.config.schema.Value.Wrong;
import dev.watchfire.config.yaml.YamlNode;
import dev.watchfire.config.yaml.YamlNode.Mapping;
import dev.watchfire.config.yaml.YamlNode.Scalar;
import dev.watchfire.config.yaml.YamlNode.Sequence;
import dev.watchfire.config.yaml.YamlWriter;
import dev.watchfire.engine.configuration.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes a section out again: keys in the table's order, defaults filled in, secrets hidden.
public final class SectionWriter {
    private final YamlWriter out = new YamlWriter();

    private SectionWriter() {}

    public static String write(Section section) {
        SectionWriter writer = new SectionWriter();
        writer.lines(section).forEach(Runnable::run);
        return writer.out.toString();
    }

    /// One action per key that is written; none means `{}`.
    private List<Runnable> lines(Section section) {
        List<Runnable> lines = new ArrayList<>();
        for (Key key : section.schema().keys()) {
            boolean byDefault = key.shown() && !section.isGiven(key.name());
            Value value =
                    byDefault || section.isGiven(key.name()) ? section.value(key.name()) : null;
            // An empty text is left out, unless a default would then take its place.
            boolean empty =
                    key.byDefault() == null
                            && value instanceof Single single
                            && single.value().equals("");
            if (value != null && !empty && !key.isOurs()) {
                lines.add(() -> entry(key.name(), value));
            }
        }
        return lines;
    }

    private void entry(String key, Value value) {
        switch (value) {
            case Single single -> out.scalar(key, scalar(single));
            case Section section -> mapping(key, lines(section));
            case Items items ->
                    list(key, items.items().stream().<Runnable>map(i -> () -> item(i)).toList());
            case Entries entries ->
                    mapping(
                            key,
                            entries.entries().stream()
                                    .<Runnable>map(e -> () -> entry(e.key(), e.value()))
                                    .toList());
            case Raw raw -> raw(key, raw.node());
            case Wrong _ -> throw new IllegalStateException("a refused value is not written");
        }
    }

    private void item(Value value) {
        switch (value) {
            case Single single -> out.item(scalar(single));
            case Section section -> mappingItem(lines(section));
            case Items items ->
                    listItem(items.items().stream().<Runnable>map(i -> () -> item(i)).toList());
            case Entries entries ->
                    mappingItem(
                            entries.entries().stream()
                                    .<Runnable>map(e -> () -> entry(e.key(), e.value()))
                                    .toList());
            case Raw raw -> rawItem(raw.node());
            case Wrong _ -> throw new IllegalStateException("a refused value is not written");
        }
    }

    private void mapping(String key, List<Runnable> lines) {
        if (lines.isEmpty()) {
            out.scalar(key, "{}");
        } else {
            out.mapping(key, () -> lines.forEach(Runnable::run));
        }
    }

    private void list(String key, List<Runnable> items) {
        if (items.isEmpty()) {
            out.scalar(key, "[]");
        } else {
            out.list(key, () -> items.forEach(Runnable::run));
        }
    }

    private void mappingItem(List<Runnable> lines) {
        if (lines.isEmpty()) {
            out.item("{}");
        } else {
            out.mappingItem(() -> lines.forEach(Runnable::run));
        }
    }

    private void listItem(List<Runnable> items) {
        if (items.isEmpty()) {
            out.item("[]");
        } else {
            out.listItem(() -> items.forEach(Runnable::run));
        }
    }

    private void raw(String key, YamlNode node) {
        switch (node) {
            case Scalar scalar -> out.scalar(key, plainOrQuoted(scalar));
            case Sequence sequence -> list(key, rawItems(sequence));
            case Mapping mapping -> mapping(key, rawEntries(mapping));
        }
    }

    private void rawItem(YamlNode node) {
        switch (node) {
            case Scalar scalar -> out.item(plainOrQuoted(scalar));
            case Sequence sequence -> listItem(rawItems(sequence));
            case Mapping mapping -> mappingItem(rawEntries(mapping));
        }
    }

    private List<Runnable> rawItems(Sequence sequence) {
        return sequence.items().stream().<Runnable>map(i -> () -> rawItem(i)).toList();
    }

    private List<Runnable> rawEntries(Mapping mapping) {
        return mapping.entries().stream()
                .<Runnable>map(e -> () -> raw(e.key(), e.value()))
                .toList();
    }

    private static String plainOrQuoted(Scalar scalar) {
        if (scalar.isNull()) {
            return "null";
        }
        return scalar.plain() ? scalar.text() : YamlWriter.quote(scalar.text());
    }

    /// As it is written out, in YAML's form, secrets hidden.
    public static String scalar(Single single) {
        String text = single.text();
        return switch (single.kind()) {
            case TEXT, PATH, HOST_PORT, REGEX -> YamlWriter.quote(text);
            case SECRET, SECRET_URL -> Secret.HIDDEN;
            case TEMPLATED_SECRET_URL -> hiddenUrl(text);
            case URL, PROXY_URL -> YamlWriter.quote(HttpUrl.redact(text));
            case BOOLEAN, INTEGER, COUNT, DECIMAL -> text;
            case DURATION -> Durations.formatPrometheus((Duration) single.value());
            case GO_DURATION -> Durations.formatGo((Duration) single.value());
        };
    }

    /// A bare `<secret>` would be refused by the amtool of Alertmanager 0.25, to which this key is
    /// a public URL; with a scheme every version reads it.
    private static String hiddenUrl(String url) {
        boolean tls = url.toLowerCase(Locale.ROOT).startsWith("https:");
        return (tls ? "https://" : "http://") + Secret.HIDDEN;
    }
}
