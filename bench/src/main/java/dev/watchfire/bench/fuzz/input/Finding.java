// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz.input;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that must hold does not.
public final class Finding extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Finding(String message) {
        super(message);
    }

    /// @param about what the sentence is about, shown behind it
    static void check(boolean holds, String fault, @Nullable Object... about) {
        if (!holds) {
            throw new Finding(
                    about.length == 0 ? fault : fault + ": " + java.util.Arrays.asList(about));
        }
    }

    static void same(@Nullable Object one, @Nullable Object other, String what) {
        if (!Objects.equals(one, other)) {
            throw new Finding(what + ": " + one + " and " + other);
        }
    }
}
