// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import java.time.Duration;
import picocli.CommandLine.Option;

/// What is kept for how long.
final class RetentionFlags {
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
