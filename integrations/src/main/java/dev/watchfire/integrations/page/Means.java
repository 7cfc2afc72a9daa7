// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.page;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.SendResult;

/// Tells one person about a page by one medium. Safe for any thread.
public interface Means {
    /// Names what a hanging destination is allowed to hold up. Holds no secrets, and is found
    /// without I/O.
    String destination(Options options);

    /// Makes one attempt on the calling virtual thread, within the call's timeout. An interrupt
    /// ends it early and is consumed.
    SendResult send(PageCall call);
}
