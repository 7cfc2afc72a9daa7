// SPDX-License-Identifier: Apache-2.0
/// Runs Watchfire and Alertmanager in turn on the same work and compares what it costs them.
@org.jspecify.annotations.NullMarked
package dev.watchfire.bench.compare;
