// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Query;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which receivers an alert goes to, according to one image. For one thread.
final class Receivers {
    /// A route in the order of the tree.
    static final class Node {
        private final int order;
        private final Route route;
        private final byte[] json;

        Node(int order, Route route) {
            this.order = order;
            this.route = route;
            this.json = Receivers.json(List.of(route.receiver()));
        }

        int order() {
            return order;
        }

        Route route() {
            return route;
        }

        String receiver() {
            return route.receiver();
        }
    }

    private final Image image;
    private final Map<String, Node> byRouteId = new HashMap<>();
    private final @Nullable Route root;
    private final @Nullable Set<String> wanted;

    private Receivers(Image image, @Nullable Set<String> wanted) {
        this.image = image;
        this.wanted = wanted;
        Configuration configuration = image.configuration();
        this.root = configuration == null ? null : configuration.route();
        if (root != null) {
            add(root);
        }
    }

    private void add(Route route) {
        byRouteId.put(route.id(), new Node(byRouteId.size(), route));
        route.routes().forEach(this::add);
    }

    /// Reads the parameters `receiver` and `receiver_matchers`.
    static Receivers of(Image image, Query query, Filters filters) throws Refusal {
        String pattern = query.get("receiver");
        List<Matcher> matchers = filters.parse(query.all("receiver_matchers"));
        if ((pattern == null || pattern.isEmpty()) && matchers.isEmpty()) {
            return new Receivers(image, null);
        }
        Pattern name = compile(pattern == null || pattern.isEmpty() ? ".*" : pattern);
        Set<String> wanted = new HashSet<>();
        for (Receiver receiver : receivers(image)) {
            if (name.matches(receiver.name()) && matches(receiver, matchers)) {
                wanted.add(receiver.name());
            }
        }
        return new Receivers(image, wanted);
    }

    private static Pattern compile(String pattern) throws Refusal {
        try {
            return Pattern.compile("^(?:" + pattern + ")$", Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new Refusal(
                    Errors.handler(400, "failed to parse receiver param: " + e.getMessage()));
        }
    }

    static List<Receiver> receivers(Image image) {
        Configuration configuration = image.configuration();
        return configuration == null ? List.of() : configuration.receivers();
    }

    static boolean matches(Receiver receiver, List<Matcher> matchers) {
        LabelSet labels = labels(receiver);
        return matchers.stream().allMatch(m -> m.matches(labels));
    }

    /// A receiver's labels with the implicit `name`.
    static LabelSet labels(Receiver receiver) {
        Map<String, String> labels = receiver.labels().toMap();
        labels.putIfAbsent("name", receiver.name());
        return LabelSet.of(labels);
    }

    boolean wants(String receiver) {
        return wanted == null || wanted.contains(receiver);
    }

    /// Whether one of the alert's receivers was asked for.
    boolean wants(Ids groups, LabelSet labels) {
        return wanted == null || nodes(groups, labels).stream().anyMatch(n -> wants(n.receiver()));
    }

    @Nullable Node node(Group group) {
        return byRouteId.get(group.routeId());
    }

    /// The list of receivers, as JSON.
    byte[] json(Ids groups, LabelSet labels) {
        if (groups.size() == 1) {
            Group group = image.groups().get(groups.get(0));
            Node node = group == null ? null : node(group);
            if (node != null) {
                return node.json;
            }
        }
        return json(nodes(groups, labels).stream().map(Node::receiver).toList());
    }

    private List<Node> nodes(Ids groups, LabelSet labels) {
        List<Node> nodes = new ArrayList<>();
        groups.forEach(
                id -> {
                    Group group = image.groups().get(id);
                    Node node = group == null ? null : node(group);
                    if (node != null) {
                        nodes.add(node);
                    }
                });
        if (nodes.isEmpty() && root != null) {
            // An alert that no group holds at the moment still has receivers by its labels.
            match(root, labels, nodes);
        }
        nodes.sort((a, b) -> Integer.compare(a.order, b.order));
        return nodes;
    }

    private boolean match(Route route, LabelSet labels, List<Node> found) {
        for (Matcher matcher : route.matchers()) {
            if (!matcher.matches(labels)) {
                return false;
            }
        }
        int before = found.size();
        for (Route child : route.routes()) {
            if (match(child, labels, found) && !child.continues()) {
                break;
            }
        }
        Node node = byRouteId.get(route.id());
        if (found.size() == before && node != null) {
            found.add(node);
        }
        return true;
    }

    private static byte[] json(List<String> names) {
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

    static Answer list(Image image, Query query, Filters filters) throws Refusal {
        List<Matcher> matchers = filters.parse(query.all("receiver_matchers"));
        return Answer.json(
                200,
                json -> {
                    json.beginArray();
                    for (Receiver receiver : receivers(image)) {
                        if (matches(receiver, matchers)) {
                            json.beginObject()
                                    .member("labels", labels(receiver))
                                    .member("name", receiver.name())
                                    .endObject();
                        }
                    }
                    json.endArray().lineFeed();
                });
    }
}
