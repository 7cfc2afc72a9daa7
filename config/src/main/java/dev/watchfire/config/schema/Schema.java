// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The keys that a mapping may have, in the order in which Alertmanager writes them, and what must
/// hold between them. Immutable.
public final class Schema {
    private final String what;
    private final Map<String, Key> keys;
    private final List<Rule> rules;

    private Schema(String what, Map<String, Key> keys, List<Rule> rules) {
        this.what = what;
        this.keys = keys;
        this.rules = List.copyOf(rules);
    }

    /// @param what names the mapping in messages, e.g. `route`
    public static Schema of(String what, Key... keys) {
        Map<String, Key> byName = LinkedHashMap.newLinkedHashMap(keys.length);
        for (Key key : keys) {
            if (byName.put(key.name(), key) != null) {
                throw new IllegalArgumentException(what + " has two keys " + key.name());
            }
        }
        return new Schema(what, byName, List.of());
    }

    /// The same keys with more rules.
    public Schema with(Rule... more) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(List.of(more));
        return new Schema(what, keys, all);
    }

    public String what() {
        return what;
    }

    public Iterable<Key> keys() {
        return keys.values();
    }

    public Set<String> names() {
        return keys.keySet();
    }

    @Nullable Key find(String name) {
        return keys.get(name);
    }

    Key key(String name) {
        Key key = keys.get(name);
        if (key == null) {
            throw new IllegalArgumentException(what + " has no key " + name);
        }
        return key;
    }

    List<Rule> rules() {
        return rules;
    }
}
