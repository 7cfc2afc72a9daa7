// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.json;

import org.jspecify.annotations.Nullable;

/// Keeps the quoted bytes of strings that come again and again: label names, clusters, severities.
/// A string is kept the second time it is seen, so that those that come once cost nothing. Told
/// apart by identity, which readers of alerts make sure of. For one thread.
final class QuotedStrings {
    private static final int SLOT_BITS = 11;
    private static final int SLOTS = 1 << SLOT_BITS;

    /// Longer ones are worth a walk.
    private static final int LONGEST = 256;

    private final @Nullable String[] strings = new @Nullable String[SLOTS];
    private final byte[] @Nullable [] quoted = new byte[SLOTS][];

    /// Last seen in the slot, and not kept yet.
    private final @Nullable String[] candidates = new @Nullable String[SLOTS];

    /// The slot that a string has to itself or shares.
    static int slot(String s) {
        int length = s.length();
        if (length == 0 || length > LONGEST) {
            return -1;
        }
        // A string computes its hash once in its life.
        int hash = s.hashCode() * 0x9e3779b9;
        return hash >>> Integer.SIZE - SLOT_BITS;
    }

    @SuppressWarnings("ReferenceEquality") // A look at the characters is what this saves.
    byte @Nullable [] get(String s, int slot) {
        return strings[slot] == s ? quoted[slot] : null;
    }

    /// Whether the string was here before and should be kept.
    @SuppressWarnings("ReferenceEquality")
    boolean wants(String s, int slot) {
        if (candidates[slot] == s) {
            return true;
        }
        candidates[slot] = s;
        return false;
    }

    void keep(String s, int slot, byte[] bytes) {
        strings[slot] = s;
        quoted[slot] = bytes;
    }
}
