// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import dev.watchfire.engine.oncall.Change;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.ScheduleWatch;
import dev.watchfire.engine.rota.ShiftOverride;
import dev.watchfire.engine.rota.ShiftRequest;
import dev.watchfire.engine.rota.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What people change about schedules, and what is remembered about them.
final class RotaJson {
    private RotaJson() {}

    static void write(ShiftOverride made, JsonWriter to) {
        to.text(Field.UUID, made.uuid().toString());
        to.text(Field.SCHEDULE, made.schedule());
        to.text(Field.TYPE, made.type().name());
        to.text(Field.ROLE, orEmpty(made.role()));
        to.instant(Field.STARTS_AT, made.start());
        to.instant(Field.ENDS_AT, made.end());
        to.text(Field.PERSON, orEmpty(made.person()));
        to.text(Field.BY, orEmpty(made.by()));
        to.beginArray(Field.SHIFTS);
        for (Change.Fixed shift : made.shifts()) {
            to.beginObject();
            to.instant(Field.STARTS_AT, shift.start());
            to.instant(Field.ENDS_AT, shift.end());
            to.text(Field.PERSON, shift.person());
            to.text(Field.ROLE, orEmpty(shift.role()));
            to.endInnerObject();
        }
        to.endArray();
        to.text(Field.COMMENT, made.note());
        to.flag(Field.URGENT, made.urgent());
        to.text(Field.CREATED_BY, made.madeBy());
        to.instant(Field.CREATED_AT, made.madeAt());
    }

    static ShiftOverride override(JsonObject from) {
        List<Change.Fixed> shifts = new ArrayList<>();
        for (JsonObject shift : from.objects(Field.SHIFTS)) {
            shifts.add(
                    new Change.Fixed(
                            shift.instant(Field.STARTS_AT),
                            shift.instant(Field.ENDS_AT),
                            shift.text(Field.PERSON),
                            orNull(shift.text(Field.ROLE))));
        }
        return new ShiftOverride(
                from.number(Field.ID),
                from.number(Field.REVISION),
                UUID.fromString(from.text(Field.UUID)),
                from.text(Field.SCHEDULE),
                from.constant(Field.TYPE, ShiftOverride.Type.class),
                orNull(from.text(Field.ROLE)),
                from.instant(Field.STARTS_AT),
                from.instant(Field.ENDS_AT),
                orNull(from.text(Field.PERSON)),
                orNull(from.text(Field.BY)),
                shifts,
                from.text(Field.COMMENT),
                from.flag(Field.URGENT),
                from.text(Field.CREATED_BY),
                from.instant(Field.CREATED_AT));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    static void write(Absence absence, JsonWriter to) {
        to.text(Field.UUID, absence.uuid().toString());
        to.text(Field.PERSON, absence.person());
        to.instant(Field.STARTS_AT, absence.start());
        to.instant(Field.ENDS_AT, absence.end());
        to.text(Field.REASON, absence.reason().name());
        to.text(Field.COMMENT, absence.note());
        to.text(Field.EVENT, absence.event());
        to.text(Field.CREATED_BY, absence.madeBy());
        to.instant(Field.CREATED_AT, absence.madeAt());
    }

    static Absence absence(JsonObject from) {
        return new Absence(
                from.number(Field.ID),
                from.number(Field.REVISION),
                UUID.fromString(from.text(Field.UUID)),
                from.text(Field.PERSON),
                from.instant(Field.STARTS_AT),
                from.instant(Field.ENDS_AT),
                from.constant(Field.REASON, Absence.Reason.class),
                from.text(Field.COMMENT),
                from.text(Field.EVENT),
                from.text(Field.CREATED_BY),
                from.instant(Field.CREATED_AT));
    }

    static void write(ShiftRequest request, JsonWriter to) {
        to.text(Field.UUID, request.uuid().toString());
        to.text(Field.TYPE, request.type().name());
        to.text(Field.SCHEDULE, request.schedule());
        to.text(Field.ROLE, request.role());
        to.text(Field.PERSON, request.person());
        to.instant(Field.STARTS_AT, request.shift().start());
        to.instant(Field.ENDS_AT, request.shift().end());
        to.beginArray(Field.TO);
        request.to().forEach(to::element);
        to.endArray();
        write(request.want(), to);
        to.text(Field.STATE, request.state().name());
        to.beginArray(Field.ANSWERS);
        for (ShiftRequest.Answer answer : request.answers()) {
            to.beginObject();
            to.text(Field.PERSON, answer.person());
            write(answer.want(), to);
            to.text(Field.COMMENT, answer.note());
            to.instant(Field.AT, answer.at());
            to.endInnerObject();
        }
        to.endArray();
        to.text(Field.TAKEN_BY, request.takenBy());
        to.flag(Field.MOVED, request.moved());
        to.number(Field.CHASED, request.chased());
        to.text(Field.COMMENT, request.note());
        to.text(Field.CREATED_BY, request.madeBy());
        to.instant(Field.CREATED_AT, request.madeAt());
        to.instant(Field.ENDED_AT, request.endedAt());
    }

    private static void write(@Nullable Stretch want, JsonWriter to) {
        to.instant(Field.WANT_START, want == null ? null : want.start());
        to.instant(Field.WANT_END, want == null ? null : want.end());
    }

    private static @Nullable Stretch want(JsonObject from) {
        Instant start = from.instantOrNull(Field.WANT_START);
        Instant end = from.instantOrNull(Field.WANT_END);
        return start == null || end == null ? null : new Stretch(start, end);
    }

    static ShiftRequest request(JsonObject from) {
        List<ShiftRequest.Answer> answers = new ArrayList<>();
        for (JsonObject answer : from.objects(Field.ANSWERS)) {
            answers.add(
                    new ShiftRequest.Answer(
                            answer.text(Field.PERSON),
                            want(answer),
                            answer.text(Field.COMMENT),
                            answer.instant(Field.AT)));
        }
        return new ShiftRequest(
                from.number(Field.ID),
                from.number(Field.REVISION),
                UUID.fromString(from.text(Field.UUID)),
                from.constant(Field.TYPE, ShiftRequest.Type.class),
                from.text(Field.SCHEDULE),
                from.text(Field.ROLE),
                from.text(Field.PERSON),
                new Stretch(from.instant(Field.STARTS_AT), from.instant(Field.ENDS_AT)),
                from.texts(Field.TO),
                want(from),
                from.constant(Field.STATE, ShiftRequest.State.class),
                answers,
                from.text(Field.TAKEN_BY),
                from.flag(Field.MOVED),
                from.smallNumber(Field.CHASED),
                from.text(Field.COMMENT),
                from.text(Field.CREATED_BY),
                from.instant(Field.CREATED_AT),
                from.instantOrNull(Field.ENDED_AT));
    }

    static void write(ScheduleWatch watch, JsonWriter to) {
        to.text(Field.SCHEDULE, watch.schedule());
        to.beginArray(Field.ON_DUTY);
        watch.onDuty()
                .forEach(
                        (role, people) -> {
                            to.beginObject();
                            to.text(Field.ROLE, role);
                            texts(Field.PEOPLE, people, to);
                            to.endInnerObject();
                        });
        to.endArray();
        to.beginArray(Field.TOLD);
        for (ScheduleWatch.Told told : watch.told()) {
            to.beginObject();
            to.text(Field.TEXT, told.what());
            to.instant(Field.UNTIL, told.until());
            to.endInnerObject();
        }
        to.endArray();
        to.beginArray(Field.NOTES);
        for (ScheduleWatch.Note note : watch.notes()) {
            to.beginObject();
            to.text(Field.ROLE, note.role());
            to.text(Field.TEXT, note.text());
            to.text(Field.BY, note.by());
            to.instant(Field.AT, note.at());
            to.endInnerObject();
        }
        to.endArray();
        to.instant(Field.NEXT_AT, watch.next());
    }

    static void texts(Field field, List<String> texts, JsonWriter to) {
        to.beginArray(field);
        texts.forEach(to::element);
        to.endArray();
    }

    static ScheduleWatch watch(JsonObject from) {
        Map<String, List<String>> onDuty = new TreeMap<>();
        for (JsonObject role : from.objects(Field.ON_DUTY)) {
            onDuty.put(role.text(Field.ROLE), role.texts(Field.PEOPLE));
        }
        List<ScheduleWatch.Told> told = new ArrayList<>();
        for (JsonObject one : from.objects(Field.TOLD)) {
            told.add(new ScheduleWatch.Told(one.text(Field.TEXT), one.instant(Field.UNTIL)));
        }
        List<ScheduleWatch.Note> notes = new ArrayList<>();
        for (JsonObject note : from.objects(Field.NOTES)) {
            notes.add(
                    new ScheduleWatch.Note(
                            note.text(Field.ROLE),
                            note.text(Field.TEXT),
                            note.text(Field.BY),
                            note.instant(Field.AT)));
        }
        return new ScheduleWatch(
                from.number(Field.ID),
                from.number(Field.REVISION),
                from.text(Field.SCHEDULE),
                onDuty,
                told,
                notes,
                from.instant(Field.NEXT_AT));
    }
}
