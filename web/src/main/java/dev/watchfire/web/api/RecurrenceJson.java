// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.silence.Recurrence;
import dev.watchfire.web.json.JsonWriter;
import java.util.Locale;

/// When maintenance comes round, as members of an object.
public final class RecurrenceJson {
    private RecurrenceJson() {}

    public static void write(Recurrence recurrence, JsonWriter json) {
        json.member("zone", recurrence.zone().getId())
                .member("first", recurrence.first().toString())
                .member("minutes", recurrence.duration().toMinutes())
                .member("repeat", recurrence.repeat().name().toLowerCase(Locale.ROOT))
                .member("every", recurrence.every())
                .member(
                        "weekdays",
                        recurrence.weekdays().stream()
                                .sorted()
                                .map(day -> day.name().toLowerCase(Locale.ROOT))
                                .toList())
                .member(
                        "until",
                        recurrence.until() == null ? null : String.valueOf(recurrence.until()));
    }
}
