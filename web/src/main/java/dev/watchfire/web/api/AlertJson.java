// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.Image.Standing;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.web.json.JsonWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An alert as our API shows it.
public final class AlertJson {
    private AlertJson() {}

    public static void write(Alert alert, Image image, Instant now, JsonWriter json) {
        Standing standing = image.standing(alert.id());
        Severity severity = Severities.of(alert, image);
        json.beginObject()
                .member("fingerprint", alert.labels().fingerprintHex())
                .member("labels", alert.labels())
                .member("annotations", alert.annotations())
                .member("severity", severity == null ? null : severity.name())
                .member("state", state(alert, standing))
                .member("startsAt", alert.startsAt())
                .member("endsAt", alert.endsAt())
                .member("updatedAt", alert.updatedAt())
                .member("generatorUrl", link(alert.generatorUrl()))
                .name("groups")
                .beginArray();
        alert.groups().forEach(json::value);
        json.endArray().name("silencedBy").beginArray();
        standing.silencedBy()
                .forEach(
                        id -> {
                            Silence silence = image.silences().get(id);
                            if (silence != null) {
                                json.beginObject()
                                        .member("id", silence.uuid().toString())
                                        .member("createdBy", silence.createdBy())
                                        .member("comment", silence.comment())
                                        .member("endsAt", silence.endsAt())
                                        .endObject();
                            }
                        });
        json.endArray().name("inhibitedBy").beginArray();
        standing.inhibitedBy()
                .forEach(
                        id -> {
                            Alert source = image.alerts().get(id);
                            if (source != null) {
                                json.beginObject()
                                        .member("fingerprint", source.labels().fingerprintHex())
                                        .member("name", source.name())
                                        .endObject();
                            }
                        });
        json.endArray().endObject();
    }

    private static String state(Alert alert, Standing standing) {
        if (alert.resolved()) {
            return "resolved";
        }
        return standing.isSuppressed() ? "suppressed" : "active";
    }

    /// Only what a browser may follow: a source can post any URI, `javascript:` too.
    static @Nullable String link(String url) {
        return url.startsWith("http://") || url.startsWith("https://") ? url : null;
    }
}
