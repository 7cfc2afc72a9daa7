// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.events;

import dev.watchfire.integrations.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/// Something that happened, not written down yet: that is done by whoever writes it.
///
/// @param data its fields, as protobuf's JSON has them
record Event(EventType type, Instant at, Supplier<Map<String, Object>> data) {
    /// One JSON object, without a line end.
    ///
    /// @param instance whose event it is
    String toJson(String instance) {
        return Json.write(
                Json.object(
                        "@timestamp",
                        EventJson.time(at),
                        "instance",
                        instance,
                        "data",
                        Json.object(type.jsonName(), data.get())));
    }
}
