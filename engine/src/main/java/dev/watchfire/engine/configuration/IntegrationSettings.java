// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.configuration;

import java.time.Duration;

/// What one integration needs to send. The engine carries it and never looks inside.
public sealed interface IntegrationSettings {
    /// A JSON POST to a URL.
    ///
    /// @param maxAlerts alerts in one message, 0 for no limit
    /// @param timeout of one request; zero for none of its own
    record Webhook(Secret url, HttpSettings http, int maxAlerts, Duration timeout)
            implements IntegrationSettings {}

    /// Accepted in a file and not delivered by this version: a notification for it fails visibly.
    ///
    /// @param reason a sentence for people
    record NotDelivered(String reason) implements IntegrationSettings {}
}
