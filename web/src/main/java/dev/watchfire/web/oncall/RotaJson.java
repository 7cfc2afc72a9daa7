// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oncall;

import dev.watchfire.engine.Fact;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.oncall.Change;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.RotaFact;
import dev.watchfire.engine.rota.ShiftOverride;
import dev.watchfire.engine.rota.ShiftRequest;
import dev.watchfire.engine.rota.Stretch;
import dev.watchfire.web.json.JsonWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What people change about schedules, as the API shows it.
public final class RotaJson {
    private RotaJson() {}

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    static void write(ShiftOverride made, JsonWriter json) {
        json.beginObject()
                .member("id", made.uuid().toString())
                .member("schedule", made.schedule())
                .member("kind", word(made.type()))
                .member("role", made.role())
                .member("start", made.start())
                .member("end", made.end())
                .member("person", made.person())
                .member("by", made.by())
                .name("shifts")
                .beginArray();
        for (Change.Fixed shift : made.shifts()) {
            json.beginObject()
                    .member("start", shift.start())
                    .member("end", shift.end())
                    .member("person", shift.person())
                    .member("role", shift.role())
                    .endObject();
        }
        json.endArray()
                .member("note", made.note())
                .member("urgent", made.urgent())
                .member("madeBy", made.madeBy())
                .member("madeAt", made.madeAt())
                .endObject();
    }

    static void write(Absence absence, JsonWriter json) {
        json.beginObject()
                .member("id", absence.uuid().toString())
                .member("person", absence.person())
                .member("start", absence.start())
                .member("end", absence.end())
                .member("kind", word(absence.reason()))
                .member("note", absence.note())
                .member("source", absence.event().isEmpty() ? "form" : "calendar")
                .member("madeBy", absence.madeBy())
                .member("madeAt", absence.madeAt())
                .endObject();
    }

    static void write(ShiftRequest request, JsonWriter json) {
        json.beginObject()
                .member("id", request.uuid().toString())
                .member("kind", word(request.type()))
                .member("schedule", request.schedule())
                .member("role", request.role())
                .member("person", request.person())
                .member("start", request.shift().start())
                .member("end", request.shift().end())
                .member("to", request.to())
                .name("want");
        write(request.want(), json);
        json.member("state", word(request.state())).name("answers").beginArray();
        for (ShiftRequest.Answer answer : request.answers()) {
            json.beginObject()
                    .member("person", answer.person())
                    .member("answer", answer.declines() ? "declined" : "offered")
                    .name("want");
            write(answer.want(), json);
            json.member("note", answer.note()).member("at", answer.at()).endObject();
        }
        json.endArray()
                .member("takenBy", orNull(request.takenBy()))
                .member("moved", request.moved())
                .member("note", request.note())
                .member("madeBy", orNull(request.madeBy()))
                .member("madeAt", request.madeAt())
                .member("endedAt", request.endedAt())
                .endObject();
    }

    private static void write(@Nullable Stretch want, JsonWriter json) {
        if (want == null) {
            json.raw("null");
        } else {
            json.beginObject().member("start", want.start()).member("end", want.end()).endObject();
        }
    }

    /// The members of a fact about schedules.
    public static void members(Fact fact, JsonWriter json) {
        switch (fact) {
            case RotaFact.OverrideMade f -> write(f.made(), json.name("override"));
            case RotaFact.OverrideEnded f ->
                    json.member("schedule", f.schedule()).member("by", f.by());
            case RotaFact.AbsenceMade f -> write(f.made(), json.name("absence"));
            case RotaFact.AbsenceEnded f -> json.member("person", f.person()).member("by", f.by());
            case RotaFact.ShiftRequestChanged f -> {
                json.member("what", f.what()).member("by", f.by());
                write(f.request(), json.name("request"));
            }
            case RotaFact.HandedOff f ->
                    json.member("schedule", f.schedule())
                            .member("role", f.role())
                            .member("from", f.from())
                            .member("to", f.to());
            case RotaFact.HandoffNoteWritten f ->
                    json.member("schedule", f.schedule())
                            .member("role", f.role())
                            .member("text", f.text())
                            .member("by", f.by());
            case RotaFact.NoticeGiven f -> write(f.notice(), json.name("notice"));
            default -> throw new IllegalArgumentException(fact.name() + " is about no schedule");
        }
    }

    /// What a delivery tells that is about no alert.
    public static void write(Notice notice, JsonWriter json) {
        json.beginObject()
                .member("kind", notice.kind().word())
                .member("schedule", notice.schedule())
                .member("role", notice.role())
                .member("person", orNull(notice.person()))
                .member("title", notice.title())
                .member("text", notice.text())
                .endObject();
    }
}
