// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.webhook;

import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.render.MessageData;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Version 4 of the webhook message, byte for byte as Alertmanager 0.34 writes it: Go's order of
/// fields, Go's escapes, a line end after the object.
public final class WebhookPayload {
    private static final String VERSION = "4";

    /// Go's zero time stands for "not yet".
    private static final String NEVER = "0001-01-01T00:00:00Z";

    /// What four-digit years can hold; Go refuses to write others.
    private static final Instant MIN = Instant.parse(NEVER);

    private static final Instant MAX = Instant.parse("9999-12-31T23:59:59Z");

    private static final DateTimeFormatter RFC_3339 =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .appendLiteral('Z')
                    .toFormatter(Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder(2048);

    private WebhookPayload() {}

    static String write(Message message) {
        return write(message, VERSION, message.alerts().size());
    }

    /// The same structure for those who number it differently.
    ///
    /// @param listed how many alerts are listed; the rest counts as truncated, and what is common
    ///   stays what is common to all
    public static String write(Message message, String version, int listed) {
        WebhookPayload payload = new WebhookPayload();
        payload.message(message, version, Math.min(listed, message.alerts().size()));
        return payload.out.append("}\n").toString();
    }

    private void message(Message m, String version, int listed) {
        out.append("{\"receiver\":");
        string(MessageData.regexQuoted(m.receiver()));
        field("status", m.firing() ? "firing" : "resolved");
        out.append(",\"alerts\":[");
        for (int i = 0; i < listed; i++) {
            out.append(i == 0 ? "" : ",");
            alert(m.alerts().get(i));
        }
        out.append(']');
        field("notification_reason", MessageData.reason(m.reason()));
        labels("groupLabels", m.groupLabels());
        labels("commonLabels", m.commonLabels());
        labels("commonAnnotations", m.commonAnnotations());
        labels("routeLabels", m.routeLabels());
        field("externalURL", m.externalUrl());
        field("version", version);
        field("groupKey", m.groupKey());
        out.append(",\"truncatedAlerts\":").append(m.truncated() + m.alerts().size() - listed);
    }

    private void alert(Message.Told alert) {
        out.append("{\"status\":");
        string(alert.firing() ? "firing" : "resolved");
        labels("labels", alert.labels());
        labels("annotations", alert.annotations());
        field("startsAt", time(alert.startsAt()));
        field("endsAt", time(alert.endsAt()));
        field("generatorURL", alert.generatorUrl());
        field("fingerprint", alert.labels().fingerprintHex());
        out.append('}');
    }

    /// RFC 3339 in UTC, with as many digits of the second as it has.
    static String time(@Nullable Instant instant) {
        if (instant == null) {
            return NEVER;
        }
        Instant bounded = instant.isBefore(MIN) ? MIN : instant.isAfter(MAX) ? MAX : instant;
        return RFC_3339.format(bounded);
    }

    private void labels(String name, LabelSet labels) {
        out.append(",\"").append(name).append("\":{");
        for (int i = 0; i < labels.size(); i++) {
            out.append(i == 0 ? "" : ",");
            string(labels.name(i));
            out.append(':');
            string(labels.value(i));
        }
        out.append('}');
    }

    private void field(String name, String value) {
        out.append(",\"").append(name).append("\":");
        string(value);
    }

    private void string(String text) {
        Json.string(text, out);
    }
}
