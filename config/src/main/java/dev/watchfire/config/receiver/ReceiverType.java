// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import java.util.ArrayList;
import java.util.List;

/// One way to tell somebody, as a table: its keys with their types and defaults in the order in
/// which Alertmanager writes them, the rules between them, and what it inherits from `global`.
public final class ReceiverType {
    private final String name;
    private final Schema schema;
    private final List<Inheritance> inherited;

    private ReceiverType(String name, Schema schema, List<Inheritance> inherited) {
        this.name = name;
        this.schema = schema;
        this.inherited = List.copyOf(inherited);
    }

    /// @param sendResolved whether it tells of resolved alerts unless the file says otherwise
    static ReceiverType of(String name, boolean sendResolved, Key... keys) {
        List<Key> all = new ArrayList<>();
        all.add(Key.flag("send_resolved").or(Boolean.toString(sendResolved)));
        all.addAll(List.of(keys));
        return new ReceiverType(
                name, Schema.of(name + "_config", all.toArray(Key[]::new)), List.of());
    }

    ReceiverType rules(Rule... rules) {
        return new ReceiverType(name, schema.with(rules), inherited);
    }

    ReceiverType inherits(Inheritance... more) {
        return new ReceiverType(name, schema, List.of(more));
    }

    /// `slack`, `webhook` …: the key in the file without `_configs`.
    public String name() {
        return name;
    }

    public Schema schema() {
        return schema;
    }

    public boolean hasKey(String key) {
        for (Key row : schema.keys()) {
            if (row.name().equals(key)) {
                return true;
            }
        }
        return false;
    }

    /// Fills in what `global` gives, and refuses what then is still missing.
    public void inherit(Section local, Section global, Problems problems) {
        for (Inheritance step : inherited) {
            step.apply(local, global, problems);
        }
    }
}
