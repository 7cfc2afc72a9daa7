// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.arguments;

import java.util.List;

/// A flag without a value: `--name` or `--no-name`.
public final class Switch {
    private final List<String> names;
    private final String description;
    private boolean hidden;
    private boolean on;

    Switch(List<String> names, String description) {
        this.names = List.copyOf(names);
        this.description = description;
    }

    /// Understood and not shown.
    public Switch hidden() {
        hidden = true;
        return this;
    }

    public boolean isOn() {
        return on;
    }

    void set(boolean value) {
        on = value;
    }

    List<String> names() {
        return names;
    }

    boolean isHidden() {
        return hidden;
    }

    String description() {
        return description;
    }
}
