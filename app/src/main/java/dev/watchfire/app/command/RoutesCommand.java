// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import picocli.CommandLine.Command;

@Command(
        name = "routes",
        description = "Shows the routing tree, and tries labels on it.",
        subcommands = {RoutesShowCommand.class, RoutesTestCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class RoutesCommand {}
