// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.render.Texts;
import java.time.Duration;

/// One attempt to tell a message by one integration.
///
/// @param options what the file says of the integration
/// @param texts renders the message's templates
/// @param memory what the integration remembered when it last told this group
/// @param timeout for everything that the attempt does
public record Notification(
        Message message, Options options, Texts texts, LabelSet memory, Duration timeout) {

    /// The shorter of `timeout` and the integration's own one, where it has one.
    public Duration timeoutWithin(Duration own) {
        return own.isPositive() && own.compareTo(timeout) < 0 ? own : timeout;
    }
}
