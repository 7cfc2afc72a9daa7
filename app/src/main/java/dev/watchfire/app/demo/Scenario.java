// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.demo;

import dev.watchfire.engine.label.LabelSet;
import java.time.Duration;
import java.time.Instant;

/// One thing that goes wrong again and again, by the clock.
///
/// @param period from one beginning to the next
/// @param offset moves the beginnings, so that not everything burns at once
/// @param burning how long it lasts each time
record Scenario(
        LabelSet labels, LabelSet annotations, Duration period, Duration offset, Duration burning) {
    boolean burnsAt(Instant now) {
        return sinceBeginning(now) < burning.toSeconds();
    }

    /// When the fire that burns at `now` began.
    Instant beganAt(Instant now) {
        return Instant.ofEpochSecond(now.getEpochSecond() - sinceBeginning(now));
    }

    private long sinceBeginning(Instant now) {
        return Math.floorMod(now.getEpochSecond() - offset.toSeconds(), period.toSeconds());
    }
}
