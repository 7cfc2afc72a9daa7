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
    private static final int LONGEST_BYTES = 64;

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
        if (length > LONGEST_BYTES) {
            return new String(bytes, start, length, StandardCharsets.US_ASCII);
        }
        int slot = slot(hash);
        byte[] key = keys[slot];
        String known = texts[slot];
        if (known != null
                && key != null
                && Arrays.equals(key, 0, key.length, bytes, start, start + length)) {
            return known;
        }
        String text = new String(bytes, start, length, StandardCharsets.US_ASCII);
        keys[slot] = Arrays.copyOfRange(bytes, start, start + length);
        texts[slot] = text;
        return text;
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 14) & SLOTS - 1;
    }
}
