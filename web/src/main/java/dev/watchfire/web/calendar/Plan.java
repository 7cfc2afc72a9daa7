// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.calendar;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.oncall.Layer;
import dev.watchfire.engine.oncall.OnCall;
import dev.watchfire.engine.oncall.Restriction;
import dev.watchfire.engine.oncall.Rotation;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.rota.Rota;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// A schedule as it stands, with all that makes it so.
///
/// @param text of all that makes it what it is, the same in every run of the program
record Plan(Schedule schedule, OnCall onCall, String text) {
    /// Every schedule, in the order of the configuration.
    static List<Plan> all(Image image, Instant now) {
        Configuration configuration = image.configuration();
        Rota rota = Rota.of(image);
        // What is older stands in no calendar. By the month, so that what passes seldom counts as
        // a change.
        Instant oldest =
                now.atOffset(ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.DAYS)
                        .withDayOfMonth(1)
                        .minusMonths(2)
                        .toInstant();
        return configuration == null
                ? List.of()
                : configuration.schedules().stream()
                        .map(schedule -> of(schedule, rota, oldest))
                        .toList();
    }

    private static Plan of(Schedule schedule, Rota rota, Instant oldest) {
        StringBuilder text = new StringBuilder(text(schedule));
        rota.requests(schedule.name()).stream()
                .filter(request -> request.shift().end().isAfter(oldest))
                .filter(request -> !request.changes().isEmpty())
                .forEach(request -> text.append('\n').append(request.changes()));
        rota.absences().stream()
                .filter(absence -> absence.end().isAfter(oldest))
                .forEach(absence -> text.append('\n').append(absence.change()));
        rota.overrides(schedule.name()).stream()
                .filter(override -> override.end().isAfter(oldest))
                .forEach(override -> text.append('\n').append(override.change()));
        return new Plan(schedule, rota.onCall(schedule), text.toString());
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
                    .append(layer.calendar() == null ? "" : layer.calendar().source())
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
