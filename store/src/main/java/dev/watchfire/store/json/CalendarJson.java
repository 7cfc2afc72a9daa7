// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import dev.watchfire.engine.oncall.CalendarEvent;
import dev.watchfire.engine.rota.SubscribedCalendar;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/// Copies of calendars elsewhere.
final class CalendarJson {
    private CalendarJson() {}

    static void write(SubscribedCalendar calendar, JsonWriter to) {
        to.text(Field.SOURCE, calendar.source());
        to.text(Field.TAG, calendar.tag());
        to.text(Field.MODIFIED, calendar.modified());
        to.instant(Field.READ_AT, calendar.readAt());
        to.text(Field.PROBLEM, calendar.problem());
        texts(Field.UNMATCHED, calendar.unmatched(), to);
        to.beginArray(Field.EVENTS);
        for (CalendarEvent event : calendar.events()) {
            to.beginObject();
            to.text(Field.FROM, event.start().toString());
            to.text(Field.TO, event.end().toString());
            to.flag(Field.FLOATING, event.floating());
            texts(Field.PEOPLE, event.people(), to);
            to.endInnerObject();
        }
        to.endArray();
    }

    private static void texts(Field field, List<String> texts, JsonWriter to) {
        to.beginArray(field);
        texts.forEach(to::element);
        to.endArray();
    }

    static SubscribedCalendar calendar(JsonObject from) {
        List<CalendarEvent> events = new ArrayList<>();
        for (JsonObject event : from.objects(Field.EVENTS)) {
            events.add(
                    new CalendarEvent(
                            LocalDateTime.parse(event.text(Field.FROM)),
                            LocalDateTime.parse(event.text(Field.TO)),
                            event.flag(Field.FLOATING),
                            event.texts(Field.PEOPLE)));
        }
        return new SubscribedCalendar(
                from.number(Field.ID),
                from.number(Field.REVISION),
                from.text(Field.SOURCE),
                from.text(Field.TAG),
                from.text(Field.MODIFIED),
                from.instant(Field.READ_AT),
                from.text(Field.PROBLEM),
                from.texts(Field.UNMATCHED),
                events);
    }
}
