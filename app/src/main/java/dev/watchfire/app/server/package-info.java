// SPDX-License-Identifier: Apache-2.0
/// The server: its parts put together, started, reloaded and stopped.
@org.jspecify.annotations.NullMarked
package dev.watchfire.app.server;
