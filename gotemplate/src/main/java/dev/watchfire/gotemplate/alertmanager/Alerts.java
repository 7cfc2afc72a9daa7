// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.alertmanager;

import dev.watchfire.gotemplate.value.Function;
import dev.watchfire.gotemplate.value.ListValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Value;
import dev.watchfire.gotemplate.value.Values;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The alerts of a notification, of which templates take those that fire or those that do not.
record Alerts(List<AlertData> alerts) implements ListValue {
    private static final Type LIST = Type.listOf(AlertData.TYPE);
    private static final Type TYPE = Type.defined("template.Alerts", LIST);

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public int size() {
        return alerts.size();
    }

    @Override
    public Value get(int index) {
        return alerts.get(index);
    }

    @Override
    public ListValue slice(int from, int to) {
        return new Alerts(alerts.subList(from, to));
    }

    @Override
    public @Nullable Function method(String name) {
        return switch (name) {
            case "Firing" -> Function.of(_ -> those(AlertData::isFiring));
            case "Resolved" -> Function.of(_ -> those(AlertData::isResolved));
            default -> null;
        };
    }

    private Values those(Predicate<AlertData> which) {
        return new Values(LIST, alerts.stream().filter(which).<Value>map(alert -> alert).toList());
    }
}
