// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

/// Says something to whoever pressed a button, where the answer to the press is shown to nobody.
@FunctionalInterface
public interface ChatReplies {
    /// Returns at once.
    ///
    /// @param url that came with the press and is the chat's own
    void reply(String url, String text);
}
