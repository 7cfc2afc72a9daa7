// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.interval.TimeIntervals;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.route.RouteTree;
import dev.watchfire.web.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What reads need of one configuration again and again. Immutable; the last one is kept.
public final class Routing {
    private static volatile @Nullable Routing last;

    /// A route in the order of the tree.
    public static final class Node {
        private final int order;
        private final Route route;
        private final byte[] json;

        private Node(int order, Route route) {
            this.order = order;
            this.route = route;
            this.json = Routing.json(List.of(route.receiver()));
        }

        int order() {
            return order;
        }

        public Route route() {
            return route;
        }

        String receiver() {
            return route.receiver();
        }

        /// The list of this one receiver.
        byte[] json() {
            return json;
        }
    }

    private final @Nullable Configuration configuration;
    private final @Nullable RouteTree tree;
    private final TimeIntervals intervals;
    private final Map<String, Node> byId = new HashMap<>();

    private Routing(@Nullable Configuration configuration) {
        this.configuration = configuration;
        this.tree = configuration == null ? null : new RouteTree(configuration.route());
        this.intervals =
                new TimeIntervals(configuration == null ? Map.of() : configuration.timeIntervals());
        if (tree != null) {
            tree.all().forEach(route -> byId.put(route.id(), new Node(byId.size(), route)));
        }
    }

    public static Routing of(@Nullable Configuration configuration) {
        Routing known = last;
        if (known == null || known.configuration != configuration) {
            known = new Routing(configuration);
            last = known;
        }
        return known;
    }

    public @Nullable Node node(String routeId) {
        return byId.get(routeId);
    }

    List<Node> match(LabelSet labels) {
        List<Node> nodes = new ArrayList<>(2);
        if (tree != null) {
            for (Route route : tree.match(labels)) {
                Node node = byId.get(route.id());
                if (node != null) {
                    nodes.add(node);
                }
            }
        }
        return nodes;
    }

    /// The time intervals that keep a route silent at an instant: those that mute it, or all its
    /// active ones where none of them is on.
    public List<String> mutedBy(Route route, Instant now) {
        if (!intervals.isActive(route.activeTimeIntervals(), now)) {
            return route.activeTimeIntervals();
        }
        return intervals.containing(route.muteTimeIntervals(), now);
    }

    static byte[] json(List<String> names) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWriter json =
                new JsonWriter((bytes, from, length, _) -> out.write(bytes, from, length));
        json.beginArray();
        for (String name : names) {
            json.beginObject().member("name", name).endObject();
        }
        json.endArray().finish();
        return out.toByteArray();
    }
}
