// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sms;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.page.PageCall;

/// Hands text messages to one company or switch.
interface SmsProvider {
    String destination(Options options);

    /// Whether what people reply comes back here.
    default boolean hearsReplies() {
        return false;
    }

    /// @param number in E.164
    SendResult send(PageCall call, String number, SmsText text);
}
