// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.service;

import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All services, in the order of the configuration. Immutable.
///
/// Each is found through one of its matchers that demands one of few values, as `=` does; those
/// that have none such are tried for every alert.
public final class Services {
    /// What people can look after; more are hosts or customers, and labels of one service.
    public static final int MOST_SERVICES = 5_000;

    public static final Services NONE = new Services(List.of());

    private final List<Service> all;
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<List<Service>> dependents = new ArrayList<>();

    /// Label name → value → positions of services.
    private final Map<String, Map<String, List<Integer>>> byValue = new HashMap<>();

    private final List<Integer> others = new ArrayList<>();

    /// @param services with unique names; dependencies that are none of them are left out
    /// @throws IllegalArgumentException for more than 5 000
    public Services(List<Service> services) {
        if (services.size() > MOST_SERVICES) {
            throw new IllegalArgumentException(services.size() + " services");
        }
        all = List.copyOf(services);
        for (int i = 0; i < all.size(); i++) {
            positions.put(all.get(i).name(), i);
            dependents.add(new ArrayList<>(0));
            index(i);
        }
        for (Service service : all) {
            for (String name : service.dependsOn()) {
                Integer position = positions.get(name);
                if (position != null) {
                    dependents.get(position).add(service);
                }
            }
        }
    }

    private void index(int position) {
        List<Matcher> matchers = all.get(position).matchers();
        for (Matcher matcher : matchers) {
            Set<String> values = matcher.literals();
            // "" stands for a missing label, which an index of labels does not find.
            if (values != null && !values.contains("")) {
                Map<String, List<Integer>> byOne =
                        byValue.computeIfAbsent(matcher.name(), _ -> new HashMap<>());
                for (String value : values) {
                    byOne.computeIfAbsent(value, _ -> new ArrayList<>(1)).add(position);
                }
                return;
            }
        }
        if (!matchers.isEmpty()) {
            others.add(position);
        }
    }

    public List<Service> all() {
        return all;
    }

    public @Nullable Service find(String name) {
        Integer position = positions.get(name);
        return position == null ? null : all.get(position);
    }

    /// Those that need this one, in the order of the configuration.
    public List<Service> dependents(String name) {
        Integer position = positions.get(name);
        return position == null ? List.of() : List.copyOf(dependents.get(position));
    }

    /// The services that an alert with these labels is of. Where several are, they come in the
    /// order of the configuration, and where one is wanted it is the first.
    public List<Service> of(LabelSet labels) {
        TreeSet<Integer> found = new TreeSet<>();
        for (int i = 0; i < labels.size(); i++) {
            Map<String, List<Integer>> byOne = byValue.get(labels.name(i));
            List<Integer> candidates = byOne == null ? null : byOne.get(labels.value(i));
            if (candidates != null) {
                add(candidates, labels, found);
            }
        }
        add(others, labels, found);
        return found.stream().map(all::get).toList();
    }

    private void add(List<Integer> candidates, LabelSet labels, Set<Integer> to) {
        for (Integer candidate : candidates) {
            boolean accepted = true;
            for (Matcher matcher : all.get(candidate).matchers()) {
                accepted &= matcher.matches(labels);
            }
            if (accepted) {
                to.add(candidate);
            }
        }
    }

    /// Services that need each other in a circle: for each such knot one way round, beginning and
    /// ending with its first service in the order of the configuration.
    public List<List<Service>> circles() {
        return new Circles(all, positions).find();
    }
}
