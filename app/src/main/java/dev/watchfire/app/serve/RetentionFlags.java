// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.serve;

import dev.watchfire.app.arguments.FlagDuration;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import java.time.Duration;

/// What is kept for how long.
final class RetentionFlags {
    private final Option<Duration> retention;
    private final Option<Duration> journalRetention;
    private final Option<Duration> maintenanceInterval;

    RetentionFlags(Syntax syntax) {
        retention =
                duration(
                                syntax,
                                "--data.retention",
                                "How long ended silences and the notification log are kept.")
                        .or("120h");
        journalRetention =
                duration(syntax, "--journal.retention", "How long history is kept.").or("400d");
        maintenanceInterval =
                duration(
                                syntax,
                                "--data.maintenance-interval",
                                "How often history that is too old is removed.")
                        .or("15m");
    }

    private static Option<Duration> duration(Syntax syntax, String name, String description) {
        return syntax.option(name, "DURATION", FlagDuration::read, description);
    }

    Duration retention() {
        return retention.get();
    }

    Duration journalRetention() {
        return journalRetention.get();
    }

    Duration maintenanceInterval() {
        return maintenanceInterval.get();
    }
}
