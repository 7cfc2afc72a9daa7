// SPDX-License-Identifier: Apache-2.0
/// Holidays, and the hours in which somebody works.
@org.jspecify.annotations.NullMarked
package dev.watchfire.engine.calendar;
