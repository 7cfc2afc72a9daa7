// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.routing;

import dev.watchfire.app.arguments.Command;

/// The commands about the routing tree.
public final class RoutingGroups {
    public static final Command.Group ROUTES =
            Command.group(
                    "routes",
                    "Shows the routing tree, and tries labels on it.",
                    Command.of("show", "Prints the routing tree.", RoutesShowCommand::new),
                    Command.of(
                            "test",
                            "Prints the receivers that an alert with these labels would"
                                    + " reach.",
                            RoutesTestCommand::new),
                    Command.of(
                            "who",
                            "Says who would be paged about an alert, when and why.",
                            RoutesWhoCommand::new));

    private RoutingGroups() {}
}
