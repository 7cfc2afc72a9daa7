// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import static dev.watchfire.store.TableCopy.number;
import static dev.watchfire.store.TableCopy.text;

import dev.watchfire.store.TableCopy.Table;
import java.util.List;

/// The tables of what the console edits of the configuration, as a backup carries them.
final class ConfigurationTables {
    private ConfigurationTables() {}

    static List<Table> all() {
        return List.of(
                new Table(
                        "configuration_version",
                        "id",
                        List.of(
                                number("id"),
                                number("at"),
                                text("author_kind"),
                                text("author_id"),
                                text("author_name"),
                                text("comment"),
                                number("restored_from"),
                                text("file_hash"),
                                number("sealed"),
                                text("shown"))),
                new Table(
                        "configuration_running",
                        "name",
                        List.of(
                                text("name"),
                                number("version"),
                                text("file_name"),
                                text("file_hash"),
                                number("at"))),
                new Table(
                        "configuration_object",
                        "id",
                        List.of(
                                text("id"),
                                text("kind"),
                                text("name"),
                                number("revision"),
                                number("changed_at"),
                                text("changed_by"))));
    }
}
