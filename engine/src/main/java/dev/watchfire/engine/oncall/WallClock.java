// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/// From the wall clock of a zone to instants, by one rule for changes of the clocks: what falls
/// into a gap happens at the first instant behind it; what comes twice begins the first time and
/// ends the last. So there may be an overlap, and there is never a hole.
public final class WallClock {
    private final ZoneRules rules;

    public WallClock(ZoneId zone) {
        this(zone.getRules());
    }

    public WallClock(ZoneRules rules) {
        this.rules = rules;
    }

    /// When something that begins at this time begins. Handoffs are beginnings.
    public Instant begin(LocalDateTime local) {
        return at(local, 0);
    }

    /// When something that ends at this time ends.
    public Instant end(LocalDateTime local) {
        return at(local, 1);
    }

    private Instant at(LocalDateTime local, int whichOfTwo) {
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = rules.getTransition(local);
            return gap.getInstant();
        }
        return local.toInstant(offsets.get(Math.min(whichOfTwo, offsets.size() - 1)));
    }

    public LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, rules.getOffset(instant));
    }
}
