// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.takeover;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Writes messages in Protocol Buffers' wire format, as Alertmanager's files hold them.
public final class ProtobufWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public ProtobufWriter varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return this;
    }

    public ProtobufWriter number(int field, long value) {
        return varint(field << 3).varint(value);
    }

    public ProtobufWriter bytes(int field, byte[] value) {
        return varint(field << 3 | 2).delimited(value);
    }

    public ProtobufWriter text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    public ProtobufWriter message(int field, ProtobufWriter value) {
        return bytes(field, value.toBytes());
    }

    public ProtobufWriter time(int field, Instant value) {
        return message(
                field,
                new ProtobufWriter().number(1, value.getEpochSecond()).number(2, value.getNano()));
    }

    public ProtobufWriter packed(int field, long... values) {
        ProtobufWriter all = new ProtobufWriter();
        for (long value : values) {
            all.varint(value);
        }
        return bytes(field, all.toBytes());
    }

    /// Behind its length.
    public ProtobufWriter delimited(byte[] value) {
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }

    // Alertmanager's messages.

    public static ProtobufWriter matcher(int type, String name, String pattern) {
        ProtobufWriter matcher = new ProtobufWriter();
        if (type != 0) {
            matcher.number(1, type);
        }
        return matcher.text(2, name).text(3, pattern);
    }

    public static byte[] silence(String id, Instant from, Instant to, ProtobufWriter more) {
        ProtobufWriter silence =
                new ProtobufWriter()
                        .text(1, id)
                        .time(3, from)
                        .time(4, to)
                        .time(5, from)
                        .text(8, "ada")
                        .text(9, "봉수");
        silence.bytes.writeBytes(more.toBytes());
        return new ProtobufWriter().message(1, silence).time(2, to).toBytes();
    }

    public static byte[] telling(
            String groupKey, String receiver, int index, Instant at, ProtobufWriter more) {
        ProtobufWriter names = new ProtobufWriter().text(1, receiver).text(2, "webhook");
        if (index != 0) {
            names.number(3, index);
        }
        ProtobufWriter entry = new ProtobufWriter().text(1, groupKey).message(2, names).time(5, at);
        entry.bytes.writeBytes(more.toBytes());
        return new ProtobufWriter().message(1, entry).time(2, at.plusSeconds(28_800)).toBytes();
    }
}
