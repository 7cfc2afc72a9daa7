// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.tracing;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that was done, ready to be exported.
///
/// @param parent the id of the span it is part of, or 0
/// @param attributes texts, whole numbers and booleans by name
/// @param error what went wrong, or null
record FinishedSpan(
        SpanContext context,
        long parent,
        String name,
        Kind kind,
        Instant start,
        Instant end,
        Map<String, Object> attributes,
        @Nullable String error) {
    /// OpenTelemetry's kinds, with their numbers on the wire.
    enum Kind {
        INTERNAL(1),
        SERVER(2),
        CLIENT(3);

        final int number;

        Kind(int number) {
            this.number = number;
        }
    }
}
