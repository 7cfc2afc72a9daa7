// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// The SQL of one table, the same on both databases.
///
/// @param columns without the workspace, the keys first
/// @param keys how many of them are the key
public record Rows(String table, int keys, List<String> columns) {
    public static Rows of(String table, int keys, String... columns) {
        return new Rows(table, keys, List.of(columns));
    }

    String upsert() {
        List<String> changes = new ArrayList<>();
        for (String column : columns.subList(keys, columns.size())) {
            changes.add("%s = excluded.%s".formatted(column, column));
        }
        return "INSERT INTO %s (workspace, %s) VALUES (:workspace, %s) ON CONFLICT (workspace, %s) DO UPDATE SET %s"
                .formatted(
                        table,
                        String.join(", ", columns),
                        String.join(", ", Collections.nCopies(columns.size(), "?")),
                        String.join(", ", columns.subList(0, keys)),
                        String.join(", ", changes));
    }

    String insert() {
        return "INSERT INTO %s (workspace, %s) VALUES (:workspace, %s)"
                .formatted(
                        table,
                        String.join(", ", columns),
                        String.join(", ", Collections.nCopies(columns.size(), "?")));
    }

    String delete() {
        Stream<String> conditions =
                columns.subList(0, keys).stream().map(column -> column + " = ?");
        return "DELETE FROM %s WHERE workspace = :workspace AND %s"
                .formatted(table, String.join(" AND ", conditions.toList()));
    }

    public String select() {
        return "SELECT %s FROM %s WHERE workspace = :workspace"
                .formatted(String.join(", ", columns), table);
    }
}
