// SPDX-License-Identifier: Apache-2.0
/// Tests of discord.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.discord;
