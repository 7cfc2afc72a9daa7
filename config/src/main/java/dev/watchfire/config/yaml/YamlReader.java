// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.yaml;

import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.yaml.YamlNode.Entry;
import dev.watchfire.config.yaml.YamlNode.Mapping;
import dev.watchfire.config.yaml.YamlNode.Scalar;
import dev.watchfire.config.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Builds the tree of one YAML document from a parser's events.
///
/// Bounded in text, nodes (aliases counted each time they are used) and depth. A repeated key, a
/// second document and whatever is no YAML are problems.
public final class YamlReader {
    /// Eight times what a Kubernetes Secret can hold.
    public static final int MAX_BYTES = 8 << 20;

    /// Nodes after every alias is followed: far above any real file, and little memory, because
    /// aliased nodes are shared; it stops aliases of aliases of aliases.
    public static final int MAX_NODES = 1_000_000;

    /// Two levels are used up by each level of nested routes; recursion stays shallow.
    public static final int MAX_DEPTH = 256;

    private static final String TAG_PREFIX = "tag:yaml.org,2002:";

    private final ParserImpl parser;
    private final Problems problems;
    private final String source;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private final Set<Anchor> open = new HashSet<>();
    private long nodes;
    private int depth;
    private int flowDepth;
    private Position last = Position.START;

    private YamlReader(ParserImpl parser, Problems problems, String source) {
        this.parser = parser;
        this.problems = problems;
        this.source = source;
    }

    /// @param size nodes in it, aliases followed
    private record Anchored(YamlNode node, long size) {}

    /// Stops at what makes going on pointless.
    private static final class Stop extends Exception {
        private static final long serialVersionUID = 1L;

        Stop() {
            super("stop", null, false, false);
        }
    }

    /// @return null where there is no tree; `problems` then says why. An empty document is a null
    ///   scalar
    public static @Nullable YamlNode read(byte[] bytes, Problems problems) {
        return read(bytes, "", problems);
    }

    /// @param source what positions say that the text is
    public static @Nullable YamlNode read(byte[] bytes, String source, Problems problems) {
        String text = YamlText.decode(bytes, source, problems);
        if (text == null) {
            return null;
        }
        LoadSettings settings =
                LoadSettings.builder().setUseMarks(true).setCodePointLimit(MAX_BYTES).build();
        YamlReader reader =
                new YamlReader(
                        new ParserImpl(settings, new StreamReader(settings, text)),
                        problems,
                        source);
        try {
            return reader.document();
        } catch (MarkedYamlEngineException e) {
            problems.add(position(e, source), "", Code.SYNTAX, describe(e));
        } catch (ReaderException e) {
            String character = String.format("U+%04X", e.getCodePoint());
            problems.add(
                    YamlText.positionOf(text, e.getPosition(), source),
                    "",
                    Code.SYNTAX,
                    "control characters are not allowed, got " + character);
        } catch (YamlEngineException e) {
            // The parser does not always know where it is; what it read last is not far.
            problems.add(reader.last, "", Code.SYNTAX, String.valueOf(e.getMessage()));
        } catch (Stop _) {
            // The problem has been added where it was found.
        }
        return null;
    }

    private YamlNode document() throws Stop {
        parser.next(); // start of the stream
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            return new Scalar("", true, Position.START);
        }
        parser.next(); // start of the document
        YamlNode root = node(parser.next());
        parser.next(); // end of the document
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            Position second = position(parser.next());
            boolean empty =
                    parser.peekEvent() instanceof ScalarEvent s
                            && s.isPlain()
                            && s.getValue().isEmpty();
            if (!empty) {
                problems.add(
                        second,
                        "",
                        Code.SYNTAX,
                        "a second document starts here; a file holds one. Maybe remove the line"
                                + " `---`?");
            }
        }
        return root;
    }

    private YamlNode node(Event event) throws Stop {
        nodes++;
        last = position(event);
        if (event instanceof AliasEvent alias) {
            return follow(alias);
        }
        if (nodes > MAX_NODES) {
            throw tooMany(position(event));
        }
        long before = nodes - 1;
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        anchor.ifPresent(open::add);
        YamlNode node =
                switch (event) {
                    case ScalarEvent scalar -> scalar(scalar);
                    case CollectionStartEvent collection -> collection(collection);
                    default -> throw new IllegalStateException("unexpected event " + event);
                };
        if (anchor.isPresent()) {
            open.remove(anchor.get());
            anchors.put(anchor.get(), new Anchored(node, nodes - before));
        }
        return node;
    }

    private YamlNode follow(AliasEvent alias) throws Stop {
        Anchor name = alias.getAlias();
        Position at = position(alias);
        if (open.contains(name)) {
            problems.add(at, "", Code.SYNTAX, "anchor \"" + name + "\" contains itself");
            throw new Stop();
        }
        Anchored target = anchors.get(name);
        if (target == null) {
            problems.add(at, "", Code.SYNTAX, "unknown anchor \"" + name + "\"");
            throw new Stop();
        }
        nodes += target.size - 1;
        if (nodes > MAX_NODES) {
            throw tooMany(at);
        }
        return target.node;
    }

    private Stop tooMany(Position at) {
        problems.add(
                at,
                "",
                Code.TOO_LARGE,
                "the document has more than "
                        + MAX_NODES
                        + " nodes when every alias is followed. Maybe aliases of aliases?");
        return new Stop();
    }

    private Scalar scalar(ScalarEvent event) {
        String tag = event.getTag().orElse("");
        boolean plain =
                switch (tag) {
                    case "" -> event.isPlain();
                    case TAG_PREFIX + "int",
                            TAG_PREFIX + "bool",
                            TAG_PREFIX + "float",
                            TAG_PREFIX + "null" ->
                            true;
                    default -> false;
                };
        if (flowDepth > 0 && event.isPlain() && event.getValue().indexOf('?') >= 0) {
            // To YAML 1.1, and to Go, it ends the text and begins a key.
            problems.add(
                    position(event),
                    "",
                    Code.SYNTAX,
                    "a `?` inside [ ] or { } must be in quotes. Maybe put the whole text in"
                            + " quotes?");
        }
        return new Scalar(event.getValue(), plain, position(event));
    }

    private YamlNode collection(CollectionStartEvent event) throws Stop {
        int flow = event.isFlow() ? 1 : 0;
        flowDepth += flow;
        Position at = position(event);
        YamlNode node = event instanceof MappingStartEvent ? mapping(at) : sequence(at);
        flowDepth -= flow;
        return node;
    }

    private Sequence sequence(Position at) throws Stop {
        enter(at);
        List<YamlNode> items = new ArrayList<>();
        for (Event e = parser.next(); e.getEventId() != Event.ID.SequenceEnd; e = parser.next()) {
            items.add(node(e));
        }
        depth--;
        return new Sequence(items, at);
    }

    private Mapping mapping(Position at) throws Stop {
        enter(at);
        List<Entry> entries = new ArrayList<>();
        List<YamlNode> merged = new ArrayList<>();
        Map<String, Position> seen = new HashMap<>();
        for (Event e = parser.next(); e.getEventId() != Event.ID.MappingEnd; e = parser.next()) {
            Position keyAt = position(e);
            if (!(node(e) instanceof Scalar key)) {
                problems.add(keyAt, "", Code.SYNTAX, "a key must be text");
                throw new Stop();
            }
            YamlNode value = node(parser.next());
            if (key.plain() && key.text().equals("<<")) {
                merged.add(value);
                continue;
            }
            Position first = seen.putIfAbsent(key.text(), keyAt);
            if (first == null) {
                entries.add(new Entry(key.text(), keyAt, value));
            } else {
                problems.add(
                        keyAt,
                        "",
                        Code.DUPLICATE_KEY,
                        "key \"" + key.text() + "\" is given twice, first at " + first);
            }
        }
        for (YamlNode source : merged) {
            merge(source, entries, seen);
        }
        depth--;
        return new Mapping(entries, at);
    }

    /// Keys that are given win over merged ones, earlier merged ones over later.
    private void merge(YamlNode source, List<Entry> entries, Map<String, Position> seen) {
        switch (source) {
            case Mapping mapping -> {
                for (Entry entry : mapping.entries()) {
                    if (seen.putIfAbsent(entry.key(), entry.keyAt()) == null) {
                        entries.add(entry);
                    }
                }
            }
            case Sequence sequence -> sequence.items().forEach(i -> merge(i, entries, seen));
            case Scalar scalar ->
                    problems.add(
                            scalar.at(),
                            "",
                            Code.WRONG_TYPE,
                            "`<<` merges a mapping or a list of mappings, got " + scalar.kind());
        }
    }

    private void enter(Position at) throws Stop {
        if (++depth > MAX_DEPTH) {
            problems.add(at, "", Code.TOO_LARGE, "nested more than " + MAX_DEPTH + " levels deep");
            throw new Stop();
        }
    }

    private Position position(Event event) {
        return event.getStartMark().map(m -> position(m, source)).orElse(Position.START);
    }

    private static Position position(Mark mark, String source) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1, source);
    }

    private static Position position(MarkedYamlEngineException e, String source) {
        return e.getProblemMark()
                .or(e::getContextMark)
                .map(m -> position(m, source))
                .orElse(new Position(1, 1, source));
    }

    private static String describe(MarkedYamlEngineException e) {
        String problem = e.getProblem();
        if (problem.contains("TAB")) {
            return "a tab cannot indent YAML. Maybe use spaces?";
        }
        String context = e.getContext();
        if (context == null || context.isEmpty()) {
            return problem;
        }
        String started =
                e.getContextMark().map(m -> " that starts at " + position(m, "")).orElse("");
        return context + started + ": " + problem;
    }
}
