// SPDX-License-Identifier: Apache-2.0
/// Messages to Discord's webhooks.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.discord;
