// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.data;

import dev.watchfire.app.command.Failure;
import dev.watchfire.store.StoreLocation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the data is.
public final class LocationFlags {
    @Option(
            names = "--storage.path",
            paramLabel = "DIR",
            description = "Data folder. Default: ${DEFAULT-VALUE}.",
            defaultValue = "data/")
    private Path path = Path.of("data/");

    @Option(
            names = "--database.url",
            paramLabel = "JDBC-URL",
            description =
                    "A PostgreSQL database instead of a file in the data folder:"
                            + " jdbc:postgresql://HOST/DATABASE?user=…")
    private @Nullable String databaseUrl;

    /// Overrides what was typed.
    public void use(Path folder) {
        path = folder;
        databaseUrl = null;
    }

    public Path path() {
        return path;
    }

    public StoreLocation location() {
        try {
            return StoreLocation.of(path, databaseUrl);
        } catch (IllegalArgumentException e) {
            throw new Failure("--database.url: " + e.getMessage(), e);
        }
    }
}
