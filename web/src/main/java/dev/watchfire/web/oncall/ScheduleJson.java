// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oncall;

import dev.watchfire.engine.oncall.Change.Origin;
import dev.watchfire.engine.oncall.Duty;
import dev.watchfire.engine.oncall.Layer;
import dev.watchfire.engine.oncall.OnCall;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.web.json.JsonWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// A schedule over a range.
final class ScheduleJson {
    private ScheduleJson() {}

    /// @param more members that follow
    static void write(
            Schedule schedule,
            OnCall onCall,
            Instant from,
            Instant to,
            Consumer<List<Duty>> more,
            JsonWriter json) {
        List<Duty> duties = onCall.between(from, to);
        ZoneId zone = schedule.zone();
        json.beginObject()
                .member("name", schedule.name())
                .member("zone", zone.getId())
                .member("from", from)
                .member("to", to)
                .name("final")
                .beginArray();
        duties.stream().filter(d -> !d.isGap()).forEach(d -> write(d, zone, json));
        json.endArray().name("layers").beginArray();
        for (int i = 0; i < schedule.layers().size(); i++) {
            Layer layer = schedule.layers().get(i);
            json.beginObject()
                    .member("name", layer.name())
                    .member("role", layer.role())
                    .member("priority", layer.priority())
                    .member("zone", layer.zone().getId())
                    .name("shifts")
                    .beginArray();
            onCall.layer(i, from, to).stream()
                    .filter(d -> !d.isGap())
                    .forEach(d -> write(d, zone, json));
            json.endArray().endObject();
        }
        json.endArray().name("gaps").beginArray();
        duties.stream().filter(Duty::isGap).forEach(d -> gap(d, zone, json));
        json.endArray().name("handoffs").beginArray();
        handoffs(duties, zone, json);
        json.endArray();
        more.accept(duties);
        json.endObject();
    }

    private static void write(Duty duty, ZoneId zone, JsonWriter json) {
        json.beginObject();
        range(duty, zone, json);
        people(duty.people(), json);
        Duty.Person first = duty.people().getFirst();
        json.member("layer", first.layer())
                .member("origin", origin(first.origin()))
                .name("duties")
                .beginArray();
        for (Duty.Person person : duty.people()) {
            json.beginObject()
                    .member("person", person.name())
                    .member("layer", person.layer())
                    .member("origin", origin(person.origin()))
                    .member("instead", person.instead().isEmpty() ? null : person.instead())
                    .endObject();
        }
        json.endArray().endObject();
    }

    static String origin(Origin origin) {
        return origin == Origin.TEMPORARY ? "override" : origin.name().toLowerCase(Locale.ROOT);
    }

    private static void gap(Duty duty, ZoneId zone, JsonWriter json) {
        json.beginObject();
        range(duty, zone, json);
        json.endObject();
    }

    private static void range(Duty duty, ZoneId zone, JsonWriter json) {
        json.member("start", duty.start())
                .member("end", duty.end())
                .member("startLocal", local(duty.start(), zone))
                .member("endLocal", local(duty.end(), zone))
                .member("role", duty.role());
    }

    static String local(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.atZone(zone).toOffsetDateTime());
    }

    static void people(List<Duty.Person> people, JsonWriter json) {
        json.member("people", people.stream().map(Duty.Person::name).toList());
    }

    /// Where one duty of a role follows another; from nobody, or to nobody, at a gap.
    private static void handoffs(List<Duty> duties, ZoneId zone, JsonWriter json) {
        for (int i = 1; i < duties.size(); i++) {
            Duty before = duties.get(i - 1);
            Duty after = duties.get(i);
            if (before.role().equals(after.role())) {
                json.beginObject()
                        .member("at", after.start())
                        .member("atLocal", local(after.start(), zone))
                        .member("role", after.role())
                        .member("from", before.people().stream().map(Duty.Person::name).toList())
                        .member("to", after.people().stream().map(Duty.Person::name).toList())
                        .endObject();
            }
        }
    }
}
