// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.configuration;

import dev.watchfire.app.arguments.Command;

/// The commands about configuration and its secrets.
public final class ConfigurationGroups {
    public static final Command CHECK_CONFIG =
            Command.of(
                    "check-config",
                    "Says everything that is wrong with configuration files.",
                    CheckConfigCommand::new);

    public static final Command.Group CONFIG =
            Command.group(
                    "config",
                    "Exports, applies and restores what the console edits of the"
                            + " configuration.",
                    Command.of(
                            "export", "Prints it, its secrets hidden.", ConfigExportCommand::new),
                    Command.of(
                            "apply",
                            "Makes a file the newest version, if it can run.",
                            ConfigApplyCommand::new),
                    Command.of(
                            "versions",
                            "Lists what was saved, the newest first.",
                            ConfigVersionsCommand::new),
                    Command.of(
                            "restore",
                            "Makes an older version the newest again.",
                            ConfigRestoreCommand::new));

    public static final Command.Group SECRETS =
            Command.group(
                    "secrets",
                    "Looks after what the data holds of secrets.",
                    Command.of(
                            "rotate-key",
                            "Seals all of them under a new key.",
                            RotateKeyCommand::new));

    private ConfigurationGroups() {}
}
