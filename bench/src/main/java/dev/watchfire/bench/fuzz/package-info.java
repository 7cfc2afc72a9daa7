// SPDX-License-Identifier: Apache-2.0
/// Feeds the parsers with input that nobody would write.
@org.jspecify.annotations.NullMarked
package dev.watchfire.bench.fuzz;
