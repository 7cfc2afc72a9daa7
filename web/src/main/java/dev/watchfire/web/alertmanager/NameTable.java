// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.web.json.JsonReader;
import org.jspecify.annotations.Nullable;

/// Shares strings that occur again and again: label names, and values such as a cluster's or a
/// severity's. A text takes a place the second time it is seen, so that the many that come once do
/// not drive out the few. Small and forgetful. Safe for any thread, because strings never change
/// and the rest is a guess.
final class NameTable {
    private static final int SLOTS = 1 << 12;

    /// Longer text is hardly ever repeated.
    private static final int LONGEST = 48;

    private final @Nullable String[] slots = new @Nullable String[SLOTS];

    /// Hashes of what last wanted a slot and did not get it.
    private final int[] candidates = new int[SLOTS];

    /// The text of a checked JSON string.
    String get(JsonReader json, byte[] body, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return "";
        }
        if (length > LONGEST) {
            return json.decode(from, to);
        }
        int hash = length;
        for (int i = from; i < to; i++) {
            byte c = body[i];
            if (c < 0 || c == '\\') {
                return json.decode(from, to);
            }
            hash = hash * 31 + c;
        }
        int slot = (hash ^ hash >>> 12) & SLOTS - 1;
        String known = slots[slot];
        if (known != null && isSame(known, body, from, length)) {
            return known;
        }
        String text = json.decode(from, to);
        if (candidates[slot] == hash) {
            slots[slot] = text;
        } else {
            candidates[slot] = hash;
        }
        return text;
    }

    private static boolean isSame(String known, byte[] body, int from, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != body[from + i]) {
                return false;
            }
        }
        return true;
    }
}
