// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.store.ShadowCopy;
import java.time.Instant;
import java.util.List;

/// What a copy says beside its columns, as one JSON object.
final class ShadowJson {
    private ShadowJson() {}

    static void write(ShadowCopy copy, JsonWriter to) {
        to.beginObject();
        to.text(Field.GROUP_KEY, copy.groupKey());
        to.labels(Field.GROUP_LABELS, copy.groupLabels());
        alerts(Field.FIRING, copy.firing(), to);
        alerts(Field.RESOLVED, copy.resolved(), to);
        to.endObject();
    }

    private static void alerts(Field field, List<LabelSet> alerts, JsonWriter to) {
        to.beginArray(field);
        for (LabelSet labels : alerts) {
            to.beginObject();
            to.labels(Field.LABELS, labels);
            to.endInnerObject();
        }
        to.endArray();
    }

    static ShadowCopy read(long id, Instant at, String receiver, JsonObject from) {
        return new ShadowCopy(
                id,
                at,
                receiver,
                from.text(Field.GROUP_KEY),
                from.labels(Field.GROUP_LABELS),
                alerts(from, Field.FIRING),
                alerts(from, Field.RESOLVED));
    }

    private static List<LabelSet> alerts(JsonObject from, Field field) {
        return from.objects(field).stream().map(alert -> alert.labels(Field.LABELS)).toList();
    }
}
