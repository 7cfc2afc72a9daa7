// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.config.document.ObjectText;
import dev.watchfire.config.document.ObjectText.Found;
import dev.watchfire.config.document.ObjectText.Kind;
import dev.watchfire.config.yaml.YamlNode;
import dev.watchfire.config.yaml.YamlNode.Entry;
import dev.watchfire.config.yaml.YamlNode.Mapping;
import dev.watchfire.people.ledger.Change;
import dev.watchfire.people.ledger.Ledger;
import dev.watchfire.people.ledger.Micros;
import dev.watchfire.people.ledger.Rows;
import dev.watchfire.store.Documents;
import dev.watchfire.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ids and revisions of the objects in the console's text. Safe for any thread.
final class Objects {
    private static final Rows ROWS =
            Rows.of(
                    "configuration_object",
                    1,
                    "id",
                    "kind",
                    "name",
                    "revision",
                    "changed_at",
                    "changed_by");

    /// @param revision 1 for a new one, then one more for each change
    record Life(
            String id, Kind kind, String name, long revision, Instant changedAt, String changedBy) {
        boolean isOf(Found found) {
            return kind == found.kind() && name.equals(found.name());
        }
    }

    /// What somebody called an object before, and calls it now.
    record Renamed(Kind kind, String from, String to) {}

    private final Documents documents;

    Objects(Documents documents) {
        this.documents = documents;
    }

    List<Life> all() throws StoreException {
        return documents.read(
                connection -> {
                    List<Life> all = new ArrayList<>();
                    Ledger.each(
                            connection,
                            ROWS.select() + " ORDER BY id",
                            row -> {
                                Kind kind = Kind.of(row.getString("kind"));
                                if (kind != null) {
                                    all.add(
                                            new Life(
                                                    row.getString("id"),
                                                    kind,
                                                    row.getString("name"),
                                                    row.getLong("revision"),
                                                    Micros.toInstant(row.getLong("changed_at")),
                                                    row.getString("changed_by")));
                                }
                            });
                    return all;
                });
    }

    /// Follows a change of the text: what is the same keeps its revision, what has another name and
    /// is else the same keeps its id, as does what somebody said to be renamed.
    void follow(
            Change change,
            String before,
            String after,
            List<Life> lives,
            @Nullable Renamed renamed) {
        Map<String, Found> old = new LinkedHashMap<>();
        ObjectText.of(before).all().forEach(found -> old.put(key(found), found));
        Map<String, Life> left = new LinkedHashMap<>();
        lives.forEach(life -> left.put(life.kind().key() + "/" + life.name(), life));
        List<Found> arrived = new ArrayList<>();
        for (Found found : ObjectText.of(after).all()) {
            Life life = left.remove(key(found));
            if (life == null) {
                arrived.add(found);
                continue;
            }
            Found was = old.get(key(found));
            if (was == null || !was.node().sameAs(found.node())) {
                put(change, life.id(), found, life.revision() + 1);
            }
        }
        for (Found found : arrived) {
            Life life = left.remove(cameFrom(found, left, old, renamed));
            if (life == null) {
                put(change, change.newId(), found, 1);
            } else {
                put(change, life.id(), found, life.revision() + 1);
            }
        }
        left.values().forEach(life -> change.delete(ROWS, life.id()));
    }

    /// Makes all as it was.
    void putBack(Change change, List<Life> now, List<Life> before) {
        now.stream()
                .filter(life -> before.stream().noneMatch(was -> was.id.equals(life.id)))
                .forEach(life -> change.delete(ROWS, life.id()));
        for (Life was : before) {
            change.put(
                    ROWS,
                    was.id,
                    was.kind.key(),
                    was.name,
                    was.revision,
                    was.changedAt,
                    was.changedBy);
        }
    }

    private static String key(Found found) {
        return found.kind().key() + "/" + found.name();
    }

    /// The key of the object that has this name now; empty where it is a new one.
    private static String cameFrom(
            Found found,
            Map<String, Life> left,
            Map<String, Found> old,
            @Nullable Renamed renamed) {
        if (renamed != null && renamed.kind == found.kind() && renamed.to.equals(found.name())) {
            return found.kind().key() + "/" + renamed.from;
        }
        List<String> alike =
                left.keySet().stream()
                        .filter(
                                key -> {
                                    Found was = old.get(key);
                                    return was != null
                                            && was.kind() == found.kind()
                                            && unnamed(was).sameAs(unnamed(found));
                                })
                        .toList();
        return alike.size() == 1 ? alike.getFirst() : "";
    }

    private static YamlNode unnamed(Found found) {
        if (!(found.node() instanceof Mapping mapping)) {
            return found.node();
        }
        List<Entry> entries =
                mapping.entries().stream().filter(e -> !e.key().equals("name")).toList();
        return new Mapping(entries, mapping.at());
    }

    private static void put(Change change, String id, Found found, long revision) {
        change.put(
                ROWS,
                id,
                found.kind().key(),
                found.name(),
                revision,
                change.at(),
                change.actor().name());
    }
}
