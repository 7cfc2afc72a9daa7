// SPDX-License-Identifier: Apache-2.0
/// What is fed, and what must hold of each.
@org.jspecify.annotations.NullMarked
package dev.watchfire.bench.fuzz.input;
