// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.engine.configuration.Options;

/// Sends notifications of one integration type. Safe for any thread.
public interface Sender {
    /// Names what a hanging destination is allowed to hold up: attempts with the same name wait for
    /// each other. Holds no secrets, and is found without I/O.
    String destination(Options options);

    /// Makes one attempt on the calling virtual thread, within the notification's timeout. An
    /// interrupt ends it early and is consumed.
    SendResult send(Notification notification);
}
