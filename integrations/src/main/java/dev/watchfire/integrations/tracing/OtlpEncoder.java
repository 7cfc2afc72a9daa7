// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.tracing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Writes spans as an `ExportTraceServiceRequest` in protobuf
/// (https://github.com/open-telemetry/opentelemetry-proto, 1.x): the few fields that are used.
final class OtlpEncoder {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private static final int STATUS_ERROR = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    private OtlpEncoder() {}

    private interface Part {
        void write(OtlpEncoder to);
    }

    /// @param resource attributes of this server
    /// @param scope who made the spans
    static byte[] encode(
            List<FinishedSpan> spans, Map<String, Object> resource, String scope, String version) {
        OtlpEncoder request = new OtlpEncoder();
        request.part(
                1,
                resourceSpans -> {
                    resourceSpans.part(1, r -> r.attributes(1, resource));
                    resourceSpans.part(
                            2,
                            scopeSpans -> {
                                scopeSpans.part(1, s -> s.text(1, scope).text(2, version));
                                spans.forEach(span -> scopeSpans.part(2, s -> s.span(span)));
                            });
                });
        return request.out.toByteArray();
    }

    private void span(FinishedSpan span) {
        SpanContext context = span.context();
        bytes(1, bigEndian(context.traceHigh(), context.traceLow()));
        bytes(2, bigEndian(context.spanId()));
        if (span.parent() != 0) {
            bytes(4, bigEndian(span.parent()));
        }
        text(5, span.name());
        number(6, span.kind().number);
        fixed64(7, nanos(span.start()));
        fixed64(8, nanos(span.end()));
        attributes(9, span.attributes());
        String error = span.error();
        if (error != null) {
            part(15, status -> status.text(2, error).number(3, STATUS_ERROR));
        }
        tag(16, FIXED32);
        out.writeBytes(
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(context.sampled() ? 1 : 0)
                        .array());
    }

    private static long nanos(Instant at) {
        return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }

    private void attributes(int field, Map<String, Object> attributes) {
        attributes.forEach(
                (name, value) ->
                        part(field, pair -> pair.text(1, name).part(2, v -> v.value(value))));
    }

    private void value(Object value) {
        switch (value) {
            case Boolean flag -> number(2, flag ? 1 : 0);
            case Number number -> number(3, number.longValue());
            default -> text(1, value.toString());
        }
    }

    private void part(int field, Part part) {
        OtlpEncoder inner = new OtlpEncoder();
        part.write(inner);
        bytes(field, inner.out.toByteArray());
    }

    private OtlpEncoder text(int field, String text) {
        bytes(field, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private static byte[] bigEndian(long... numbers) {
        byte[] bytes = new byte[numbers.length * Long.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            int shift = Long.SIZE - Byte.SIZE - i % Long.BYTES * Byte.SIZE;
            bytes[i] = (byte) (numbers[i / Long.BYTES] >>> shift);
        }
        return bytes;
    }

    private void bytes(int field, byte[] bytes) {
        tag(field, BYTES);
        varint(bytes.length);
        out.writeBytes(bytes);
    }

    private void number(int field, long number) {
        tag(field, VARINT);
        varint(number);
    }

    private void fixed64(int field, long number) {
        tag(field, FIXED64);
        out.writeBytes(
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array());
    }

    private void tag(int field, int wireType) {
        varint((long) field << 3 | wireType);
    }

    private void varint(long number) {
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
