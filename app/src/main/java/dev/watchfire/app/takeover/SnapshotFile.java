// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.takeover;

import dev.watchfire.app.takeover.ProtobufReader.Damaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One of Alertmanager's snapshots: messages one after the other, each behind its length.
///
/// @param items those that could be read, in their order
/// @param damages what could not be read, with the offset in the file, in words
record SnapshotFile<T>(List<T> items, List<String> damages) {
    /// Alertmanager holds these files in memory too; a tenth of this is a very large one.
    static final long MOST_BYTES = 512L * 1024 * 1024;

    /// Damages that are listed; a file of another kind has one at every step.
    static final int MOST_DAMAGES = 100;

    SnapshotFile {
        items = List.copyOf(items);
        damages = List.copyOf(damages);
    }

    /// Reads one message.
    interface Decoder<T> {
        T decode(ProtobufReader message) throws Damaged;
    }

    static <T> SnapshotFile<T> read(Path file, Decoder<T> decoder) throws IOException {
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            throw new IOException(
                    "%s has %,d bytes; at most %,d are read".formatted(file, size, MOST_BYTES));
        }
        return read(Files.readAllBytes(file), decoder);
    }

    /// A message that is damaged inside is left out; where a length makes no sense nothing after it
    /// can be found.
    static <T> SnapshotFile<T> read(byte[] bytes, Decoder<T> decoder) {
        List<T> items = new ArrayList<>();
        List<String> damages = new ArrayList<>();
        ProtobufReader file = new ProtobufReader(bytes, 0, bytes.length);
        int number = 0;
        try {
            while (!file.atEnd() && damages.size() < MOST_DAMAGES) {
                number++;
                ProtobufReader message = file.delimited();
                try {
                    items.add(decoder.decode(message));
                } catch (Damaged e) {
                    damages.add(damage(number, e));
                }
            }
            if (!file.atEnd()) {
                damages.add("given up after %d damaged entries".formatted(MOST_DAMAGES));
            }
        } catch (Damaged e) {
            damages.add(
                    damage(number, e)
                            + "; the %,d bytes from there on are not read"
                                    .formatted(bytes.length - e.offset()));
        }
        return new SnapshotFile<>(items, damages);
    }

    private static String damage(int number, Damaged e) {
        return "entry %d, byte %d: %s".formatted(number, e.offset(), e.getMessage());
    }

    /// `google.protobuf.Timestamp`.
    static Instant timestamp(ProtobufReader message) throws Damaged {
        int start = message.position();
        long seconds = 0;
        long nanos = 0;
        while (message.next()) {
            switch (message.field()) {
                case 1 -> seconds = message.number();
                case 2 -> nanos = message.number();
                default -> message.skip();
            }
        }
        try {
            return Instant.ofEpochSecond(seconds, nanos);
        } catch (DateTimeException | ArithmeticException e) {
            throw new Damaged(start, "a time is out of range");
        }
    }
}
