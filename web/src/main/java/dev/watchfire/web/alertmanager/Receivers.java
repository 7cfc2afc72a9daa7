// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.web.alertmanager.Routing.Node;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Query;
import dev.watchfire.web.http.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which receivers an alert goes to, according to one image. For one thread.
final class Receivers {
    private final Image image;
    private final Routing routing;
    private final @Nullable Set<String> wanted;

    private Receivers(Image image, @Nullable Set<String> wanted) {
        this.image = image;
        this.wanted = wanted;
        this.routing = Routing.of(image.configuration());
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
            return Pattern.compile("^(?:" + pattern + ")$");
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
        return routing.node(group.routeId());
    }

    Routing routing() {
        return routing;
    }

    /// The list of receivers, as JSON.
    byte[] json(Ids groups, LabelSet labels) {
        if (groups.size() == 1) {
            Group group = image.groups().get(groups.get(0));
            Node node = group == null ? null : node(group);
            if (node != null) {
                return node.json();
            }
        }
        return Routing.json(nodes(groups, labels).stream().map(Node::receiver).toList());
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
        if (nodes.isEmpty()) {
            // An alert that no group holds at the moment still has receivers by its labels.
            return routing.match(labels);
        }
        nodes.sort(Comparator.comparingInt(Node::order));
        return nodes;
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
