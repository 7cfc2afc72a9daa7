// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Image.Standing;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.web.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes alerts as Alertmanager's API shows them. For one thread.
final class AlertWriter {
    private static final byte[] ENDS_AT = ascii(",\"endsAt\":");
    private static final byte[] ANNOTATIONS = ascii("{\"annotations\":");
    private static final byte[] FINGERPRINT = ascii(",\"fingerprint\":");
    private static final byte[] RECEIVERS = ascii(",\"receivers\":");
    private static final byte[] STARTS_AT = ascii(",\"startsAt\":");
    private static final byte[] ACTIVE =
            ascii(
                    ",\"status\":{\"inhibitedBy\":[],\"mutedBy\":[],\"silencedBy\":[],\"state\":\"active\"}");
    private static final byte[] UPDATED_AT = ascii(",\"updatedAt\":");
    private static final byte[] GENERATOR_URL = ascii(",\"generatorURL\":");
    private static final byte[] LABELS = ascii(",\"labels\":");
    private static final byte[] END = ascii("}");
    private static final byte[] COMMA = ascii(",");

    /// Alerts that are fetched together; what they hold fits the processor's cache.
    private static final int BLOCK = 16;

    private final Image image;
    private final Receivers receivers;
    private final JsonWriter json;

    AlertWriter(Image image, Receivers receivers, JsonWriter json) {
        this.image = image;
        this.receivers = receivers;
        this.json = json;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Writes an array.
    ///
    /// @param mutedBy names of time intervals that mute the alerts' group
    void write(List<Alert> alerts, List<String> mutedBy) {
        json.beginArray();
        for (int i = 0; i < alerts.size(); i++) {
            if (i % BLOCK == 0) {
                fetch(alerts.subList(i, Math.min(i + BLOCK, alerts.size())));
            }
            if (i > 0) {
                json.fragment(COMMA, false);
            }
            write(alerts.get(i), mutedBy);
        }
        json.endArray();
    }

    /// Touches what will be read next. Alerts in the order of their fingerprints lie all over the
    /// memory, and a processor waits for one of them after the other, unless it is shown many at
    /// once: this halves the time.
    private void fetch(List<Alert> block) {
        int touched = 0;
        for (Alert alert : block) {
            touched += alert.labels().size() + alert.annotations().size();
        }
        for (Alert alert : block) {
            touched += length(alert.labels()) + length(alert.annotations());
        }
        if (touched < 0) {
            throw new IllegalStateException("labels of " + touched + " characters");
        }
    }

    private static int length(LabelSet labels) {
        int length = 0;
        for (int i = 0; i < labels.size(); i++) {
            length += labels.value(i).length();
        }
        return length;
    }

    private void write(Alert alert, List<String> mutedBy) {
        json.fragment(ANNOTATIONS, false).value(alert.annotations());
        json.fragment(ENDS_AT, false).value(alert.endsAt());
        json.fragment(FINGERPRINT, false).fingerprint(alert.labels().fingerprint());
        json.fragment(RECEIVERS, false)
                .fragment(receivers.json(alert.groups(), alert.labels()), true);
        json.fragment(STARTS_AT, false).value(alert.startsAt());
        status(image.standing(alert.id()), mutedBy);
        json.fragment(UPDATED_AT, false).value(alert.updatedAt());
        if (!alert.generatorUrl().isEmpty()) {
            json.fragment(GENERATOR_URL, false).value(alert.generatorUrl());
        }
        json.fragment(LABELS, false).value(alert.labels()).fragment(END, true);
    }

    private void status(Standing standing, List<String> mutedBy) {
        if (!standing.isSuppressed() && mutedBy.isEmpty()) {
            json.fragment(ACTIVE, true);
            return;
        }
        json.name("status").beginObject();
        json.name("inhibitedBy").beginArray();
        standing.inhibitedBy()
                .forEach(
                        id -> {
                            Alert by = image.alerts().get(id);
                            if (by != null) {
                                json.value(LabelSet.toHex(by.labels().fingerprint()));
                            }
                        });
        json.endArray().member("mutedBy", mutedBy).name("silencedBy").beginArray();
        silences(standing.silencedBy());
        json.endArray().member("state", "suppressed").endObject();
    }

    private void silences(Ids ids) {
        ids.forEach(
                id -> {
                    Silence silence = image.silences().get(id);
                    if (silence != null) {
                        json.value(silence.uuid().toString());
                    }
                });
    }
}
