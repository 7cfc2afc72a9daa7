// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A flag with a value, as it is declared and, once the words were read, what it was given.
public final class Option<T> {
    private final List<String> names;
    private final String label;
    private final String description;
    private final Function<String, T> reader;
    private final List<T> given = new ArrayList<>();
    private boolean repeatable;
    private boolean required;
    private boolean hidden;
    private @Nullable String bareValue;
    private @Nullable String fallbackText;
    private Supplier<@Nullable String> elsewhere = () -> null;

    Option(List<String> names, String label, String description, Function<String, T> reader) {
        this.names = List.copyOf(names);
        this.label = label;
        this.description = description;
        this.reader = reader;
    }

    /// May be given more than once.
    public Option<T> repeatable() {
        repeatable = true;
        return this;
    }

    public Option<T> required() {
        required = true;
        return this;
    }

    /// Understood and not shown.
    public Option<T> hidden() {
        hidden = true;
        return this;
    }

    /// What the flag means without a value.
    public Option<T> bare(String value) {
        bareValue = value;
        return this;
    }

    /// What holds where it is not given.
    public Option<T> or(String value) {
        fallbackText = value;
        return this;
    }

    /// Asked before the value of {@link #or}.
    public Option<T> orFrom(Supplier<@Nullable String> source) {
        elsewhere = source;
        return this;
    }

    /// The value, the one from elsewhere, or the one that holds otherwise.
    public T get() {
        T value = orNull();
        if (value == null) {
            throw new IllegalStateException(name() + " has no value and nothing to fall back on");
        }
        return value;
    }

    public @Nullable T orNull() {
        if (!given.isEmpty()) {
            return given.getLast();
        }
        String text = elsewhere.get();
        if (text == null) {
            text = fallbackText;
        }
        return text == null ? null : read(text);
    }

    /// Every value that was given, in their order.
    public List<T> all() {
        return given;
    }

    void give(String text) {
        if (!given.isEmpty() && !repeatable) {
            throw new UsageException(name() + " is given twice");
        }
        given.add(read(text));
    }

    boolean accepts(String text) {
        try {
            var _ = reader.apply(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private T read(String text) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(name() + ": " + e.getMessage());
        }
    }

    void check() {
        if (required && given.isEmpty()) {
            throw new UsageException(name() + " " + label + " is missing: " + description);
        }
    }

    String name() {
        return names.getLast();
    }

    List<String> names() {
        return names;
    }

    boolean isHidden() {
        return hidden;
    }

    @Nullable String bareValue() {
        return bareValue;
    }

    /// `-o, --output FORMAT`, as help shows it.
    String usage() {
        String all = String.join(", ", names);
        return bareValue == null ? all + " " + label : all + "[=" + label + "]";
    }

    String help() {
        String more = repeatable ? " Repeatable." : "";
        return fallbackText == null
                ? description + more
                : description + more + " Default: " + fallbackText + ".";
    }
}
