// SPDX-License-Identifier: Apache-2.0
/// Messages to Rocket.Chat.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.rocketchat;
