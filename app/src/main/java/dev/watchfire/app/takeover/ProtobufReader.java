// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.takeover;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Walks the fields of one message in Protocol Buffers' wire format, within its bounds. Fields that
/// a caller does not know are skipped with {@link #skip}. For one thread.
///
/// Source: Protocol Buffers, "Encoding".
final class ProtobufReader {
    static final int VARINT = 0;
    static final int FIXED_64 = 1;
    static final int BYTES = 2;
    static final int FIXED_32 = 5;

    private static final int MOST_VARINT_BYTES = 10;

    /// Says what is wrong, and at which byte of the file.
    static final class Damaged extends Exception {
        private static final long serialVersionUID = 1L;

        private final int offset;

        Damaged(int offset, String message) {
            super(message);
            this.offset = offset;
        }

        int offset() {
            return offset;
        }
    }

    private final byte[] bytes;
    private final int end;
    private int at;
    private int tag;

    /// Reads `bytes` from `from` until before `end`.
    ProtobufReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /// How many bytes have been passed, counted from the start of the file.
    int position() {
        return at;
    }

    boolean atEnd() {
        return at == end;
    }

    /// Goes to the next field.
    ///
    /// @return false at the end of the message
    boolean next() throws Damaged {
        if (at == end) {
            return false;
        }
        int start = at;
        long read = varint();
        if (read <= 0 || read > 0xffffffffL || read >>> 3 == 0) {
            throw new Damaged(start, "a field has the number " + (read >>> 3));
        }
        tag = (int) read;
        return true;
    }

    int field() {
        return tag >>> 3;
    }

    int wireType() {
        return tag & 7;
    }

    /// A number of up to 64 bits, seven to a byte, lowest first.
    long varint() throws Damaged {
        int start = at;
        long value = 0;
        for (int i = 0; i < MOST_VARINT_BYTES; i++) {
            if (at == end) {
                throw new Damaged(start, "a number is cut off");
            }
            byte b = bytes[at++];
            value |= (long) (b & 0x7f) << 7 * i;
            if (b >= 0) {
                return value;
            }
        }
        throw new Damaged(start, "a number is longer than 64 bits");
    }

    private void require(int wireType) throws Damaged {
        if (wireType() != wireType) {
            throw new Damaged(
                    at,
                    "field %d is of wire type %d, not %d".formatted(field(), wireType(), wireType));
        }
    }

    /// The number of the field at hand.
    long number() throws Damaged {
        require(VARINT);
        return varint();
    }

    /// The message, text or bytes of the field at hand, to be read by itself.
    ProtobufReader nested() throws Damaged {
        require(BYTES);
        return delimited();
    }

    /// What follows a length, which is read first.
    ProtobufReader delimited() throws Damaged {
        int start = at;
        long length = varint();
        if (length < 0 || length > end - at) {
            throw new Damaged(
                    start,
                    "%s bytes are announced and %d are left"
                            .formatted(Long.toUnsignedString(length), end - at));
        }
        ProtobufReader inner = new ProtobufReader(bytes, at, at + (int) length);
        at += (int) length;
        return inner;
    }

    String text() throws Damaged {
        ProtobufReader inner = nested();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, inner.at, inner.end - inner.at))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Damaged(inner.at, "field " + field() + " is no UTF-8");
        }
    }

    void skip() throws Damaged {
        switch (wireType()) {
            case VARINT -> varint();
            case FIXED_64 -> skip(8);
            case BYTES -> delimited();
            case FIXED_32 -> skip(4);
            default ->
                    throw new Damaged(
                            at, "field %d is of wire type %d".formatted(field(), wireType()));
        }
    }

    private void skip(int count) throws Damaged {
        if (count > end - at) {
            throw new Damaged(at, "field " + field() + " is cut off");
        }
        at += count;
    }
}
