// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.delivery.Delivery;
import org.jspecify.annotations.Nullable;

/// Finds in a configuration what a delivery goes by.
final class WayOut {
    private WayOut() {}

    static @Nullable Integration find(Delivery delivery, @Nullable Configuration configuration) {
        if (configuration == null) {
            return null;
        }
        if (delivery.receiver().isEmpty()) {
            return configuration.means(delivery.integration());
        }
        Receiver receiver = configuration.receiver(delivery.receiver());
        if (receiver != null) {
            for (Integration integration : receiver.integrations()) {
                if (integration.type().equals(delivery.integration())
                        && integration.index() == delivery.index()) {
                    return integration;
                }
            }
        }
        return null;
    }

    static String whatOf(Delivery delivery) {
        String what = delivery.integration() + "[" + delivery.index() + "]";
        return delivery.receiver().isEmpty()
                ? delivery.integration() + " for people"
                : what + " of receiver \"" + delivery.receiver() + "\"";
    }

    static Integration addressed(Integration mail, String address) {
        return mail.settings() instanceof Options options
                ? new Integration(
                        mail.type(),
                        mail.index(),
                        mail.sendResolved(),
                        options.withText("to", address))
                : mail;
    }
}
