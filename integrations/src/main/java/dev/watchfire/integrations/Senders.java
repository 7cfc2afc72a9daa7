// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.IntegrationSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The integrations that this version delivers. The switches are exhaustive, so an integration type
/// cannot be added to the configuration and forgotten here.
///
/// @param webhook sends `webhook_configs`
public record Senders(Sender<IntegrationSettings.Webhook> webhook) {
    /// Null where nothing would be sent, and so nothing can hang.
    @Nullable String destination(IntegrationSettings settings) {
        return switch (settings) {
            case IntegrationSettings.Webhook s -> webhook.destination(s);
            case IntegrationSettings.NotDelivered _ -> null;
        };
    }

    @Nullable HttpSettings http(IntegrationSettings settings) {
        return switch (settings) {
            case IntegrationSettings.Webhook s -> webhook.http(s);
            case IntegrationSettings.NotDelivered _ -> null;
        };
    }

    SendResult send(Message message, IntegrationSettings settings, Duration timeout) {
        return switch (settings) {
            case IntegrationSettings.Webhook s -> webhook.send(message, s, timeout);
            case IntegrationSettings.NotDelivered(String reason) -> SendResult.refused(0, reason);
        };
    }
}
