// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.events;

import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.InhibitRule;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.integrations.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The messages of Alertmanager's `eventrecorder.proto` in protobuf's JSON: 64-bit numbers are
/// texts, enumerations their names, and what has its default value is left out.
final class EventJson {
    /// What protobuf's timestamps can hold.
    private static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant MAX = Instant.parse("9999-12-31T23:59:59Z");

    private EventJson() {}

    static String time(Instant at) {
        return (at.isBefore(MIN) ? MIN : at.isAfter(MAX) ? MAX : at).toString();
    }

    /// Seconds with as many digits as are needed, in groups of three.
    static String duration(Duration duration) {
        int nanos = duration.getNano();
        String fraction =
                nanos == 0 ? "" : ".%09d".formatted(nanos).replaceFirst("(000){1,2}$", "");
        return duration.getSeconds() + fraction + "s";
    }

    static Map<String, Object> labels(LabelSet labels) {
        List<Object> pairs = new ArrayList<>();
        labels.forEach((name, value) -> pairs.add(Json.object("key", name, "value", value)));
        return Json.object("labels", Json.present(pairs));
    }

    static Map<String, Object> alert(Alert alert) {
        return Json.object(
                "fingerprint",
                fingerprint(alert),
                "name",
                Json.present(alert.name()),
                "labels",
                labels(alert.labels()),
                "annotations",
                labels(alert.annotations()),
                "startsAt",
                time(alert.startsAt()),
                "endsAt",
                time(alert.endsAt()),
                "resolved",
                Json.present(alert.resolved()));
    }

    private static String fingerprint(Alert alert) {
        return Long.toUnsignedString(alert.labels().fingerprint());
    }

    /// An alert in a group, with everything about it.
    static Map<String, Object> grouped(Alert alert) {
        return Json.object("hash", fingerprint(alert), "details", alert(alert));
    }

    static Map<String, Object> reference(Alert alert) {
        return Json.object("hash", fingerprint(alert));
    }

    static Map<String, Object> muted(Alert alert) {
        return Json.object("labels", labels(alert.labels()), "fingerprint", fingerprint(alert));
    }

    static Map<String, Object> matcher(Matcher matcher) {
        return Json.object(
                "type",
                switch (matcher.op()) {
                    case EQUAL -> "TYPE_EQUAL";
                    case NOT_EQUAL -> "TYPE_NOT_EQUAL";
                    case REGEX -> "TYPE_REGEXP";
                    case NOT_REGEX -> "TYPE_NOT_REGEXP";
                },
                "name",
                matcher.name(),
                "pattern",
                Json.present(matcher.value()),
                "rendered",
                matcher.toString());
    }

    private static @Nullable List<Map<String, Object>> matchers(List<Matcher> matchers) {
        return Json.present(matchers.stream().map(EventJson::matcher).toList());
    }

    static Map<String, Object> silence(Silence silence) {
        return Json.object(
                "id",
                silence.uuid().toString(),
                "matchers",
                matchers(silence.matchers()),
                "annotations",
                silence.annotations().isEmpty() ? null : labels(silence.annotations()),
                "startsAt",
                time(silence.startsAt()),
                "endsAt",
                time(silence.endsAt()),
                "updatedAt",
                time(silence.updatedAt()),
                "createdBy",
                Json.present(silence.createdBy()),
                "comment",
                Json.present(silence.comment()),
                "matcherSets",
                List.of(Json.object("matchers", matchers(silence.matchers()))));
    }

    static Map<String, Object> rule(InhibitRule rule) {
        return Json.object(
                "sourceMatchers",
                matchers(rule.source()),
                "targetMatchers",
                matchers(rule.target()),
                "equalLabels",
                Json.present(rule.equal().stream().sorted().toList()));
    }

    /// @param matchers of the group's route
    static Map<String, Object> group(
            long id, String key, LabelSet labels, String receiver, List<Matcher> matchers) {
        byte[] name = ByteBuffer.allocate(Long.BYTES).putLong(id).array();
        return Json.object(
                "groupKey",
                key,
                "groupLabels",
                labels(labels),
                "groupId",
                sha256(key),
                "receiverName",
                receiver,
                "matchers",
                matchers(matchers),
                "groupUuid",
                UUID.nameUUIDFromBytes(name).toString());
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String reason(Delivery.Reason reason) {
        return "NOTIFY_REASON_"
                + switch (reason) {
                    case FIRST_NOTIFICATION -> "FIRST_NOTIFICATION";
                    case NEW_ALERTS_FIRING -> "NEW_ALERTS_IN_GROUP";
                    case NEW_ALERTS_RESOLVED -> "NEW_RESOLVED_ALERTS";
                    case ALL_ALERTS_RESOLVED -> "ALL_ALERTS_RESOLVED";
                    case REPEAT_INTERVAL -> "REPEAT_INTERVAL_ELAPSED";
                };
    }
}
