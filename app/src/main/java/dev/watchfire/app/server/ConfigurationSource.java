// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.DefaultConfiguration;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.config.ReadResult;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the configuration comes from, at the start and at each reload.
public sealed interface ConfigurationSource {
    ReadResult read();

    record File(Path path, ReadOptions options) implements ConfigurationSource {
        @Override
        public ReadResult read() {
            return ConfigurationReader.readFile(path, options);
        }
    }

    /// @param name what messages call it
    record Text(String name, String text, ReadOptions options) implements ConfigurationSource {
        @Override
        public ReadResult read() {
            return new ConfigurationReader(options.from(name, null)).read(text);
        }
    }

    /// The file, or the configuration that is in force without one.
    static ConfigurationSource of(@Nullable Path file, ReadOptions options) {
        return file == null
                ? new Text("built-in configuration", DefaultConfiguration.TEXT, options)
                : new File(file, options);
    }
}
