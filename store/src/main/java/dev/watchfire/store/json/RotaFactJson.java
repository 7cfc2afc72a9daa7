// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.rota.RotaFact;
import org.jspecify.annotations.Nullable;

/// Facts about schedules.
final class RotaFactJson {
    private RotaFactJson() {}

    static void made(Entity made, JsonWriter to) {
        to.name(Field.MADE);
        EntityJson.write(made, to);
    }

    static void write(RotaFact.OverrideEnded fact, JsonWriter to) {
        to.number(Field.OVERRIDE_ID, fact.overrideId());
        to.text(Field.SCHEDULE, fact.schedule());
        to.text(Field.BY, fact.by());
    }

    static void write(RotaFact.AbsenceEnded fact, JsonWriter to) {
        to.number(Field.ABSENCE_ID, fact.absenceId());
        to.text(Field.PERSON, fact.person());
        to.text(Field.BY, fact.by());
    }

    static void write(RotaFact.ShiftRequestChanged fact, JsonWriter to) {
        to.text(Field.WHAT, fact.what());
        to.text(Field.BY, fact.by());
        to.name(Field.REQUEST);
        EntityJson.write(fact.request(), to);
    }

    static void write(RotaFact.HandedOff fact, JsonWriter to) {
        to.number(Field.WATCH_ID, fact.watchId());
        to.text(Field.SCHEDULE, fact.schedule());
        to.text(Field.ROLE, fact.role());
        RotaJson.texts(Field.FROM, fact.from(), to);
        RotaJson.texts(Field.TO, fact.to(), to);
    }

    static void write(RotaFact.HandoffNoteWritten fact, JsonWriter to) {
        to.number(Field.WATCH_ID, fact.watchId());
        to.text(Field.SCHEDULE, fact.schedule());
        to.text(Field.ROLE, fact.role());
        to.text(Field.TEXT, fact.text());
        to.text(Field.BY, fact.by());
    }

    static void write(RotaFact.NoticeGiven fact, JsonWriter to) {
        notice(fact.notice(), to);
        to.ids(Field.DELIVERIES, fact.deliveries());
    }

    static void notice(Notice notice, JsonWriter to) {
        to.name(Field.NOTICE);
        to.beginObject();
        to.text(Field.TYPE, notice.kind().name());
        to.text(Field.SCHEDULE, notice.schedule());
        to.text(Field.ROLE, notice.role());
        to.text(Field.PERSON, notice.person());
        to.text(Field.TITLE, notice.title());
        to.text(Field.TEXT, notice.text());
        to.text(Field.METHOD, notice.method());
        to.ids(Field.PAGES, notice.pages());
        to.endInnerObject();
    }

    static Notice notice(JsonObject from) {
        return new Notice(
                from.constant(Field.TYPE, Notice.Kind.class),
                from.text(Field.SCHEDULE),
                from.text(Field.ROLE),
                from.text(Field.PERSON),
                from.text(Field.TITLE),
                from.text(Field.TEXT),
                from.text(Field.METHOD),
                from.ids(Field.PAGES));
    }

    /// Null for a fact that is about something else.
    static @Nullable Fact read(String name, JsonObject from) {
        return switch (name) {
            case "oncall.override-made.v1" ->
                    new RotaFact.OverrideMade(RotaJson.override(FactJson.object(from, Field.MADE)));
            case "oncall.override-ended.v1" ->
                    new RotaFact.OverrideEnded(
                            from.number(Field.OVERRIDE_ID),
                            from.text(Field.SCHEDULE),
                            from.text(Field.BY));
            case "oncall.absence-made.v1" ->
                    new RotaFact.AbsenceMade(RotaJson.absence(FactJson.object(from, Field.MADE)));
            case "oncall.absence-ended.v1" ->
                    new RotaFact.AbsenceEnded(
                            from.number(Field.ABSENCE_ID),
                            from.text(Field.PERSON),
                            from.text(Field.BY));
            case "oncall.shift-request.v1" ->
                    new RotaFact.ShiftRequestChanged(
                            RotaJson.request(FactJson.object(from, Field.REQUEST)),
                            from.text(Field.WHAT),
                            from.text(Field.BY));
            case "oncall.handed-off.v1" ->
                    new RotaFact.HandedOff(
                            from.number(Field.WATCH_ID),
                            from.text(Field.SCHEDULE),
                            from.text(Field.ROLE),
                            from.texts(Field.FROM),
                            from.texts(Field.TO));
            case "oncall.handoff-note.v1" ->
                    new RotaFact.HandoffNoteWritten(
                            from.number(Field.WATCH_ID),
                            from.text(Field.SCHEDULE),
                            from.text(Field.ROLE),
                            from.text(Field.TEXT),
                            from.text(Field.BY));
            case "oncall.notice.v1" ->
                    new RotaFact.NoticeGiven(
                            notice(FactJson.object(from, Field.NOTICE)),
                            from.ids(Field.DELIVERIES));
            default -> null;
        };
    }
}
