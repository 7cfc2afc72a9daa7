// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.silence.Maintenance;
import dev.watchfire.engine.silence.Recurrence;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.engine.silence.SilenceDraft;
import dev.watchfire.engine.silence.SilenceRequest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Silences, requests for them, and maintenance.
final class SilenceJson {
    private SilenceJson() {}

    static void write(Silence silence, JsonWriter to) {
        to.text(Field.UUID, silence.uuid().toString());
        write(silence.matchers(), to);
        to.instant(Field.STARTS_AT, silence.startsAt());
        to.instant(Field.ENDS_AT, silence.endsAt());
        to.instant(Field.UPDATED_AT, silence.updatedAt());
        to.text(Field.CREATED_BY, silence.createdBy());
        to.text(Field.COMMENT, silence.comment());
        to.labels(Field.ANNOTATIONS, silence.annotations());
        to.text(Field.PHASE, silence.phase().name());
    }

    static Silence silence(JsonObject from) {
        return new Silence(
                from.number(Field.ID),
                from.number(Field.REVISION),
                UUID.fromString(from.text(Field.UUID)),
                matchers(from),
                from.instant(Field.STARTS_AT),
                from.instant(Field.ENDS_AT),
                from.instant(Field.UPDATED_AT),
                from.text(Field.CREATED_BY),
                from.text(Field.COMMENT),
                from.labels(Field.ANNOTATIONS),
                from.constant(Field.PHASE, Silence.State.class));
    }

    private static void write(List<Matcher> matchers, JsonWriter to) {
        to.beginArray(Field.MATCHERS);
        for (Matcher matcher : matchers) {
            to.beginObject();
            to.text(Field.NAME, matcher.name());
            to.text(Field.OP, matcher.op().sign());
            to.text(Field.VALUE, matcher.value());
            to.endInnerObject();
        }
        to.endArray();
    }

    private static List<Matcher> matchers(JsonObject from) {
        List<Matcher> matchers = new ArrayList<>();
        for (JsonObject matcher : from.objects(Field.MATCHERS)) {
            matchers.add(
                    Matcher.of(
                            matcher.text(Field.NAME),
                            op(matcher.text(Field.OP)),
                            matcher.text(Field.VALUE)));
        }
        return matchers;
    }

    private static Matcher.Op op(String sign) {
        for (Matcher.Op op : Matcher.Op.values()) {
            if (op.sign().equals(sign)) {
                return op;
            }
        }
        throw new MalformedRecordException("\"%s\" is no operator of a matcher".formatted(sign));
    }

    static void write(Maintenance maintenance, JsonWriter to) {
        Recurrence recurrence = maintenance.recurrence();
        to.text(Field.UUID, maintenance.uuid().toString());
        to.text(Field.NAME, maintenance.name());
        write(maintenance.matchers(), to);
        to.text(Field.ZONE, recurrence.zone().getId());
        to.text(Field.FIRST, recurrence.first().toString());
        to.text(Field.DURATION, recurrence.duration().toString());
        to.text(Field.REPEAT, recurrence.repeat().name());
        to.number(Field.EVERY, recurrence.every());
        to.text(
                Field.WEEKDAYS,
                recurrence.weekdays().stream()
                        .sorted()
                        .map(DayOfWeek::name)
                        .collect(Collectors.joining(" ")));
        to.text(Field.UNTIL, recurrence.until() == null ? "" : String.valueOf(recurrence.until()));
        to.text(Field.CREATED_BY, maintenance.createdBy());
        to.text(Field.COMMENT, maintenance.comment());
        to.instant(Field.UPDATED_AT, maintenance.updatedAt());
        to.text(Field.WINDOW_SILENCE, maintenance.silence().toString());
        to.instant(Field.WINDOW_END, maintenance.windowEnd());
    }

    static Maintenance maintenance(JsonObject from) {
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        for (String day : from.text(Field.WEEKDAYS).split(" ", -1)) {
            if (!day.isEmpty()) {
                weekdays.add(DayOfWeek.valueOf(day));
            }
        }
        String until = from.text(Field.UNTIL);
        return new Maintenance(
                from.number(Field.ID),
                from.number(Field.REVISION),
                UUID.fromString(from.text(Field.UUID)),
                from.text(Field.NAME),
                matchers(from),
                new Recurrence(
                        ZoneId.of(from.text(Field.ZONE)),
                        LocalDateTime.parse(from.text(Field.FIRST)),
                        Duration.parse(from.text(Field.DURATION)),
                        from.constant(Field.REPEAT, Recurrence.Repeat.class),
                        from.smallNumber(Field.EVERY),
                        weekdays,
                        until.isEmpty() ? null : LocalDate.parse(until)),
                from.text(Field.CREATED_BY),
                from.text(Field.COMMENT),
                from.instant(Field.UPDATED_AT),
                UUID.fromString(from.text(Field.WINDOW_SILENCE)),
                from.instant(Field.WINDOW_END));
    }

    static void write(SilenceRequest request, JsonWriter to) {
        SilenceDraft draft = request.draft();
        to.text(Field.UUID, request.uuid().toString());
        to.text(Field.REPLACES, text(draft.replaces()));
        write(draft.matchers(), to);
        to.instant(Field.STARTS_AT, draft.startsAt());
        to.instant(Field.ENDS_AT, draft.endsAt());
        to.text(Field.CREATED_BY, draft.createdBy());
        to.text(Field.COMMENT, draft.comment());
        to.labels(Field.ANNOTATIONS, draft.annotations());
        to.text(Field.REQUESTED_BY, request.requestedBy());
        to.instant(Field.REQUESTED_AT, request.requestedAt());
        to.beginArray(Field.REASONS);
        request.reasons().forEach(to::element);
        to.endArray();
        to.text(Field.STATE, request.verdict().name());
        to.text(Field.DECIDED_BY, request.decidedBy());
        to.instant(Field.DECIDED_AT, request.decidedAt());
        to.text(Field.ANSWER, request.answer());
        to.text(Field.WINDOW_SILENCE, text(request.silence()));
    }

    static SilenceRequest request(JsonObject from) {
        SilenceDraft draft =
                new SilenceDraft(
                        uuid(from.text(Field.REPLACES)),
                        matchers(from),
                        from.instant(Field.STARTS_AT),
                        from.instant(Field.ENDS_AT),
                        from.text(Field.CREATED_BY),
                        from.text(Field.COMMENT),
                        from.labels(Field.ANNOTATIONS));
        return new SilenceRequest(
                from.number(Field.ID),
                from.number(Field.REVISION),
                UUID.fromString(from.text(Field.UUID)),
                draft,
                from.text(Field.REQUESTED_BY),
                from.instant(Field.REQUESTED_AT),
                from.texts(Field.REASONS),
                from.constant(Field.STATE, SilenceRequest.Verdict.class),
                from.text(Field.DECIDED_BY),
                from.instantOrNull(Field.DECIDED_AT),
                from.text(Field.ANSWER),
                uuid(from.text(Field.WINDOW_SILENCE)));
    }

    private static String text(@Nullable UUID uuid) {
        return uuid == null ? "" : uuid.toString();
    }

    private static @Nullable UUID uuid(String text) {
        return text.isEmpty() ? null : UUID.fromString(text);
    }
}
