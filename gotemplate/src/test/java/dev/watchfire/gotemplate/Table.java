// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate;

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
final class Table {
    record Case(String title, String template, String expected, boolean isError) {
        @Override
        public String toString() {
            return title + ": " + template;
        }
    }

    private Table() {}

    static Stream<Case> read(String resource) throws IOException {
        try (InputStream in = Table.class.getResourceAsStream(resource)) {
            byte[] bytes = Objects.requireNonNull(in, resource).readAllBytes();
            return parse(new String(bytes, StandardCharsets.UTF_8)).stream();
        }
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
