// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.config.DefaultConfiguration;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.config.yaml.YamlReader;
import dev.watchfire.versions.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the file's part of the configuration comes from, at the start and at each reload.
public sealed interface ConfigurationSource extends FileSource {
    record File(Path path, ReadOptions options) implements ConfigurationSource {
        @Override
        public FileText read() throws IOException {
            try (InputStream in = Files.newInputStream(path)) {
                // One more than may be: the reader says that it is too large.
                byte[] bytes = in.readNBytes(YamlReader.MAX_BYTES + 1);
                return new FileText(name(), directory(), bytes, false);
            }
        }

        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public @Nullable Path directory() {
            return path.toAbsolutePath().getParent();
        }
    }

    /// @param name what messages call it
    /// @param givesWay whether it counts for nothing once the console says who is told
    record Text(String name, String text, ReadOptions options, boolean givesWay)
            implements ConfigurationSource {
        public Text(String name, String text, ReadOptions options) {
            this(name, text, options, false);
        }

        @Override
        public FileText read() {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return new FileText(name, directory(), bytes, givesWay);
        }

        @Override
        public @Nullable Path directory() {
            return null;
        }
    }

    /// The file, or the configuration that is in force without one.
    static ConfigurationSource of(@Nullable Path file, ReadOptions options) {
        return file == null
                ? new Text("built-in configuration", DefaultConfiguration.TEXT, options, true)
                : new File(file, options);
    }
}
