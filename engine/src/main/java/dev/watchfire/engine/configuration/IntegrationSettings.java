// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.configuration;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What one integration needs to send. The engine carries it and never looks inside.
public sealed interface IntegrationSettings {
    /// A JSON POST to a URL, which comes as a value or from a file, never both.
    ///
    /// @param urlFile path of a file that holds the URL and is read anew for each request
    /// @param maxAlerts alerts in one message, 0 for no limit
    /// @param timeout of one request; zero for none of its own
    record Webhook(
            @Nullable Secret url,
            @Nullable String urlFile,
            HttpSettings http,
            int maxAlerts,
            Duration timeout)
            implements IntegrationSettings {}

    /// Accepted in a file and not delivered by this version: a notification for it fails visibly.
    ///
    /// @param reason a sentence for people
    record NotDelivered(String reason) implements IntegrationSettings {}
}
