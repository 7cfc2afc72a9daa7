// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.contact;

import dev.watchfire.web.inbound.ChatReplies;
import java.util.function.Supplier;

/// What reaching people needs besides the engine.
///
/// @param codes that prove that a means is somebody's
/// @param pushKey the public half of the key that browsers are told by (VAPID), in URL-safe base 64
///   without padding; "" where there is none
/// @param replies to presses in chats
public record Reaching(Codes codes, Supplier<String> pushKey, ChatReplies replies) {}
