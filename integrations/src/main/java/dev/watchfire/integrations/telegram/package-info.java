// SPDX-License-Identifier: Apache-2.0
/// Messages of Telegram bots.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.telegram;
