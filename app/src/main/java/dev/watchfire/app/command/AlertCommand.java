// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import picocli.CommandLine.Command;

@Command(
        name = "alert",
        description = "Adds, lists and explains alerts.",
        subcommands = {AlertAddCommand.class, AlertListCommand.class, AlertExplainCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class AlertCommand {}
