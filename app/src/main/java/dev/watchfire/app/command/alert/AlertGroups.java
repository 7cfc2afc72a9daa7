// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.alert;

import dev.watchfire.app.arguments.Command;

/// The commands about alerts and silences.
public final class AlertGroups {
    public static final Command.Group ALERT =
            Command.group(
                    "alert",
                    "Adds, lists and explains alerts.",
                    Command.of("add", "Posts one alert.", AlertAddCommand::new),
                    Command.of("list", "Lists firing alerts.", AlertListCommand::new)
                            .alias("query"),
                    Command.of(
                            "explain",
                            "Says who is told about an alert, who is not, and why.",
                            AlertExplainCommand::new));

    public static final Command.Group SILENCE =
            Command.group(
                    "silence",
                    "Adds, lists, ends and imports silences.",
                    Command.of(
                            "add",
                            "Mutes alerts, and prints the silence's id.",
                            SilenceAddCommand::new),
                    Command.of(
                                    "list",
                                    "Lists silences that are active or will be.",
                                    SilenceListCommand::new)
                            .alias("query"),
                    Command.of("expire", "Ends silences now.", SilenceExpireCommand::new),
                    Command.of(
                            "import",
                            "Adds silences from a JSON array, as 'silence list -o json' or"
                                    + " amtool prints it.",
                            SilenceImportCommand::new));

    private AlertGroups() {}
}
