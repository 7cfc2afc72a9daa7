// SPDX-License-Identifier: Apache-2.0
/// A seeded simulation of a life: the real engine over a real SQLite file, through virtual time,
/// with everything that goes wrong in one.
@org.jspecify.annotations.NullMarked
package dev.watchfire.bench.simulation;
