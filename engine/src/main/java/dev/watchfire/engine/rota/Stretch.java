// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.rota;

import java.time.Instant;

/// Time; `end` is not in it.
public record Stretch(Instant start, Instant end) {
    public boolean overlaps(Instant from, Instant to) {
        return start.isBefore(to) && end.isAfter(from);
    }
}
