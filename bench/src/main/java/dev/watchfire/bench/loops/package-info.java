// SPDX-License-Identifier: Apache-2.0
/// Inner loops under JMH: what one alert costs inside the process.
@org.jspecify.annotations.NullMarked
package dev.watchfire.bench.loops;
