// SPDX-License-Identifier: Apache-2.0
/// Kills a real server under load, over and over, and looks for what it lost.
@org.jspecify.annotations.NullMarked
package dev.watchfire.bench.chaos;
