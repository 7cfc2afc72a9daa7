// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.explain.Destinations;
import dev.watchfire.engine.explain.Destinations.Destination;
import dev.watchfire.engine.explain.RoutePreview;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.alertmanager.Routing;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import dev.watchfire.web.json.JsonWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/routing`: the tree with what passes through it, and where any labels would go.
final class RoutingEndpoints {
    private final EngineAccess engine;
    private final GroupEndpoints groups;
    private final InstantSource clock;

    RoutingEndpoints(EngineAccess engine, GroupEndpoints groups, InstantSource clock) {
        this.engine = engine;
        this.groups = groups;
        this.clock = clock;
    }

    Answer tree(Exchange exchange) throws Refusal {
        Image image = engine.image();
        Configuration configuration = configuration(image);
        Instant now = now(image);
        Map<String, Overview.Passing> passing = groups.overview(image).byRoute();
        return Answer.json(
                200,
                json -> {
                    json.beginObject()
                            .member("sequence", image.sequence())
                            .member("at", image.at())
                            .name("routes")
                            .beginArray();
                    write(configuration.route(), null, 0, configuration, passing, now, json);
                    json.endArray().endObject();
                });
    }

    private static void write(
            Route route,
            @Nullable Route parent,
            int depth,
            Configuration configuration,
            Map<String, Overview.Passing> passing,
            Instant now,
            JsonWriter json) {
        Overview.Passing here = passing.getOrDefault(route.id(), Overview.Passing.NONE);
        Receiver receiver = configuration.receiver(route.receiver());
        json.beginObject()
                .member("id", route.id())
                .member("parent", parent == null ? null : parent.id())
                .member("depth", depth)
                .member("receiver", route.receiver())
                .member(
                        "integrations",
                        receiver == null
                                ? List.of()
                                : receiver.integrations().stream().map(Integration::label).toList())
                .member("matchers", route.matchers().stream().map(Matcher::toString).toList())
                .member("continues", route.continues())
                .member("groupBy", route.groupByAll() ? List.of("...") : route.groupBy())
                .member("groupWaitMs", millis(route.groupWait()))
                .member("groupIntervalMs", millis(route.groupInterval()))
                .member("repeatIntervalMs", millis(route.repeatInterval()))
                .member("muteTimeIntervals", route.muteTimeIntervals())
                .member("activeTimeIntervals", route.activeTimeIntervals())
                .member("heldBy", Routing.of(configuration).mutedBy(route, now))
                .member("labels", route.labels())
                .member("groups", here.groups())
                .member("active", here.active())
                .member("suppressed", here.suppressed())
                .endObject();
        route.routes().forEach(r -> write(r, route, depth + 1, configuration, passing, now, json));
    }

    private static long millis(Duration duration) {
        return duration.toMillis();
    }

    Answer test(Exchange exchange) throws Refusal {
        Image image = engine.image();
        configuration(image);
        LabelSet labels = LabelSet.of(ReceiverEndpoints.pairs(exchange.query(), "label"));
        Instant at = exchange.query().instant("at", now(image));
        Destinations destinations = new RoutePreview(image).of(labels, at);
        return Answer.json(200, json -> write(destinations, json));
    }

    private static void write(Destinations destinations, JsonWriter json) {
        json.beginObject()
                .member("labels", destinations.labels())
                .member("at", destinations.at())
                .member("silent", destinations.silent())
                .name("routes")
                .beginArray();
        destinations.routes().forEach(step -> ExplainEndpoint.write(step, json));
        json.endArray().name("destinations").beginArray();
        destinations.destinations().forEach(destination -> write(destination, json));
        json.endArray().name("silences").beginArray();
        destinations.silences().forEach(silence -> ExplainEndpoint.write(silence, json));
        json.endArray().name("inhibition");
        ExplainEndpoint.write(destinations.inhibition(), json);
        json.endObject();
    }

    private static void write(Destination destination, JsonWriter json) {
        json.beginObject()
                .member("route", destination.routeId())
                .member("receiver", destination.receiver())
                .member("integrations", destination.integrations())
                .member("groupKey", destination.groupKey())
                .member("groupLabels", destination.groupLabels())
                .member("joins", destination.joins())
                .member("firstFlushAt", destination.firstFlushAt())
                .member("groupWaitMs", millis(destination.groupWait()))
                .member("groupIntervalMs", millis(destination.groupInterval()))
                .member("repeatIntervalMs", millis(destination.repeatInterval()))
                .member("heldBy", destination.heldBy())
                .endObject();
    }

    private static Configuration configuration(Image image) throws Refusal {
        Configuration configuration = image.configuration();
        if (configuration == null) {
            throw new Refusal(
                    Style.problem(
                            503, "no-configuration", "No configuration is in force yet.", null));
        }
        return configuration;
    }

    private Instant now(Image image) {
        Instant now = clock.instant();
        return now.isBefore(image.at()) ? image.at() : now;
    }
}
