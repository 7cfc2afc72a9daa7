// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.json.JsonWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `GET /api/v2/alerts` and `GET /api/v2/alerts/groups`.
final class AlertEndpoints {
    private final EngineAccess engine;
    private final Filters filters;
    private final RouteLabels routeLabels;
    private final InstantSource clock;

    AlertEndpoints(
            EngineAccess engine, Filters filters, RouteLabels routeLabels, InstantSource clock) {
        this.engine = engine;
        this.filters = filters;
        this.routeLabels = routeLabels;
        this.clock = clock;
    }

    Answer alerts(Exchange exchange) throws Refusal {
        Image image = engine.image();
        AlertSelection selection = AlertSelection.of(image, exchange.query(), filters);
        return Answer.json(
                200,
                json -> {
                    new AlertWriter(image, selection.receivers(), json)
                            .write(selection.byFingerprint(), List.of());
                    json.lineFeed();
                });
    }

    /// A group with those of its alerts that were asked for.
    private record Listed(
            Group group, Routing.Node node, List<Alert> alerts, List<String> mutedBy) {}

    Answer groups(Exchange exchange) throws Refusal {
        Image image = engine.image();
        AlertSelection selection = AlertSelection.of(image, exchange.query(), filters);
        boolean muted = exchange.query().flag("muted", true);
        List<Listed> listed = listed(image, selection, muted);
        Map<Long, LabelSet> labels = routeLabels(image, listed);
        return Answer.json(
                200,
                json -> {
                    AlertWriter alerts = new AlertWriter(image, selection.receivers(), json);
                    json.beginArray();
                    for (Listed group : listed) {
                        write(group, labels, alerts, json);
                    }
                    json.endArray().lineFeed();
                });
    }

    /// By the group's id, for those whose labels are templates: these are filled in from all of a
    /// group's alerts, whichever were asked for.
    private Map<Long, LabelSet> routeLabels(Image image, List<Listed> listed) {
        Map<Long, List<Alert>> members = new HashMap<>();
        for (Listed group : listed) {
            if (RouteLabels.areTemplates(group.node.route().labels())) {
                members.put(group.group.id(), new ArrayList<>());
            }
        }
        if (members.isEmpty()) {
            return Map.of();
        }
        image.alerts()
                .forEach(
                        alert ->
                                alert.groups()
                                        .forEach(
                                                id -> {
                                                    List<Alert> alerts = members.get(id);
                                                    if (alerts != null) {
                                                        alerts.add(alert);
                                                    }
                                                }));
        Map<Long, LabelSet> labels = new HashMap<>();
        for (Listed group : listed) {
            List<Alert> alerts = members.get(group.group.id());
            if (alerts != null) {
                Route route = group.node.route();
                labels.put(group.group.id(), routeLabels.render(image, route, group.group, alerts));
            }
        }
        return labels;
    }

    private static void write(
            Listed listed, Map<Long, LabelSet> labels, AlertWriter alerts, JsonWriter json) {
        json.beginObject().name("alerts");
        alerts.write(listed.alerts, listed.mutedBy);
        json.member("labels", listed.group.labels());
        json.name("receiver").beginObject().member("name", listed.node.receiver()).endObject();
        json.member(
                "routeLabels",
                labels.getOrDefault(listed.group.id(), listed.node.route().labels()));
        json.endObject();
    }

    private List<Listed> listed(Image image, AlertSelection selection, boolean muted) {
        Map<Long, List<Alert>> members = new HashMap<>();
        image.alerts()
                .forEach(
                        alert -> {
                            if (selection.has(alert)) {
                                alert.groups()
                                        .forEach(
                                                id ->
                                                        members.computeIfAbsent(
                                                                        id, _ -> new ArrayList<>())
                                                                .add(alert));
                            }
                        });
        List<Listed> listed = new ArrayList<>();
        members.forEach(
                (id, alerts) -> {
                    Group group = image.groups().get(id);
                    Routing.Node node = group == null ? null : selection.receivers().node(group);
                    if (group == null
                            || node == null
                            || !selection.receivers().wants(node.receiver())) {
                        return;
                    }
                    List<String> mutedBy =
                            selection.receivers().routing().mutedBy(node.route(), clock.instant());
                    if (muted || mutedBy.isEmpty()) {
                        alerts.sort(LabelOrder.BY_JOB_AND_INSTANCE);
                        listed.add(new Listed(group, node, alerts, mutedBy));
                    }
                });
        listed.sort(
                Comparator.comparing((Listed l) -> l.group.labels(), LabelOrder.BY_LABELS)
                        .thenComparing(l -> l.node.receiver())
                        .thenComparingLong(l -> l.group.id()));
        return listed;
    }
}
