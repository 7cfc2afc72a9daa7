// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.IntegrationSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Sends messages of one integration type. Safe for any thread.
///
/// @param <S> the settings of that type
public interface Sender<S extends IntegrationSettings> {
    /// Names what a hanging destination is allowed to hold up: attempts with the same name wait for
    /// each other. Holds no secrets.
    String destination(S settings);

    /// The HTTP settings that it uses, or null; they are kept open while a configuration has them.
    @Nullable HttpSettings http(S settings);

    /// Makes one attempt on the calling virtual thread, within `timeout`. An interrupt ends it
    /// early and is consumed.
    SendResult send(Message message, S settings, Duration timeout);
}
