// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.document;

import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.yaml.YamlNode;
import dev.watchfire.config.yaml.YamlNode.Entry;
import dev.watchfire.config.yaml.YamlNode.Mapping;
import dev.watchfire.config.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The configuration out of two texts: the file, and what was edited in the console.
public final class Layers {
    /// What positions in the text of the console say that they are in.
    public static final String CONSOLE = "console";

    private Layers() {}

    /// The keys of both. Where both have a key it is the file's.
    ///
    /// @return null where one of them is no YAML
    public static @Nullable YamlNode merge(byte[] file, byte[] console, Problems problems) {
        YamlNode under = YamlReader.read(file, problems);
        YamlNode over = YamlReader.read(console, CONSOLE, problems);
        if (under == null || over == null) {
            return null;
        }
        if (over.isNull()) {
            return under;
        }
        if (!(over instanceof Mapping edited)) {
            problems.add(
                    over.at(),
                    "",
                    Code.WRONG_TYPE,
                    "expected a mapping of keys such as receivers, got " + over.kind());
            return null;
        }
        if (!(under instanceof Mapping owned)) {
            return under.isNull() ? edited : under;
        }
        Set<String> keys = owned.entries().stream().map(Entry::key).collect(Collectors.toSet());
        List<Entry> entries = new ArrayList<>(owned.entries());
        for (Entry entry : edited.entries()) {
            if (keys.contains(entry.key())) {
                problems.warn(
                        entry.keyAt(),
                        entry.key(),
                        Code.DOUBTFUL,
                        "the file has this key, so what was edited here has no effect");
            } else {
                entries.add(entry);
            }
        }
        return new Mapping(entries, owned.at());
    }

    /// The top-level keys of a text, in its order; none where it is no mapping.
    public static List<String> keys(byte[] text) {
        return YamlReader.read(text, new Problems()) instanceof Mapping mapping
                ? mapping.entries().stream().map(Entry::key).toList()
                : List.of();
    }

    /// The top-level keys whose values are not the same in two texts; all of both where one is no
    /// mapping.
    public static Set<String> changedKeys(byte[] before, byte[] after) {
        Map<String, YamlNode> old = entries(before);
        Map<String, YamlNode> now = entries(after);
        Set<String> changed = new LinkedHashSet<>();
        now.forEach(
                (key, value) -> {
                    YamlNode was = old.get(key);
                    if (was == null || !was.sameAs(value)) {
                        changed.add(key);
                    }
                });
        old.keySet().stream().filter(key -> !now.containsKey(key)).forEach(changed::add);
        return changed;
    }

    private static Map<String, YamlNode> entries(byte[] text) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        if (YamlReader.read(text, new Problems()) instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> entries.put(entry.key(), entry.value()));
        }
        return entries;
    }

    /// Where a top-level key stands, or the beginning.
    public static Position at(byte[] text, String key) {
        if (YamlReader.read(text, new Problems()) instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                if (entry.key().equals(key)) {
                    return entry.keyAt();
                }
            }
        }
        return Position.START;
    }
}
