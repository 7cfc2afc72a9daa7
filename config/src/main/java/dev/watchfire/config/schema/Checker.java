// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.schema;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Value.Entries;
import dev.watchfire.config.schema.Value.Items;
import dev.watchfire.config.schema.Value.Raw;
import dev.watchfire.config.schema.Value.Single;
import dev.watchfire.config.schema.Value.Wrong;
import dev.watchfire.config.yaml.YamlNode;
import dev.watchfire.config.yaml.YamlNode.Entry;
import dev.watchfire.config.yaml.YamlNode.Mapping;
import dev.watchfire.config.yaml.YamlNode.Scalar;
import dev.watchfire.config.yaml.YamlNode.Sequence;
import dev.watchfire.engine.configuration.Secret;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks nodes against tables and gathers every problem instead of stopping at the first.
public final class Checker {
    private final Problems problems;
    private final @Nullable Path baseDirectory;

    /// @param baseDirectory where relative paths start, or null where the text has no place; then
    ///   files are not looked for
    public Checker(Problems problems, @Nullable Path baseDirectory) {
        this.problems = problems;
        this.baseDirectory = baseDirectory;
    }

    /// The whole document.
    public @Nullable Section document(Schema schema, YamlNode root) {
        if (root.isNull()) {
            return new Section(schema, "", root.at());
        }
        return value(new Type.Nested(() -> schema), root, "") instanceof Section section
                ? section
                : null;
    }

    private Value value(Type type, YamlNode node, String path) {
        return switch (type) {
            case Type.Single(ScalarType kind) -> single(kind, type, node, path);
            case Type.OneOf(List<String> allowed) -> oneOf(allowed, type, node, path);
            case Type.ListOf(Type items) -> list(items, type, node, path);
            case Type.MapOf(Type values) -> map(values, type, node, path);
            case Type.Nested nested ->
                    node instanceof Mapping mapping
                            ? section(nested.schema().get(), mapping, path)
                            : wrongType(type, node, path);
            case Type.Either(Type other, Type.Nested full) ->
                    value(node instanceof Mapping ? full : other, node, path);
            case Type.Anything _ -> new Raw(node);
        };
    }

    private Section section(Schema schema, Mapping mapping, String path) {
        Section section = new Section(schema, path, mapping.at());
        for (Entry entry : mapping.entries()) {
            Key key = schema.find(entry.key());
            if (key == null) {
                unknownKey(schema, entry, path);
            } else if (entry.value().isNull()) {
                nothing(section, key, entry);
            } else {
                Value value = value(key.type(), entry.value(), section.path(entry.key()));
                section.put(entry.key(), entry.keyAt(), value);
            }
        }
        for (Rule rule : schema.rules()) {
            rule.check(section, problems);
        }
        return section;
    }

    private void unknownKey(Schema schema, Entry entry, String path) {
        String suggestion = Suggestion.clause(entry.key(), schema.names());
        String known =
                suggestion.isEmpty() && !schema.names().isEmpty()
                        ? "; known are "
                                + String.join(", ", schema.names().stream().sorted().toList())
                        : suggestion;
        problems.add(
                entry.keyAt(),
                path,
                Code.UNKNOWN_KEY,
                "unknown key " + Shown.text(entry.key()) + " in " + schema.what() + known);
    }

    /// Go turns null into the zero value of text, numbers and booleans, and into "not given" for
    /// everything else.
    private static void nothing(Section section, Key key, Entry entry) {
        if (key.type() instanceof Type.Single(ScalarType kind)) {
            Object zero = kind.zero();
            if (zero != null) {
                Value value = new Single(zero, kind, entry.value().at());
                section.put(key.name(), entry.keyAt(), value);
            }
        }
    }

    private Value single(ScalarType kind, Type type, YamlNode node, String path) {
        if (!(node instanceof Scalar scalar)) {
            return wrongType(type, node, path);
        }
        try {
            Object zero = scalar.isNull() ? kind.zero() : null;
            Object value = zero == null ? kind.parse(scalar) : zero;
            remarks(kind, scalar, path);
            if (kind == ScalarType.PATH) {
                value = resolve((String) value, scalar, path);
            }
            return new Single(value, kind, scalar.at());
        } catch (Invalid e) {
            problems.add(scalar.at(), path, Code.INVALID_VALUE, explain(kind, scalar, e));
            return new Wrong(scalar.at());
        }
    }

    private static String explain(ScalarType kind, Scalar scalar, Invalid e) {
        String reason = e.reason();
        if (kind.isSecret()) {
            // A piece of a malformed secret is a piece of a secret.
            reason = reason.replaceAll("\"[^\"]*\"", "(hidden)");
        } else if (!scalar.isNull() && !reason.contains(Shown.text(scalar.text()))) {
            reason += got(scalar);
        }
        return reason.contains("expected ") ? reason : reason + "; expected " + kind.expected();
    }

    private static String got(Scalar scalar) {
        return ", got " + Shown.text(scalar.text());
    }

    private void remarks(ScalarType kind, Scalar scalar, String path) {
        String text = scalar.text();
        if (kind.isSecret() && text.contains(Secret.HIDDEN)) {
            problems.warn(
                    scalar.at(),
                    path,
                    Code.DOUBTFUL,
                    "this is the placeholder of a configuration that was printed, not a secret");
        }
        boolean bare =
                scalar.plain() && !text.isEmpty() && text.chars().allMatch(Character::isDigit);
        if (kind == ScalarType.GO_DURATION && bare && !text.matches("0+")) {
            problems.warn(
                    scalar.at(),
                    path,
                    Code.DOUBTFUL,
                    text + " without a unit means nanoseconds; did you mean \"" + text + "s\"?");
        }
    }

    private String resolve(String text, Scalar scalar, String path) throws Invalid {
        if (text.isEmpty() || baseDirectory == null) {
            return text;
        }
        Path file;
        try {
            file = baseDirectory.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new Invalid("not a path: " + e.getReason());
        }
        // A missing file does not stop the server: what needs it fails visibly when it is used.
        if (!Files.isReadable(file)) {
            problems.warn(
                    scalar.at(),
                    path,
                    Code.UNREADABLE_FILE,
                    "cannot read the file " + file + "; what needs it fails until it is there");
        }
        return file.toString();
    }

    private Value oneOf(List<String> allowed, Type type, YamlNode node, String path) {
        if (!(node instanceof Scalar scalar)) {
            return wrongType(type, node, path);
        }
        if (allowed.contains(scalar.text())) {
            return new Single(scalar.text(), ScalarType.TEXT, scalar.at());
        }
        String message =
                "expected "
                        + type.expected()
                        + got(scalar)
                        + Suggestion.clause(scalar.text(), allowed);
        problems.add(scalar.at(), path, Code.INVALID_VALUE, message);
        return new Wrong(scalar.at());
    }

    private Value list(Type itemType, Type type, YamlNode node, String path) {
        if (!(node instanceof Sequence sequence)) {
            return wrongType(type, node, path);
        }
        List<Value> items = new ArrayList<>(sequence.items().size());
        for (YamlNode item : sequence.items()) {
            items.add(value(itemType, item, path + "[" + items.size() + "]"));
        }
        return new Items(items, sequence.at());
    }

    private Value map(Type valueType, Type type, YamlNode node, String path) {
        if (!(node instanceof Mapping mapping)) {
            return wrongType(type, node, path);
        }
        List<Value.Entry> entries = new ArrayList<>(mapping.entries().size());
        for (Entry entry : mapping.entries()) {
            Value value = value(valueType, entry.value(), path + "." + entry.key());
            entries.add(new Value.Entry(entry.key(), entry.keyAt(), value));
        }
        return new Entries(entries, mapping.at());
    }

    private Value wrongType(Type type, YamlNode node, String path) {
        String shown = "";
        String hint = "";
        if (type instanceof Type.ListOf(Type items) && node instanceof Scalar s && !s.isNull()) {
            boolean secret = items instanceof Type.Single(ScalarType kind) && kind.isSecret();
            shown = secret ? "" : " " + Shown.text(s.text());
            hint = ". Maybe put `- ` in front?";
        }
        problems.add(
                node.at(),
                path,
                Code.WRONG_TYPE,
                "expected " + type.expected() + ", got " + node.kind() + shown + hint);
        return new Wrong(node.at());
    }
}
