// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import java.time.Instant;

/// From an instant until before another.
public record Stretch(Instant start, Instant end) {}
