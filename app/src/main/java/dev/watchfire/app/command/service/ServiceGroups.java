// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.service;

import dev.watchfire.app.arguments.Command;

/// The commands about what is looked after.
public final class ServiceGroups {
    public static final Command.Group SERVICE =
            Command.group(
                    "service",
                    "Lists and shows what is looked after.",
                    Command.of(
                            "list",
                            "Lists services with their owners and what fires.",
                            ServiceListCommand::new),
                    Command.of(
                            "show",
                            "Shows a service, its owner and what it needs.",
                            ServiceShowCommand::new));

    private ServiceGroups() {}
}
