// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.configuration;

/// What one integration needs to send. The engine carries it and never looks inside.
public sealed interface IntegrationSettings permits Options, IntegrationSettings.NotDelivered {
    /// Accepted in a file and not delivered by this version: a notification for it fails visibly.
    ///
    /// @param reason a sentence for people
    record NotDelivered(String reason) implements IntegrationSettings {}
}
