// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Configuration files that say at their end what is expected of them: `#= ` a problem, `#~ ` a
/// warning, each as `[code] line:column: path: message`.
record Corpus(String name, byte[] bytes, List<String> problems, List<String> warnings) {
    static List<Corpus> of(String directory) {
        try (Stream<Path> files = Files.list(path(directory))) {
            return files.sorted().map(Corpus::read).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path path(String name) {
        try {
            return Path.of(Corpus.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Corpus read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return new Corpus(
                    file.getFileName().toString(),
                    bytes,
                    expected(text, "#= "),
                    expected(text, "#~ "));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> expected(String text, String prefix) {
        return text.lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
