// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.calendar;

import org.jspecify.annotations.Nullable;

/// The header `If-None-Match`.
final class Tags {
    private Tags() {}

    /// Whether the client has it. What compresses on the way may have made the tag a weak one.
    static boolean match(@Nullable String header, String tag) {
        if (header == null) {
            return false;
        }
        for (String one : header.split(",", -1)) {
            String bare = one.strip();
            if (bare.equals("*")
                    || (bare.startsWith("W/") ? bare.substring(2) : bare).equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
