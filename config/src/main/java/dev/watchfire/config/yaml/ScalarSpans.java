// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.yaml;

import dev.watchfire.config.problem.Position;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Where the scalars of a text begin and end, to put others in their place and leave everything
/// else, comments and all, as it is written.
public final class ScalarSpans {
    private record Span(int from, int to) {}

    /// @param at where the scalar begins
    /// @param yaml what takes its place, in YAML's form and on one line
    public record Replacement(Position at, String yaml) {}

    private final String text;
    private final Offsets offsets;
    private final Map<Position, Span> spans = new HashMap<>();

    /// @param text YAML that {@link YamlReader} reads without a problem
    public ScalarSpans(String text) {
        this.text = text;
        this.offsets = new Offsets(text);
        LoadSettings settings =
                LoadSettings.builder()
                        .setUseMarks(true)
                        .setCodePointLimit(YamlReader.MAX_BYTES)
                        .build();
        ParserImpl parser = new ParserImpl(settings, new StreamReader(settings, text));
        while (parser.hasNext()) {
            if (parser.next() instanceof ScalarEvent scalar) {
                Mark from = scalar.getStartMark().orElseThrow();
                Mark to = scalar.getEndMark().orElseThrow();
                spans.put(
                        new Position(from.getLine() + 1, from.getColumn() + 1),
                        new Span(behindProperties(scalar, offset(from)), offset(to)));
            }
        }
    }

    /// An anchor or a tag stands before the scalar and stays there.
    private int behindProperties(ScalarEvent scalar, int from) {
        int properties =
                (scalar.getAnchor().isPresent() ? 1 : 0) + (scalar.getTag().isPresent() ? 1 : 0);
        int at = from;
        for (int i = 0; i < properties; i++) {
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    private int offset(Mark mark) {
        return offsets.of(mark);
    }

    /// As it is written, with its quotes.
    public @Nullable String written(Position at) {
        Span span = spans.get(at);
        return span == null ? null : text.substring(span.from, span.to);
    }

    /// The text with the scalars at these places replaced, each place once.
    public String with(List<Replacement> replacements) {
        StringBuilder out = new StringBuilder(text);
        replacements.stream()
                .sorted(Comparator.comparing(Replacement::at).reversed())
                .forEach(
                        replacement -> {
                            Span span = spans.get(replacement.at);
                            if (span != null) {
                                // A block scalar ends behind its last line.
                                boolean line =
                                        span.to > span.from && text.charAt(span.to - 1) == '\n';
                                out.replace(
                                        span.from, span.to, replacement.yaml + (line ? "\n" : ""));
                            }
                        });
        return out.toString();
    }
}
