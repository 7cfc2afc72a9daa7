// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oncall;

import dev.watchfire.engine.oncall.Duty;
import dev.watchfire.engine.oncall.Fairness;
import dev.watchfire.engine.oncall.Fairness.Hour;
import dev.watchfire.engine.oncall.Fairness.Load;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.web.json.JsonWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// How duty is spread over people.
final class FairnessJson {
    static final Duration AHEAD = Duration.ofDays(30);

    private FairnessJson() {}

    static void write(
            Schedule schedule,
            Instant from,
            Instant to,
            List<Duty> duties,
            List<Duty> ahead,
            Predicate<LocalDate> holiday,
            JsonWriter json) {
        List<Load> loads = Fairness.of(schedule, duties, holiday);
        Map<String, Double> next = new HashMap<>();
        for (Load load : Fairness.of(schedule, ahead, holiday)) {
            next.put(load.person(), load.weighted());
        }
        json.beginObject().member("from", from).member("to", to).name("weights").beginObject();
        for (Hour hour : Hour.values()) {
            json.name(word(hour)).value(hour.weight());
        }
        json.endObject();
        json.name("median").value(rounded(Fairness.median(loads))).name("items").beginArray();
        for (Load load : loads) {
            json.beginObject()
                    .member("person", load.person())
                    .name("total")
                    .value(rounded(load.weighted()));
            for (Hour hour : Hour.values()) {
                json.name(word(hour)).value(rounded(load.hours(hour)));
            }
            json.name("ahead").value(rounded(next.getOrDefault(load.person(), 0.0))).endObject();
        }
        json.endArray().endObject();
    }

    private static String word(Hour hour) {
        return hour.name().toLowerCase(Locale.ROOT);
    }

    /// To minutes, near enough for people and free of what binary fractions leave.
    private static double rounded(double hours) {
        return Math.round(hours * 100) / 100.0;
    }
}
