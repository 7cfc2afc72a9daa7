// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.route;

import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The routing tree, ready to be asked which routes an alert takes.
///
/// Children are tried in their order; the first that matches wins unless it continues. A node with
/// many children finds the candidates by label value, so the cost of a broad tree grows with what
/// matches and not with its breadth. Immutable.
public final class RouteTree {
    private final Node root;
    private final Map<String, Route> byId = new HashMap<>();

    public RouteTree(Route root) {
        this.root = new Node(root);
        register(root);
    }

    private void register(Route route) {
        byId.put(route.id(), route);
        route.routes().forEach(this::register);
    }

    public @Nullable Route byId(String id) {
        return byId.get(id);
    }

    /// All routes, the root first, each before its children.
    public List<Route> all() {
        List<Route> all = new ArrayList<>();
        collect(root.route, all);
        return all;
    }

    private static void collect(Route route, List<Route> into) {
        into.add(route);
        route.routes().forEach(child -> collect(child, into));
    }

    /// The routes that handle an alert with these labels, in the order of the tree; at least the
    /// root, whose matchers are none.
    public List<Route> match(LabelSet labels) {
        List<Route> found = new ArrayList<>(2);
        root.match(labels, found);
        return found;
    }

    /// Whether all matchers of this node accept the labels.
    public static boolean accepts(Route route, LabelSet labels) {
        for (Matcher matcher : route.matchers()) {
            if (!matcher.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    private static final class Node {
        /// Below this, trying every child is as quick as looking candidates up.
        private static final int INDEX_FROM = 8;

        private final Route route;
        private final List<Node> children = new ArrayList<>();

        /// Label name → value → positions of children that demand that value.
        private final Map<String, Map<String, int[]>> byValue = new HashMap<>();

        /// Positions of children that must always be tried.
        private int[] always = {};

        Node(Route route) {
            this.route = route;
            for (Route child : route.routes()) {
                children.add(new Node(child));
            }
            if (children.size() >= INDEX_FROM) {
                index();
            }
        }

        private void index() {
            for (int i = 0; i < children.size(); i++) {
                Matcher demand = demandOf(children.get(i).route);
                if (demand == null) {
                    always = append(always, i);
                    continue;
                }
                Map<String, int[]> values =
                        byValue.computeIfAbsent(demand.name(), _ -> new HashMap<>());
                int position = i;
                for (String literal : literalsOf(demand)) {
                    values.merge(literal, new int[] {position}, (a, b) -> append(a, b[0]));
                }
            }
        }

        private static @Nullable Matcher demandOf(Route route) {
            for (Matcher matcher : route.matchers()) {
                if (matcher.literals() != null && !matcher.matchesEmpty()) {
                    return matcher;
                }
            }
            return null;
        }

        private static Set<String> literalsOf(Matcher matcher) {
            Set<String> literals = matcher.literals();
            return literals == null ? Set.of() : literals;
        }

        private static int[] append(int[] positions, int position) {
            int[] longer = Arrays.copyOf(positions, positions.length + 1);
            longer[positions.length] = position;
            return longer;
        }

        boolean match(LabelSet labels, List<Route> found) {
            if (!accepts(route, labels)) {
                return false;
            }
            int before = found.size();
            if (children.size() < INDEX_FROM) {
                for (Node child : children) {
                    if (child.match(labels, found) && !child.route.continues()) {
                        break;
                    }
                }
            } else {
                for (int position : candidates(labels)) {
                    Node child = children.get(position);
                    if (child.match(labels, found) && !child.route.continues()) {
                        break;
                    }
                }
            }
            if (found.size() == before) {
                found.add(route);
            }
            return true;
        }

        private int[] candidates(LabelSet labels) {
            int[] candidates = always;
            boolean several = false;
            for (Map.Entry<String, Map<String, int[]>> entry : byValue.entrySet()) {
                String value = labels.get(entry.getKey());
                int[] found = value == null ? null : entry.getValue().get(value);
                if (found != null) {
                    several |= candidates.length > 0;
                    candidates = candidates.length == 0 ? found : concat(candidates, found);
                }
            }
            if (several) {
                Arrays.sort(candidates);
            }
            return candidates;
        }

        private static int[] concat(int[] a, int[] b) {
            int[] all = Arrays.copyOf(a, a.length + b.length);
            System.arraycopy(b, 0, all, a.length, b.length);
            return all;
        }
    }
}
