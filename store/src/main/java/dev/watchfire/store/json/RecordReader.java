// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import com.google.re2j.PatternSyntaxException;
import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Ids;
import dev.watchfire.store.ShadowCopy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Turns stored bytes into records and facts. Fields it does not know are ignored, fields that are
/// missing read as empty. For one thread; equal texts of the records it read are shared.
public final class RecordReader {
    private final JsonText json = new JsonText();

    /// @throws MalformedRecordException where the bytes are not a record of this kind
    public Entity entity(Entity.Kind kind, byte[] bytes) {
        return read(bytes, 0, bytes.length, object -> EntityJson.read(kind, object));
    }

    /// @param bytes what {@link RecordWriter#write(ShadowCopy)} made
    /// @throws MalformedRecordException where the bytes are no copy
    public ShadowCopy shadowCopy(long id, Instant at, String receiver, byte[] bytes) {
        return read(bytes, 0, bytes.length, object -> ShadowJson.read(id, at, receiver, object));
    }

    /// All facts of one batch, in their order.
    ///
    /// @throws MalformedRecordException where one of them is not a fact
    public List<Fact> facts(byte[] lines) {
        return facts(lines, (_, _) -> true);
    }

    /// The facts of one batch that are about one of `subjects`, in their order.
    ///
    /// @throws MalformedRecordException where one of them is not a fact
    public List<Fact> factsAbout(long[] subjects, byte[] lines) {
        byte[][] numbers = new byte[subjects.length][];
        for (int i = 0; i < subjects.length; i++) {
            numbers[i] = Long.toString(subjects[i]).getBytes(StandardCharsets.US_ASCII);
        }
        // A batch may hold thousands of facts and one of them is wanted: only lines with the right
        // digits somewhere are worth parsing.
        List<Fact> candidates = facts(lines, (from, to) -> mentions(lines, from, to, numbers));
        candidates.removeIf(fact -> !isAbout(fact, subjects));
        return candidates;
    }

    private interface LineFilter {
        boolean wants(int from, int to);
    }

    private List<Fact> facts(byte[] lines, LineFilter filter) {
        List<Fact> facts = new ArrayList<>();
        int from = 0;
        for (int to = 0; to < lines.length; to++) {
            if (lines[to] == '\n') {
                if (filter.wants(from, to)) {
                    facts.add(read(lines, from, to - from, FactJson::read));
                }
                from = to + 1;
            }
        }
        if (from != lines.length) {
            throw new MalformedRecordException("the last fact has no end");
        }
        return facts;
    }

    private static boolean mentions(byte[] lines, int from, int to, byte[][] numbers) {
        for (byte[] number : numbers) {
            for (int at = from; at + number.length <= to; at++) {
                if (Arrays.equals(lines, at, at + number.length, number, 0, number.length)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAbout(Fact fact, long[] subjects) {
        Ids ids = fact.subjects();
        for (long subject : subjects) {
            if (ids.contains(subject)) {
                return true;
            }
        }
        return false;
    }

    private <T> T read(byte[] bytes, int offset, int length, Function<JsonObject, T> decode) {
        try {
            return decode.apply(json.read(bytes, offset, offset + length));
        } catch (IllegalArgumentException | ArithmeticException | PatternSyntaxException e) {
            throw new MalformedRecordException("unreadable: " + e.getMessage(), e);
        }
    }
}
