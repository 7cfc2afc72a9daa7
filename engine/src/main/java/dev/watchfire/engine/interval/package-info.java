// SPDX-License-Identifier: Apache-2.0
/// Time intervals: recurring stretches of wall-clock time in a zone.
@org.jspecify.annotations.NullMarked
package dev.watchfire.engine.interval;
