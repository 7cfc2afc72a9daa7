// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.calendar;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.oncall.Layer;
import dev.watchfire.engine.oncall.OnCall;
import dev.watchfire.engine.oncall.Restriction;
import dev.watchfire.engine.oncall.Rotation;
import dev.watchfire.engine.oncall.Schedule;
import java.util.List;

/// A schedule as it stands, with all that makes it so.
///
/// @param text of all that makes it what it is, the same in every run of the program
record Rota(Schedule schedule, OnCall onCall, String text) {
    /// Every schedule, in the order of the configuration.
    static List<Rota> all(Image image) {
        Configuration configuration = image.configuration();
        return configuration == null
                ? List.of()
                : configuration.schedules().stream().map(Rota::of).toList();
    }

    private static Rota of(Schedule schedule) {
        return new Rota(schedule, new OnCall(schedule, List.of()), text(schedule));
    }

    private static String text(Schedule schedule) {
        StringBuilder text = new StringBuilder(schedule.zone().getId());
        for (Layer layer : schedule.layers()) {
            Rotation rotation = layer.rotation();
            text.append('\n')
                    .append(layer.name())
                    .append('|')
                    .append(layer.role())
                    .append('|')
                    .append(layer.priority())
                    .append('|')
                    .append(layer.zone())
                    .append('|')
                    .append(layer.until())
                    .append('|')
                    .append(rotation)
                    .append('|');
            for (Restriction restriction : layer.restrictions()) {
                // The order of a set's members is another one in every run.
                text.append(restriction.days().stream().sorted().toList())
                        .append(restriction.from())
                        .append(restriction.lasts());
            }
        }
        return text.toString();
    }
}
