// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.delivery;

import dev.watchfire.app.arguments.Command;

/// The commands about receivers and what they were told.
public final class DeliveryGroups {
    public static final Command.Group DELIVERY =
            Command.group(
                    "delivery",
                    "Lists what was told and what could not be, and tells it again.",
                    Command.of("list", "Lists deliveries, latest first.", DeliveryListCommand::new),
                    Command.of(
                            "send-again",
                            "Makes finished deliveries again.",
                            DeliveryAgainCommand::new));

    public static final Command.Group RECEIVER =
            Command.group(
                    "receiver",
                    "Lists receivers, and tries them out.",
                    Command.of("list", "Lists who can be told.", ReceiverListCommand::new),
                    Command.of(
                            "test",
                            "Tells a receiver a made up alert, or shows what it would be"
                                    + " told.",
                            ReceiverTestCommand::new));

    private DeliveryGroups() {}
}
