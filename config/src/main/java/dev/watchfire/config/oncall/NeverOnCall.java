// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.oncall;

import dev.watchfire.config.schema.Shown;
import dev.watchfire.engine.oncall.Duty;
import dev.watchfire.engine.oncall.Layer;
import dev.watchfire.engine.oncall.OnCall;
import dev.watchfire.engine.oncall.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A schedule by which nobody would ever have duty: each of its keys is right, and together they
/// are not.
final class NeverOnCall {
    /// Longer than any cycle that people plan by.
    private static final int DAYS = 512;

    private NeverOnCall() {}

    /// Looks at a week of each layer first, which is enough for nearly all.
    static boolean is(List<Layer> layers) {
        return layers.stream().allMatch(NeverOnCall::is);
    }

    private static boolean is(Layer layer) {
        if (layer.calendar() != null) {
            return false;
        }
        OnCall onCall = new OnCall(new Schedule("", layer.zone(), List.of(layer)), List.of());
        Instant start = layer.rotation().start().atZone(layer.zone()).toInstant();
        for (int days = 8; days <= DAYS; days *= 4) {
            List<Duty> duties = onCall.between(start, start.plus(Duration.ofDays(days)));
            if (duties.stream().anyMatch(duty -> !duty.isGap())) {
                return false;
            }
        }
        return true;
    }

    static String message(String schedule) {
        return "by schedule %s nobody would be on call in the first %d days: look at until, the dates of its people, and the restrictions"
                .formatted(Shown.text(schedule), DAYS);
    }
}
