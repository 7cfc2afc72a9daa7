// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is kept, where, and for how long.
public final class StorageFlags {
    @Option(
            names = "--storage.path",
            paramLabel = "DIR",
            description = "Data folder. Default: ${DEFAULT-VALUE}.",
            defaultValue = "data/")
    Path path = Path.of("data/");

    @Option(
            names = "--database.url",
            paramLabel = "JDBC-URL",
            description = "A PostgreSQL database instead of a file in the data folder.")
    @Nullable String databaseUrl;

    @Option(
            names = "--data.retention",
            paramLabel = "DURATION",
            description =
                    "How long ended silences and the notification log are kept. Default:"
                            + " ${DEFAULT-VALUE}.",
            defaultValue = "120h")
    Duration retention = Duration.ofDays(5);

    @Option(
            names = "--journal.retention",
            paramLabel = "DURATION",
            description = "How long history is kept. Default: ${DEFAULT-VALUE}.",
            defaultValue = "400d")
    Duration journalRetention = Duration.ofDays(400);

    @Option(
            names = "--data.maintenance-interval",
            paramLabel = "DURATION",
            description = "How often what is too old is removed. Default: ${DEFAULT-VALUE}.",
            defaultValue = "15m")
    Duration maintenanceInterval = Duration.ofMinutes(15);
}
