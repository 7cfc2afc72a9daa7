// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.render;

import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.gotemplate.alertmanager.AlertData;
import dev.watchfire.gotemplate.alertmanager.Data;
import dev.watchfire.gotemplate.alertmanager.KeyValues;
import dev.watchfire.gotemplate.time.TimeValue;
import dev.watchfire.integrations.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// A message as templates see it.
public final class MessageData {
    /// What Go's `regexp.QuoteMeta` puts a backslash before.
    private static final String REGEX_SPECIAL = "\\.+*?()|[]{}^$";

    private MessageData() {}

    public static Data of(Message message) {
        return new Data(
                regexQuoted(message.receiver()),
                message.firing() ? "firing" : "resolved",
                message.alerts().stream().map(MessageData::alert).toList(),
                reason(message.reason()),
                pairs(message.groupLabels()),
                pairs(message.commonLabels()),
                pairs(message.commonAnnotations()),
                pairs(message.routeLabels()),
                message.externalUrl());
    }

    private static AlertData alert(Message.Told alert) {
        Instant endsAt = alert.endsAt();
        return new AlertData(
                alert.firing() ? "firing" : "resolved",
                pairs(alert.labels()),
                pairs(alert.annotations()),
                alert.startsAt(),
                endsAt == null ? TimeValue.ZERO : endsAt,
                alert.generatorUrl(),
                alert.labels().fingerprintHex());
    }

    private static KeyValues pairs(LabelSet labels) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            map.put(labels.name(i), labels.value(i));
        }
        return new KeyValues(map);
    }

    /// Source: `NotifyReason` in Alertmanager's `notify/notify.go`.
    public static String reason(Delivery.Reason reason) {
        return switch (reason) {
            case FIRST_NOTIFICATION -> "first notification";
            case NEW_ALERTS_FIRING -> "new alerts added";
            case NEW_ALERTS_RESOLVED -> "some alerts resolved";
            case ALL_ALERTS_RESOLVED -> "all alerts resolved";
            case REPEAT_INTERVAL -> "repeat interval elapsed";
        };
    }

    public static String regexQuoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 8);
        text.chars()
                .forEach(
                        c -> {
                            if (REGEX_SPECIAL.indexOf(c) >= 0) {
                                quoted.append('\\');
                            }
                            quoted.append((char) c);
                        });
        return quoted.toString();
    }
}
