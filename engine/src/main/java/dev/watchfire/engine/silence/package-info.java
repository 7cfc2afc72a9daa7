// SPDX-License-Identifier: Apache-2.0
/// Silences: people's decision to mute alerts for a time.
@org.jspecify.annotations.NullMarked
package dev.watchfire.engine.silence;
