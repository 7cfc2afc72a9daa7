// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.access.Audience;
import dev.watchfire.web.access.Need;
import dev.watchfire.web.accounts.TeamScope;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Commands;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Route;
import dev.watchfire.web.http.RouteTable.Family;
import dev.watchfire.web.http.Style;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// The routes of Alertmanager's API.
public final class AlertmanagerApi {
    /// What v1 says since Alertmanager 0.27.
    private static final String V1_IS_GONE =
            "The Alertmanager v1 API was deprecated in version 0.16.0 and is removed as of version"
                    + " 0.27.0 - please use the equivalent route in the v2 API";

    /// This node and the others that work with it.
    ///
    /// @param status `ready`, `settling` or `disabled`
    public record Cluster(String name, String status, List<Peer> peers) {
        public Cluster {
            peers = List.copyOf(peers);
        }
    }

    public record Peer(String name, String address) {}

    /// What `versionInfo` and the metrics `build_info` say.
    ///
    /// @param version the release of Alertmanager that this one follows
    /// @param ownVersion for our own API and metrics
    public record Build(
            String version,
            String ownVersion,
            String revision,
            String branch,
            String builder,
            String date,
            String runtime) {}

    /// Counts alerts by what became of them. Called on any thread.
    public interface Counters extends Intake.Counters {}

    private final EngineAccess engine;
    private final Filters filters;
    private final AlertEndpoints alerts;
    private final SilenceEndpoints silences;
    private final Intake intake;
    private final Build build;
    private final Supplier<Cluster> cluster;
    private final Instant startedAt;

    /// @param mostBodyBytes of one body of alerts
    public AlertmanagerApi(
            EngineAccess engine,
            Filters filters,
            AlertBodyReader reader,
            RouteLabels routeLabels,
            Counters counters,
            TeamScope scope,
            URI externalUrl,
            InstantSource clock,
            Build build,
            Supplier<Cluster> cluster,
            long mostBodyBytes) {
        this.engine = engine;
        this.filters = filters;
        this.build = build;
        this.cluster = cluster;
        this.startedAt = clock.instant();
        Commands commands = new Commands(engine);
        this.alerts = new AlertEndpoints(engine, filters, routeLabels, clock);
        this.silences =
                new SilenceEndpoints(
                        engine, commands, filters, scope, new AskLink(externalUrl), clock);
        this.intake = new Intake(commands, reader, counters, clock, mostBodyBytes);
    }

    public static List<Family> families() {
        return List.of(
                new Family("/api/v2", Audience.ALERTMANAGER, Style.ALERTMANAGER),
                new Family("/api/v1", Audience.ALERTMANAGER, Style.ALERTMANAGER, gone()));
    }

    public List<Route> routes() {
        return List.of(
                Route.prompt(
                        "POST", "/api/v2/alerts", Audience.INTAKE, Style.ALERTMANAGER, intake::v2),
                get("/api/v2/alerts", alerts::alerts),
                get("/api/v2/alerts/groups", alerts::groups),
                get("/api/v2/receivers", this::receivers),
                get("/api/v2/status", this::status),
                Route.of(
                                "POST",
                                "/api/v2/silences",
                                Audience.ALERTMANAGER,
                                Style.ALERTMANAGER,
                                silences::post)
                        .needing(Need.RESPOND_IN_A_TEAM),
                get("/api/v2/silences", silences::list),
                get("/api/v2/silence/{silenceID}", silences::get),
                Route.of(
                                "DELETE",
                                "/api/v2/silence/{silenceID}",
                                Audience.ALERTMANAGER,
                                Style.ALERTMANAGER,
                                silences::delete)
                        .needing(Need.RESPOND_IN_A_TEAM),
                Route.prompt(
                        "POST", "/api/v1/alerts", Audience.INTAKE, Style.ALERTMANAGER, intake::v1));
    }

    private static Route get(String path, dev.watchfire.web.http.Endpoint.Patient endpoint) {
        return Route.get(path, Audience.ALERTMANAGER, Style.ALERTMANAGER, endpoint);
    }

    /// What everything of v1 but posting alerts is answered.
    private static Answer gone() {
        return Answer.json(
                410,
                json ->
                        json.beginObject()
                                .member("status", "deprecated")
                                .member("error", V1_IS_GONE)
                                .endObject()
                                .lineFeed());
    }

    private Answer receivers(Exchange exchange) throws dev.watchfire.web.http.Refusal {
        return Receivers.list(engine.image(), exchange.query(), filters);
    }

    private Answer status(Exchange exchange) {
        Configuration configuration = engine.image().configuration();
        Cluster now = cluster.get();
        return Answer.json(
                200,
                json -> {
                    json.beginObject()
                            .name("cluster")
                            .beginObject()
                            .member("name", now.name())
                            .name("peers")
                            .beginArray();
                    for (Peer peer : now.peers()) {
                        json.beginObject()
                                .member("address", peer.address())
                                .member("name", peer.name())
                                .endObject();
                    }
                    json.endArray().member("status", now.status()).endObject();
                    json.name("config")
                            .beginObject()
                            .member(
                                    "original",
                                    configuration == null ? "" : configuration.original())
                            .endObject()
                            .member("uptime", startedAt)
                            .name("versionInfo")
                            .beginObject()
                            .member("branch", build.branch)
                            .member("buildDate", build.date)
                            .member("buildUser", build.builder)
                            .member("goVersion", build.runtime)
                            .member("revision", build.revision)
                            .member("version", build.version)
                            .endObject()
                            .endObject()
                            .lineFeed();
                });
    }
}
