// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The records of one kind, and those who keep something derived from them.
final class Table<T extends Entity> {
    /// Told of every change, also when a change is undone: what it derives must depend on nothing
    /// but the records.
    interface Listener<T> {
        void changed(@Nullable T before, @Nullable T after);
    }

    private final Entity.Kind kind;
    private final Trie<T> records = new Trie<>();
    private final List<Listener<? super T>> listeners = new ArrayList<>();

    Table(Entity.Kind kind) {
        this.kind = kind;
    }

    Entity.Kind kind() {
        return kind;
    }

    void listen(Listener<? super T> listener) {
        listeners.add(listener);
    }

    int size() {
        return records.size();
    }

    @Nullable T get(long id) {
        return records.get(id);
    }

    /// @throws IllegalStateException where there is none: a reference without its record is a bug
    T require(long id) {
        T record = records.get(id);
        if (record == null) {
            throw new IllegalStateException("no " + kind + " with id " + id);
        }
        return record;
    }

    /// For the recorder and for loading.
    @Nullable T set(long id, @Nullable T after) {
        T before = records.set(id, after);
        for (Listener<? super T> listener : listeners) {
            listener.changed(before, after);
        }
        return before;
    }

    /// In the order of ids. The table must not change meanwhile.
    void forEach(Consumer<? super T> action) {
        records.forEach(action);
    }

    /// A copy to walk while the table changes.
    List<T> all() {
        List<T> all = new ArrayList<>(records.size());
        records.forEach(all::add);
        return all;
    }

    Image.View<T> freeze() {
        return records.freeze();
    }
}
