// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.configuration.TemplateFile;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.render.TemplateSet;
import dev.watchfire.integrations.render.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Notifications as vendors' tests need them.
public final class Notifications {
    public static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");
    public static final Duration TIMEOUT = Duration.ofSeconds(20);

    private Notifications() {}

    /// Two firing alerts and a resolved one of the group `alertname="DiskFull"`.
    public static Message message() {
        return message(told("db-1", null), told("db-2", null), told("db-3", T0.plusSeconds(60)));
    }

    /// All alerts of the group are resolved.
    public static Message resolved() {
        return message(told("db-1", T0.plusSeconds(60)), told("db-2", T0.plusSeconds(90)));
    }

    public static Message message(Message.Told... alerts) {
        return new Message(
                "ops",
                Delivery.Reason.FIRST_NOTIFICATION,
                List.of(alerts),
                0,
                0,
                LabelSet.of("alertname", "DiskFull"),
                LabelSet.EMPTY,
                "{}:{alertname=\"DiskFull\"}",
                "http://watchfire.example");
    }

    public static Message.Told told(String instance, @Nullable Instant endsAt) {
        return new Message.Told(
                LabelSet.of("alertname", "DiskFull", "instance", instance, "severity", "critical"),
                LabelSet.of("summary", "Disk of " + instance + " is <full> & slow"),
                T0,
                endsAt,
                "http://prometheus.example/graph?g0.expr=disk");
    }

    /// Options of which the given ones are set, and any other that is asked for is a test's
    /// mistake.
    public static Options options(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return Options.of(values);
    }

    public static Secret secret(String text) {
        return new Secret(text);
    }

    public static Notification of(Message message, Options options) {
        return of(message, options, LabelSet.EMPTY);
    }

    public static Notification of(Message message, Options options, LabelSet memory) {
        return new Notification(message, options, new Texts(templates(), message), memory, TIMEOUT);
    }

    public static Notification within(Duration timeout, Message message, Options options) {
        return new Notification(
                message, options, new Texts(templates(), message), LabelSet.EMPTY, timeout);
    }

    public static TemplateSet templates(TemplateFile... files) {
        return TemplateSet.of(Arrays.asList(files), () -> T0.plusSeconds(3600));
    }
}
