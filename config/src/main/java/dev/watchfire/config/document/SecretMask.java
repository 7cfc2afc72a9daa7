// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.document;

import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Checker;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.ScalarType;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.SectionWriter;
import dev.watchfire.config.schema.Value;
import dev.watchfire.config.schema.Value.Entries;
import dev.watchfire.config.schema.Value.Items;
import dev.watchfire.config.schema.Value.Raw;
import dev.watchfire.config.schema.Value.Single;
import dev.watchfire.config.schema.Value.Wrong;
import dev.watchfire.config.yaml.ScalarSpans;
import dev.watchfire.config.yaml.ScalarSpans.Replacement;
import dev.watchfire.config.yaml.YamlNode;
import dev.watchfire.config.yaml.YamlReader;
import dev.watchfire.config.yaml.YamlWriter;
import dev.watchfire.engine.configuration.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Hides the secrets of a text from whoever is shown it, and puts them back into what comes back.
///
/// A secret is known by its place: the keys down to it, with the names of receivers and their like
/// instead of their positions. So entries may be moved and others changed while it stays hidden.
public final class SecretMask {
    private final Schema schema;

    public SecretMask(Schema schema) {
        this.schema = schema;
    }

    /// @param problems where a placeholder stands for nothing; the text is then not to be used
    public record Restored(String text, List<Problem> problems) {}

    /// Whether every key of a text is known, so that none can be a secret that nobody knows of.
    public boolean isCertain(String text) {
        Problems problems = new Problems();
        try {
            places(text, problems);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return problems.isEmpty();
    }

    /// The text with every secret replaced by `<secret>`.
    ///
    /// @throws IllegalArgumentException where the text is not right, so that its secrets are not
    ///   known
    public String hide(String text) {
        return hide(text, SecretMask::shown);
    }

    /// The text with every secret replaced by something that is the same for the same secret and
    /// tells nothing else, so that lines which differ in secrets only can be told apart.
    ///
    /// @param names a name for each secret that is hidden
    /// @throws IllegalArgumentException as {@link #hide(String)} does
    public String hideByName(String text, UnaryOperator<String> names) {
        return hide(text, single -> YamlWriter.quote(names.apply(single.text())));
    }

    private String hide(String text, Function<Single, String> inItsPlace) {
        // By position: what an alias refers to has several places, and is written once.
        Map<Position, Replacement> replacements = new LinkedHashMap<>();
        places(text, new Problems())
                .forEach(
                        (_, single) -> {
                            if (hides(single)) {
                                replacements.put(
                                        single.at(),
                                        new Replacement(single.at(), inItsPlace.apply(single)));
                            }
                        });
        return replacements.isEmpty()
                ? text
                : new ScalarSpans(text).with(List.copyOf(replacements.values()));
    }

    private static boolean hides(Single single) {
        boolean isUrl = single.kind() == ScalarType.URL || single.kind() == ScalarType.PROXY_URL;
        return single.kind().isSecret() && !single.text().isEmpty()
                || isUrl && !shown(single).equals(YamlWriter.quote(single.text()));
    }

    private static String shown(Single single) {
        return SectionWriter.scalar(single);
    }

    /// The text with the placeholders replaced by the secrets that stood at their places.
    ///
    /// @param edited what a person made of the text that was shown
    /// @param before the text with its secrets
    public Restored restore(String edited, String before) {
        Problems problems = new Problems();
        Map<String, Single> known = places(before, new Problems());
        ScalarSpans written = new ScalarSpans(before);
        Map<Position, Replacement> replacements = new LinkedHashMap<>();
        List<Problem> missing = new ArrayList<>();
        Map<String, Single> places;
        try {
            places = places(edited, problems);
        } catch (IllegalArgumentException e) {
            // Whoever reads it next says what is wrong with it.
            return new Restored(edited, List.of());
        }
        places.forEach(
                (place, single) -> {
                    Single secret = known.get(place);
                    if (secret != null && hides(secret) && isPlaceholder(single, secret)) {
                        replacements.put(
                                single.at(),
                                new Replacement(single.at(), written(secret, written)));
                    } else if (single.kind().isSecret() && single.text().contains(Secret.HIDDEN)) {
                        missing.add(missing(place, single.at()));
                    }
                });
        String text =
                replacements.isEmpty()
                        ? edited
                        : new ScalarSpans(edited).with(List.copyOf(replacements.values()));
        return new Restored(text, missing);
    }

    /// As the secret was written, in a form that is right in every place.
    private static String written(Single secret, ScalarSpans spans) {
        String yaml = spans.written(secret.at());
        boolean quoted = yaml != null && (yaml.startsWith("'") || yaml.startsWith("\""));
        boolean plain = yaml != null && !yaml.startsWith("|") && !yaml.startsWith(">");
        if (yaml == null || yaml.contains("\n") || !quoted && !plain) {
            return YamlWriter.quote(secret.text());
        }
        boolean safe = quoted || yaml.chars().noneMatch(c -> ",[]{}".indexOf(c) >= 0);
        return safe ? yaml : "'" + yaml.replace("'", "''") + "'";
    }

    private static boolean isPlaceholder(Single single, Single secret) {
        return YamlWriter.quote(single.text()).equals(shown(secret))
                || single.kind().isSecret() && single.text().equals(Secret.HIDDEN);
    }

    private static Problem missing(String place, Position at) {
        return new Problem(
                at,
                place,
                Code.MISSING,
                Secret.HIDDEN
                        + " stands for a value that was saved before, and none was saved here;"
                        + " write the value itself");
    }

    /// The scalars that may hold secrets, by what names their place.
    private Map<String, Single> places(String text, Problems problems) {
        YamlNode node = YamlReader.read(text.getBytes(StandardCharsets.UTF_8), problems);
        Section root = node == null ? null : new Checker(problems, null).document(schema, node);
        if (root == null) {
            throw new IllegalArgumentException("not a configuration");
        }
        Map<String, Single> places = new LinkedHashMap<>();
        walk(root, "", places);
        return places;
    }

    private static void walk(Value value, String place, Map<String, Single> into) {
        switch (value) {
            case Single single -> into.put(place, single);
            case Section section -> {
                for (Key key : section.schema().keys()) {
                    Value child = section.isGiven(key.name()) ? section.value(key.name()) : null;
                    if (child != null) {
                        walk(child, place.isEmpty() ? key.name() : place + "." + key.name(), into);
                    }
                }
            }
            case Items items -> {
                Map<String, Integer> seen = new LinkedHashMap<>();
                for (Value item : items.items()) {
                    String name = name(item);
                    int nth = seen.merge(name == null ? "" : name, 1, Integer::sum) - 1;
                    String index = name == null ? "" + nth : nth == 0 ? name : name + "#" + nth;
                    walk(item, place + "[" + index + "]", into);
                }
            }
            case Entries entries ->
                    entries.entries().forEach(e -> walk(e.value(), place + "." + e.key(), into));
            case Raw _, Wrong _ -> {}
        }
    }

    /// What names an item of a list, where it has a name.
    private static @Nullable String name(Value item) {
        if (item instanceof Section section) {
            for (Key key : section.schema().keys()) {
                if (key.name().equals("name")) {
                    return section.textOrNull("name");
                }
            }
        }
        return null;
    }
}
