// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import org.jspecify.annotations.Nullable;

/// Lets equal label values of many records be one string: the same few jobs, severities and
/// instances come back all the time. Forgets what it has no room for. For one thread.
final class SharedStrings {
    private static final int SLOTS = 1 << 14;

    /// Longer texts hardly repeat, and hashing them costs more than it saves.
    private static final int LONGEST_LENGTH = 64;

    private final @Nullable String[] slots = new String[SLOTS];

    String get(String value) {
        if (value.length() > LONGEST_LENGTH) {
            return value;
        }
        int hash = value.hashCode();
        int slot = (hash ^ hash >>> 14) & SLOTS - 1;
        String known = slots[slot];
        if (value.equals(known)) {
            return known;
        }
        slots[slot] = value;
        return value;
    }
}
