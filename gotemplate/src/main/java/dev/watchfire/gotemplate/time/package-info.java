// SPDX-License-Identifier: Apache-2.0
/// Go's `time`: moments, durations and layouts.
@org.jspecify.annotations.NullMarked
package dev.watchfire.gotemplate.time;
