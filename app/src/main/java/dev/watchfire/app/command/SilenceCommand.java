// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import picocli.CommandLine.Command;

@Command(
        name = "silence",
        description = "Adds, lists, ends and imports silences.",
        subcommands = {
            SilenceAddCommand.class,
            SilenceListCommand.class,
            SilenceExpireCommand.class,
            SilenceImportCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class SilenceCommand {}
