// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.document;

import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.yaml.NodeSpans;
import dev.watchfire.config.yaml.NodeSpans.Span;
import dev.watchfire.config.yaml.YamlNode;
import dev.watchfire.config.yaml.YamlNode.Entry;
import dev.watchfire.config.yaml.YamlNode.Mapping;
import dev.watchfire.config.yaml.YamlNode.Scalar;
import dev.watchfire.config.yaml.YamlNode.Sequence;
import dev.watchfire.config.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The text of the console as a list of objects, each of which can be changed alone: all other
/// lines, their comments and their order stay as they are. Comments inside an object are those of
/// its new text.
public final class ObjectText {
    /// The name of what there is one of.
    public static final String SINGLE = "-";

    /// What is edited one at a time.
    public enum Kind {
        RECEIVERS,
        ROUTE,
        INHIBIT_RULES,
        TIME_INTERVALS,
        MUTE_TIME_INTERVALS,
        SCHEDULES,
        TEAMS,
        SERVICES,
        BUSINESS_HOURS,
        HOLIDAYS,
        ESCALATION_POLICIES,
        VENDORS,
        SEVERITIES,
        PAGING,
        GLOBAL;

        /// As the configuration writes it.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean isSingle() {
            return switch (this) {
                case ROUTE, GLOBAL, SEVERITIES, PAGING -> true;
                case RECEIVERS,
                        INHIBIT_RULES,
                        TIME_INTERVALS,
                        MUTE_TIME_INTERVALS,
                        SCHEDULES,
                        TEAMS,
                        SERVICES,
                        BUSINESS_HOURS,
                        HOLIDAYS,
                        ESCALATION_POLICIES,
                        VENDORS ->
                        false;
            };
        }

        /// @return null where it is none
        public static @Nullable Kind of(String key) {
            for (Kind kind : values()) {
                if (kind.key().equals(key)) {
                    return kind;
                }
            }
            return null;
        }
    }

    /// @param name its `name`; of what has none and of what is there once, {@link #SINGLE}
    /// @param yaml without the indentation that it has in the whole
    public record Found(Kind kind, String name, String yaml, YamlNode node) {}

    /// What became of an edit.
    public sealed interface Edited {
        /// @param line where the object begins in the whole text, 0 where it is gone
        /// @param indent by how many columns it is further right there
        record Done(String text, int line, int indent) implements Edited {}

        /// @param problems of the object's own text
        record Wrong(List<Problem> problems) implements Edited {
            public Wrong {
                problems = List.copyOf(problems);
            }
        }

        /// The text is written in a way in which no single object can be cut out.
        record Entangled() implements Edited {}
    }

    private final String text;
    private final Mapping root;
    private final NodeSpans spans;

    private ObjectText(String text, Mapping root, NodeSpans spans) {
        this.text = text;
        this.root = root;
        this.spans = spans;
    }

    /// @param text what {@link YamlReader} reads without a problem; empty for nothing
    public static ObjectText of(String text) {
        YamlNode node = node(text);
        return new ObjectText(
                text,
                node instanceof Mapping mapping ? mapping : new Mapping(List.of(), Position.START),
                new NodeSpans(node == null ? "" : text));
    }

    private static @Nullable YamlNode node(String text) {
        return YamlReader.read(text.getBytes(StandardCharsets.UTF_8), new Problems());
    }

    /// All objects, in the order of the text; of lists only what has a name of its own.
    public List<Found> all() {
        List<Found> all = new ArrayList<>();
        for (Entry entry : root.entries()) {
            Kind kind = Kind.of(entry.key());
            if (kind == null) {
                continue;
            }
            if (kind.isSingle()) {
                all.add(new Found(kind, SINGLE, yaml(entry.value()), entry.value()));
            } else if (entry.value() instanceof Sequence list) {
                for (YamlNode item : list.items()) {
                    String name = name(item);
                    if (name != null && count(list, name) == 1) {
                        all.add(new Found(kind, name, yaml(item), item));
                    }
                }
            }
        }
        return all;
    }

    public @Nullable Found find(Kind kind, String name) {
        return all().stream()
                .filter(found -> found.kind == kind && found.name.equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String name(YamlNode item) {
        return item instanceof Mapping mapping
                        && mapping.get("name") instanceof Scalar name
                        && !name.isNull()
                        && !name.text().isEmpty()
                ? name.text()
                : null;
    }

    /// What an object calls itself.
    public static @Nullable String nameIn(String yaml) {
        YamlNode node = node(yaml);
        return node == null ? null : name(node);
    }

    private static long count(Sequence list, String name) {
        return list.items().stream().filter(item -> name.equals(name(item))).count();
    }

    private String yaml(YamlNode node) {
        Span span = spans.of(node.at());
        if (span == null) {
            return "";
        }
        int column = node.at().column() - 1;
        List<String> lines = new ArrayList<>();
        for (String line : text.substring(span.from(), span.to()).lines().toList()) {
            int spaces = 0;
            while (spaces < column && spaces < line.length() && line.charAt(spaces) == ' ') {
                spaces++;
            }
            lines.add(lines.isEmpty() ? line : line.substring(spaces));
        }
        return String.join("\n", lines) + "\n";
    }

    /// Puts an object in the place of the one with this name, or behind the last one.
    public Edited put(Kind kind, String name, String yaml) {
        Problems problems = new Problems();
        YamlNode object = YamlReader.read(yaml.getBytes(StandardCharsets.UTF_8), problems);
        if (object != null && !(object instanceof Mapping)) {
            problems.add(
                    object.at(),
                    "",
                    Problem.Code.WRONG_TYPE,
                    "expected a mapping, got " + object.kind());
        }
        if (object == null || !problems.isEmpty()) {
            return new Edited.Wrong(problems.problems());
        }
        Entry entry = entry(kind);
        Found found = find(kind, name);
        Edited.Done done = null;
        if (kind.isSingle()) {
            done = entry == null ? appended(kind, yaml) : inPlaceOf(entry, yaml);
        } else if (found != null) {
            done = inPlaceOf(found.node, yaml);
        } else if (entry == null) {
            done = appended(kind, yaml);
        } else if (entry.value() instanceof Sequence list && !list.items().isEmpty()) {
            done = behind(list.items().getLast(), yaml);
        }
        return done != null && isRight(done.text, kind, name, object)
                ? done
                : new Edited.Entangled();
    }

    private @Nullable Entry entry(Kind kind) {
        return root.entries().stream()
                .filter(entry -> entry.key().equals(kind.key()))
                .findFirst()
                .orElse(null);
    }

    private Edited.Done appended(Kind kind, String yaml) {
        String head = text.isBlank() ? "" : text.endsWith("\n") ? text : text + "\n";
        String key = head + kind.key() + ":\n";
        int line = Math.toIntExact(key.lines().count()) + 1;
        return kind.isSingle()
                ? new Edited.Done(key + indented("  ", "  ", yaml), line, 2)
                : new Edited.Done(key + indented("- ", "  ", yaml), line, 2);
    }

    private static String indented(String first, String others, String yaml) {
        StringBuilder out = new StringBuilder();
        boolean isFirst = true;
        for (String line : yaml.stripTrailing().lines().dropWhile(String::isBlank).toList()) {
            out.append(line.isBlank() ? "" : (isFirst ? first : others) + line).append('\n');
            isFirst = false;
        }
        return out.toString();
    }

    /// What there is one of: from its key to its last line.
    private Edited.@Nullable Done inPlaceOf(Entry entry, String yaml) {
        Span span = spans.of(entry.value().at());
        Span key = spans.of(entry.keyAt());
        if (span == null || key == null || entry.keyAt().column() != 1) {
            return null;
        }
        String with = entry.key() + ":\n" + indented("  ", "  ", yaml);
        return new Edited.Done(spliced(key.from(), span.to(), with), entry.keyAt().line() + 1, 2);
    }

    /// An item of a list, from its dash to its last line.
    private Edited.@Nullable Done inPlaceOf(YamlNode item, String yaml) {
        Span span = spans.of(item.at());
        int dash = span == null ? -1 : dash(span.from());
        if (span == null || dash < 0) {
            return null;
        }
        String before = " ".repeat(dash - lineStart(dash));
        String with = indented(before + "- ", before + "  ", yaml);
        return new Edited.Done(
                spliced(lineStart(dash), span.to(), with), item.at().line(), before.length() + 2);
    }

    private Edited.@Nullable Done behind(YamlNode last, String yaml) {
        Span span = spans.of(last.at());
        int dash = span == null ? -1 : dash(span.from());
        if (span == null || dash < 0) {
            return null;
        }
        String before = " ".repeat(dash - lineStart(dash));
        int end = lineEnd(span.to());
        String head = text.substring(0, end) + "\n";
        String tail = end < text.length() ? text.substring(end + 1) : "";
        String with = indented(before + "- ", before + "  ", yaml);
        return new Edited.Done(
                head + with + tail, Math.toIntExact(head.lines().count()) + 1, before.length() + 2);
    }

    /// Takes an object out, with the comment right above it; with the last one goes the key.
    public Edited remove(Kind kind, String name) {
        Entry entry = entry(kind);
        Found found = find(kind, name);
        if (entry == null || found == null) {
            return new Edited.Entangled();
        }
        boolean whole =
                kind.isSingle()
                        || entry.value() instanceof Sequence list && list.items().size() == 1;
        Span span = spans.of(whole ? entry.value().at() : found.node.at());
        Span key = spans.of(entry.keyAt());
        int from = span == null || key == null ? -1 : whole ? key.from() : dash(span.from());
        if (from < 0 || span == null) {
            return new Edited.Entangled();
        }
        int indent = from - lineStart(from);
        int begin = lineStart(from);
        while (begin > 0 && isComment(lineStart(begin - 1), indent)) {
            begin = lineStart(begin - 1);
        }
        String changed = spliced(begin, span.to(), "");
        return isRight(changed, kind, name, null)
                ? new Edited.Done(changed, 0, 0)
                : new Edited.Entangled();
    }

    private boolean isComment(int start, int indent) {
        String line = text.substring(start, lineEnd(start));
        return line.startsWith(" ".repeat(indent) + "#");
    }

    /// Where the dash before an item stands, if there is only that before it on its line.
    private int dash(int from) {
        int at = from - 1;
        while (at >= 0 && text.charAt(at) == ' ') {
            at--;
        }
        boolean alone =
                at >= 0 && text.charAt(at) == '-' && text.substring(lineStart(at), at).isBlank();
        return alone ? at : -1;
    }

    private int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private int lineEnd(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /// Whole lines in the place of those from `from` to the end of the line that `to` is in.
    private String spliced(int from, int to, String lines) {
        int end = lineEnd(to);
        return text.substring(0, from)
                + lines
                + (end < text.length() ? text.substring(end + 1) : "");
    }

    /// Whether nothing but this object is another one than before.
    private boolean isRight(String changed, Kind kind, String name, @Nullable YamlNode object) {
        YamlNode now = node(changed);
        if (now == null) {
            return false;
        }
        List<Entry> entries = new ArrayList<>(root.entries());
        Entry entry = entry(kind);
        YamlNode wanted = kind.isSingle() ? object : wanted(entry, name, object);
        if (entry != null) {
            entries.remove(entry);
        }
        if (wanted != null) {
            entries.add(new Entry(kind.key(), Position.START, wanted));
        }
        YamlNode expected = new Mapping(entries, Position.START);
        return expected.sameAs(now.isNull() ? new Mapping(List.of(), Position.START) : now);
    }

    private static @Nullable YamlNode wanted(
            @Nullable Entry entry, String name, @Nullable YamlNode object) {
        List<YamlNode> items = new ArrayList<>();
        boolean replaced = false;
        if (entry != null && entry.value() instanceof Sequence list) {
            for (YamlNode item : list.items()) {
                if (!name.equals(name(item))) {
                    items.add(item);
                } else if (object != null) {
                    items.add(object);
                    replaced = true;
                }
            }
        }
        if (object != null && !replaced) {
            items.add(object);
        }
        return items.isEmpty() ? null : new Sequence(items, Position.START);
    }
}
