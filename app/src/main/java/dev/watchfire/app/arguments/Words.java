// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The words of a command that are no flags.
public final class Words<T> {
    private final String label;
    private final String description;
    private final int least;
    private final int most;
    private final Function<String, T> reader;
    private final List<T> given = new ArrayList<>();

    Words(String label, String description, int least, int most, Function<String, T> reader) {
        this.label = label;
        this.description = description;
        this.least = least;
        this.most = most;
        this.reader = reader;
    }

    public List<T> all() {
        return given;
    }

    /// The first, which has to be there.
    public T one() {
        return given.getFirst();
    }

    public @Nullable T orNull() {
        return given.isEmpty() ? null : given.getFirst();
    }

    void give(String text) {
        if (given.size() == most) {
            throw new UsageException("'" + text + "' is one word too many");
        }
        try {
            given.add(reader.apply(text));
        } catch (IllegalArgumentException e) {
            throw new UsageException(label + ": " + e.getMessage());
        }
    }

    void check() {
        if (given.size() < least) {
            throw new UsageException(label + " is missing: " + description);
        }
    }

    String usage() {
        String shown = most > 1 ? label + "..." : label;
        return least == 0 ? "[" + shown + "]" : shown;
    }

    String label() {
        return label;
    }

    String description() {
        return description;
    }
}
