// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.takeover;

import dev.watchfire.app.arguments.Command;

/// The commands of a move from Alertmanager.
public final class TakeoverGroups {
    public static final Command.Group SHADOW =
            Command.group(
                    "shadow",
                    "Compares with the Alertmanager beside this server.",
                    Command.of(
                            "report",
                            "Says where the two do not agree, and why.",
                            ShadowReportCommand::new));

    public static final Command.Group IMPORT =
            Command.group(
                    "import",
                    "Moves in from another program.",
                    Command.of(
                            "alertmanager",
                            "Takes over the silences and the notification log in an"
                                    + " Alertmanager's data folder.",
                            ImportAlertmanagerCommand::new));

    private TakeoverGroups() {}
}
