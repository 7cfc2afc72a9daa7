// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Lets equal names and label values of many records be one string: the same few jobs and
/// severities come back all the time. Forgets what it has no room for. For one thread.
final class SharedStrings {
    private static final int SLOTS = 1 << 14;

    /// Longer texts hardly repeat.
    private static final int LONGEST_BYTES = 128;

    // Side by side: what is known, and its bytes.
    private final @Nullable String[] texts = new String[SLOTS];
    private final byte[] @Nullable [] keys = new byte[SLOTS][];

    SharedStrings() {
        for (Field field : Field.values()) {
            int slot = slot(field.text.hashCode());
            keys[slot] = field.text.getBytes(StandardCharsets.US_ASCII);
            texts[slot] = field.text;
        }
    }

    /// The string of ASCII bytes.
    ///
    /// @param hash of the bytes, as strings are hashed
    String get(byte[] bytes, int start, int length, int hash) {
        String known = known(bytes, start, length, hash);
        return known == null
                ? keep(
                        bytes,
                        start,
                        length,
                        hash,
                        new String(bytes, start, length, StandardCharsets.US_ASCII))
                : known;
    }

    /// The string that these bytes mean, or null where that is not known. Bytes with a backslash
    /// mean something else than they say.
    @Nullable String known(byte[] bytes, int start, int length, int hash) {
        int slot = slot(hash);
        byte[] key = keys[slot];
        return key != null && Arrays.equals(key, 0, key.length, bytes, start, start + length)
                ? texts[slot]
                : null;
    }

    /// @return `text`
    String keep(byte[] bytes, int start, int length, int hash, String text) {
        if (length <= LONGEST_BYTES) {
            int slot = slot(hash);
            keys[slot] = Arrays.copyOfRange(bytes, start, start + length);
            texts[slot] = text;
        }
        return text;
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 14) & SLOTS - 1;
    }
}
