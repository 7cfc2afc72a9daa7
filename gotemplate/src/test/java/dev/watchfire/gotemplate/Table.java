// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate;

import dev.watchfire.gotemplate.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A table of templates and what Go makes of them, one case after another:
///
/// ```
/// == what the case is about
/// {{.Template}}
/// -> what it renders, which may go on
/// over lines
/// ```
///
/// After `!!` instead of `->` stands an error. A case whose title ends in `[newer]` follows Go 1.24
/// where it differs from Go 1.19, which made the others.
public final class Table {
    public record Case(String title, String template, String expected, boolean isError) {
        /// The expectation as {@link #result} words it.
        public String wanted() {
            return (isError ? "!! " : "-> ") + expected;
        }

        @Override
        public String toString() {
            return title + ": " + template;
        }
    }

    private Table() {}

    public static Stream<Case> read(String resource) throws IOException {
        try (InputStream in = Table.class.getResourceAsStream(resource)) {
            byte[] bytes = Objects.requireNonNull(in, resource).readAllBytes();
            return parse(new String(bytes, StandardCharsets.UTF_8)).stream();
        }
    }

    /// What a template makes of the data, in the words of the table.
    public static String result(Compiled<Template> compiled, Value data) {
        return switch (compiled) {
            case Compiled.Failure<Template>(List<TemplateError> errors) ->
                    "!! " + errors.getFirst().message();
            case Compiled.Success<Template>(Template template) ->
                    switch (template.render(data)) {
                        case Rendering.Text(String text) -> "-> " + text;
                        case Rendering.ExecutionFailure failure -> "!! " + failure.message();
                    };
        };
    }

    private static List<Case> parse(String text) {
        List<Case> cases = new ArrayList<>();
        for (String block : text.split("(?m)^== ", -1)) {
            int title = block.indexOf('\n');
            int result = Math.max(block.indexOf("\n-> "), block.indexOf("\n!! "));
            if (result > 0) {
                cases.add(
                        new Case(
                                block.substring(0, title),
                                block.substring(title + 1, result),
                                block.substring(result + 4).replaceFirst("\n\\z", ""),
                                block.startsWith("!!", result + 1)));
            }
        }
        return cases;
    }
}
