// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.oncall;

import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.config.schema.Suggestion;
import dev.watchfire.config.schema.Value;
import dev.watchfire.config.schema.Value.Items;
import dev.watchfire.config.schema.Value.Raw;
import dev.watchfire.config.yaml.YamlNode;
import dev.watchfire.config.yaml.YamlNode.Entry;
import dev.watchfire.config.yaml.YamlNode.Mapping;
import dev.watchfire.config.yaml.YamlNode.Scalar;
import dev.watchfire.config.yaml.YamlNode.Sequence;
import dev.watchfire.engine.oncall.Turn;
import dev.watchfire.engine.oncall.Turn.Member;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `turns`: each is a person, several people, or nobody (`[]`); a person is a name, or a
/// mapping with dates.
final class TurnsReader {
    private static final Set<String> KEYS = Set.of("person", "from", "until");

    private final Problems problems;
    private final Times times;

    TurnsReader(Problems problems, Times times) {
        this.problems = problems;
        this.times = times;
    }

    List<Turn> read(Section layer) {
        List<Turn> turns = new ArrayList<>();
        if (layer.value("turns") instanceof Items items) {
            for (Value item : items.items()) {
                if (item instanceof Raw(YamlNode node)) {
                    turns.add(turn(node, layer.path("turns") + "[" + turns.size() + "]"));
                }
            }
        }
        return turns;
    }

    private Turn turn(YamlNode node, String path) {
        List<Member> members = new ArrayList<>();
        if (node instanceof Sequence people) {
            for (YamlNode person : people.items()) {
                add(person, path + "[" + members.size() + "]", members);
            }
        } else if (!node.isNull()) {
            add(node, path, members);
        }
        return new Turn(members);
    }

    private void add(YamlNode node, String path, List<Member> to) {
        Member member =
                switch (node) {
                    case Scalar scalar -> named(scalar.text(), scalar.at(), path, null, null);
                    case Mapping mapping -> dated(mapping, path);
                    case Sequence _ -> null;
                };
        if (node instanceof Sequence) {
            problems.add(
                    node.at(),
                    path,
                    Code.WRONG_TYPE,
                    "expected a person, got a list: those of one turn stand in one list");
        }
        if (member != null) {
            to.add(member);
        }
    }

    private @Nullable Member named(
            String name,
            Position at,
            String path,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        if (name.isBlank()) {
            problems.add(
                    at,
                    path,
                    Code.INVALID_VALUE,
                    "expected the name of a person, got nothing; a turn of nobody is []");
            return null;
        }
        return new Member(name, from, until);
    }

    private @Nullable Member dated(Mapping mapping, String path) {
        String name = "";
        LocalDate from = null;
        LocalDate until = null;
        for (Entry entry : mapping.entries()) {
            String text = entry.value() instanceof Scalar scalar ? scalar.text() : "";
            String key = path + "." + entry.key();
            switch (entry.key()) {
                case "person" -> name = text;
                case "from" -> from = times.day(entry.value().at(), key, text);
                case "until" -> until = times.day(entry.value().at(), key, text);
                default ->
                        problems.add(
                                entry.keyAt(),
                                path,
                                Code.UNKNOWN_KEY,
                                "unknown key "
                                        + Shown.text(entry.key())
                                        + " in a person"
                                        + Suggestion.clause(entry.key(), KEYS));
            }
        }
        if (from != null && until != null && until.isBefore(from)) {
            problems.add(
                    mapping.at(),
                    path,
                    Code.INVALID_VALUE,
                    "until " + until + " is before from " + from);
        }
        return named(name, mapping.at(), path, from, until);
    }
}
