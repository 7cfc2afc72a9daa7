// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.data;

import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.UsageException;
import dev.watchfire.store.StoreLocation;
import java.nio.file.Path;

/// Where the data is.
public final class LocationFlags {
    private final Option<Path> path;
    private final Option<String> databaseUrl;

    public LocationFlags(Syntax syntax) {
        path = syntax.path("--storage.path", "DIR", "Data folder.").or("data/");
        databaseUrl =
                syntax.text(
                        "--database.url",
                        "JDBC-URL",
                        "A PostgreSQL database instead of a file in the data folder:"
                                + " jdbc:postgresql://HOST/DATABASE?user=...");
    }

    /// Whether anything was typed.
    public boolean isGiven() {
        return !path.all().isEmpty() || !databaseUrl.all().isEmpty();
    }

    public Path path() {
        return path.get();
    }

    public StoreLocation location() {
        try {
            return StoreLocation.of(path.get(), databaseUrl.orNull());
        } catch (IllegalArgumentException e) {
            throw new UsageException("--database.url: " + e.getMessage());
        }
    }
}
