// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Image;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A map from ids to records that is walked in the order of ids, and that can be frozen in constant
/// time: an image keeps the root, and later writes copy only the nodes they touch.
///
/// A radix tree of 64-way nodes. Ids are handed out in sequence, so nodes are dense and the tree is
/// four levels high up to 16 million ids. One thread writes; frozen trees may be read by any.
final class Trie<T> implements Image.View<T> {
    private static final int BITS = 6;
    private static final int WIDTH = 1 << BITS;
    private static final int MASK = WIDTH - 1;

    /// Marks the nodes that no frozen tree shares yet.
    private static final class Generation {}

    /// `owner` is the tree generation that may still change this node in place.
    private static final class Node {
        final Generation owner;
        final @Nullable Object[] slots;
        int used;

        Node(Generation owner, @Nullable Object[] slots, int used) {
            this.owner = owner;
            this.slots = slots;
            this.used = used;
        }
    }

    private Generation generation = new Generation();
    private @Nullable Node root;

    /// Bits of the id below the root: 0 for a tree that is one leaf.
    private int shift;

    private int size;

    Trie() {}

    private Trie(@Nullable Node root, int shift, int size) {
        this.root = root;
        this.shift = shift;
        this.size = size;
    }

    /// An immutable view of the present content.
    Image.View<T> freeze() {
        generation = new Generation();
        return new Trie<>(root, shift, size);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T get(long id) {
        Node node = root;
        if (node == null || id >>> shift >= WIDTH) {
            return null;
        }
        for (int s = shift; s > 0; s -= BITS) {
            node = (Node) node.slots[(int) (id >>> s) & MASK];
            if (node == null) {
                return null;
            }
        }
        return (T) node.slots[(int) id & MASK];
    }

    /// @param value null removes
    /// @return what was there before
    @Nullable T set(long id, @Nullable T value) {
        if (id <= 0) {
            throw new IllegalArgumentException("ids are positive, not " + id);
        }
        if (value == null) {
            return get(id) == null ? null : replace(id, null);
        }
        if (root == null) {
            root = new Node(generation, new Object[WIDTH], 0);
            shift = 0;
        }
        while (id >>> shift >= WIDTH) {
            Node higher = new Node(generation, new Object[WIDTH], 1);
            higher.slots[0] = root;
            root = higher;
            shift += BITS;
        }
        return replace(id, value);
    }

    private @Nullable T replace(long id, @Nullable T value) {
        T[] before = newHolder();
        root = replaced(root, shift, id, value, before);
        if (before[0] == null && value != null) {
            size++;
        } else if (before[0] != null && value == null) {
            size--;
        }
        return before[0];
    }

    @SuppressWarnings("unchecked")
    private T[] newHolder() {
        return (T[]) new Object[1];
    }

    @SuppressWarnings("unchecked")
    private @Nullable Node replaced(
            @Nullable Node node, int s, long id, @Nullable T value, @Nullable T[] before) {
        Node mine = node == null ? new Node(generation, new Object[WIDTH], 0) : owned(node);
        int slot = (int) (id >>> s) & MASK;
        Object old = mine.slots[slot];
        Object now;
        if (s == 0) {
            before[0] = (T) old;
            now = value;
        } else {
            now = replaced((Node) old, s - BITS, id, value, before);
        }
        mine.slots[slot] = now;
        if (old == null && now != null) {
            mine.used++;
        } else if (old != null && now == null) {
            mine.used--;
        }
        return mine.used == 0 ? null : mine;
    }

    private Node owned(Node node) {
        return node.owner == generation
                ? node
                : new Node(generation, node.slots.clone(), node.used);
    }

    @Override
    public void forEach(Consumer<? super T> action) {
        if (root != null) {
            walk(root, shift, action);
        }
    }

    @SuppressWarnings("unchecked")
    private void walk(Node node, int s, Consumer<? super T> action) {
        for (Object slot : node.slots) {
            if (slot != null) {
                if (s == 0) {
                    action.accept((T) slot);
                } else {
                    walk((Node) slot, s - BITS, action);
                }
            }
        }
    }
}
