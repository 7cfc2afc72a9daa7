// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Fact;
import dev.watchfire.store.ShadowCopy;
import java.util.List;

/// Turns records and facts into the bytes that are stored: UTF-8 JSON. For one thread.
public final class RecordWriter {
    private final JsonWriter json = new JsonWriter();

    /// One JSON object.
    public byte[] write(Entity entity) {
        json.clear();
        EntityJson.write(entity, json);
        return json.copyFrom(0);
    }

    /// One JSON object with what a copy says beside its id, its time and its receiver.
    public byte[] write(ShadowCopy copy) {
        json.clear();
        ShadowJson.write(copy, json);
        return json.copyFrom(0);
    }

    /// One JSON object for each fact, each on a line of its own, in their order.
    public byte[] write(List<Fact> facts) {
        json.clear();
        for (Fact fact : facts) {
            FactJson.write(fact, json);
            json.lineBreak();
        }
        return json.copyFrom(0);
    }
}
