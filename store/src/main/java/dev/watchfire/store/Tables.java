// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import dev.watchfire.engine.Entity;
import java.util.Locale;

/// The names of the tables, and the SQL that is the same on every database.
final class Tables {
    /// The only workspace so far; its name is `default`.
    static final int WORKSPACE = 1;

    private Tables() {}

    static String live(Entity.Kind kind) {
        return "live_" + kind.name().toLowerCase(Locale.ROOT);
    }

    static String archived(Entity.Kind kind) {
        return "archived_" + kind.name().toLowerCase(Locale.ROOT);
    }
}
