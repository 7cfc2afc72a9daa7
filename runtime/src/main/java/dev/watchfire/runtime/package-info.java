// SPDX-License-Identifier: Apache-2.0
/// Runs the engine: one thread, two lanes, one transaction per round.
@org.jspecify.annotations.NullMarked
package dev.watchfire.runtime;
