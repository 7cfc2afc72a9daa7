// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.yaml;

import dev.watchfire.config.problem.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Where the nodes of a text begin and where their last character is, so that one can be cut out
/// and another put in its place.
public final class NodeSpans {
    /// @param from offset of the first character
    /// @param to offset behind the last one; comments and blank lines that follow are not in it
    /// @param flow in brackets or braces
    public record Span(int from, int to, boolean flow) {}

    private record Open(Position at, int from, boolean flow) {}

    private final String text;
    private final Offsets offsets;
    private final Map<Position, Span> spans = new HashMap<>();

    /// @param text YAML that {@link YamlReader} reads without a problem
    public NodeSpans(String text) {
        this.text = text;
        this.offsets = new Offsets(text);
        LoadSettings settings =
                LoadSettings.builder()
                        .setUseMarks(true)
                        .setCodePointLimit(YamlReader.MAX_BYTES)
                        .build();
        ParserImpl parser = new ParserImpl(settings, new StreamReader(settings, text));
        Deque<Open> open = new ArrayDeque<>();
        // The end of a block is where the next thing begins, so the last content is remembered.
        int end = 0;
        while (parser.hasNext()) {
            Event event = parser.next();
            switch (event) {
                case ScalarEvent scalar -> {
                    end = Math.max(end, contentEnd(scalar));
                    put(position(scalar), new Span(start(scalar), end, false));
                }
                case AliasEvent alias -> {
                    end = offset(alias.getEndMark().orElseThrow());
                    put(position(alias), new Span(start(alias), end, false));
                }
                case CollectionStartEvent start ->
                        open.push(new Open(position(start), start(start), start.isFlow()));
                case CollectionEndEvent ending -> {
                    Open begun = open.pop();
                    if (begun.flow) {
                        end = offset(ending.getEndMark().orElseThrow());
                    }
                    put(begun.at, new Span(begun.from, Math.max(end, begun.from), begun.flow));
                }
                default -> {}
            }
        }
    }

    /// A block begins where its first key does; the block is the later to end, and the wider.
    private void put(Position at, Span span) {
        spans.put(at, span);
    }

    /// A block scalar ends behind its last line break.
    private int contentEnd(ScalarEvent scalar) {
        int from = start(scalar);
        int to = offset(scalar.getEndMark().orElseThrow());
        while (to > from && (text.charAt(to - 1) == '\n' || text.charAt(to - 1) == '\r')) {
            to--;
        }
        return to;
    }

    private Position position(Event event) {
        Mark mark = event.getStartMark().orElseThrow();
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private int start(Event event) {
        return offset(event.getStartMark().orElseThrow());
    }

    private int offset(Mark mark) {
        return offsets.of(mark);
    }

    /// @param at where the node begins, as a tree of the same text says
    public @Nullable Span of(Position at) {
        return spans.get(at);
    }
}
