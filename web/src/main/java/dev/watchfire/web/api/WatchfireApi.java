// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.Archive;
import dev.watchfire.web.Pulse;
import dev.watchfire.web.ReceiverTests;
import dev.watchfire.web.Shadowing;
import dev.watchfire.web.access.Audience;
import dev.watchfire.web.access.Need;
import dev.watchfire.web.alertmanager.AlertmanagerApi.Build;
import dev.watchfire.web.http.Endpoint;
import dev.watchfire.web.http.Route;
import dev.watchfire.web.http.Style;
import dev.watchfire.web.shadow.ReportEndpoint;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// The routes of our own API.
public final class WatchfireApi implements AutoCloseable {
    public static final String BASE = "/api/watchfire/v1";

    private final GroupEndpoints groups;
    private final ExplainEndpoint explain;
    private final HistoryEndpoint history;
    private final DeliveryEndpoints deliveries;
    private final ReceiverEndpoints receivers;
    private final RoutingEndpoints routing;
    private final ServiceEndpoints services;
    private final CalendarEndpoints calendars;
    private final HealthEndpoint health;
    private final AuditorEndpoint auditor;
    private final StreamEndpoint stream;
    private final ReportEndpoint report;
    private final TakeoverEndpoint takeover;
    private final OpenApi openApi = new OpenApi();

    public WatchfireApi(
            EngineAccess engine,
            Archive archive,
            Changes changes,
            ReceiverTests receiverTests,
            Shadowing shadowing,
            MatcherParser matchers,
            Pulse pulse,
            Build build,
            Supplier<AuditReport> auditor,
            InstantSource clock) {
        this.groups = new GroupEndpoints(engine, new Matchers(matchers), clock);
        this.explain = new ExplainEndpoint(engine, clock);
        this.services = new ServiceEndpoints(engine, new OpenAlerts(), clock);
        this.calendars = new CalendarEndpoints(engine, clock);
        this.history = new HistoryEndpoint(engine, archive);
        this.deliveries = new DeliveryEndpoints(engine, archive);
        this.receivers = new ReceiverEndpoints(engine, receiverTests);
        this.routing = new RoutingEndpoints(engine, groups, clock);
        this.health = new HealthEndpoint(engine, pulse, build, shadowing.observing(), clock);
        this.auditor = new AuditorEndpoint(auditor);
        this.stream = new StreamEndpoint(changes);
        this.report = new ReportEndpoint(engine, archive, shadowing, clock);
        this.takeover = new TakeoverEndpoint(engine, matchers, shadowing.observing());
    }

    public List<Route> routes() {
        return List.of(
                get("/groups", groups::groups),
                get("/groups/{id}/alerts", groups::alertsOfGroup),
                get("/alerts", groups::alerts),
                get("/alerts/{fingerprint}/explain", explain::explain),
                get("/alerts/{fingerprint}/history", history::history),
                get("/maintenance/{id}/history", history::maintenance),
                get("/schedules/{name}/history", history::schedule),
                get("/deliveries", deliveries::list),
                get("/deliveries/{id}", deliveries::get),
                post("/deliveries/{id}/send-again", deliveries::sendAgain),
                get("/receivers", receivers::list),
                post("/receivers/{name}/test", receivers::test),
                get("/routing", routing::tree),
                get("/routing/test", routing::test),
                get("/services", services::list),
                get("/services/{name}", services::get),
                get("/business-hours", calendars::businessHours),
                get("/holidays", calendars::holidays),
                get("/shadow/report", report::report),
                post("/import/alertmanager", takeover::take).needing(Need.ADMIN),
                get("/health", health::health),
                get("/auditor", auditor::report),
                // Not one of the reads that are limited: it lasts, and costs nothing meanwhile.
                Route.of(
                        "GET", BASE + "/stream", Audience.WATCHFIRE, Style.PROBLEM, stream::stream),
                Route.get(BASE + "/openapi.json", Audience.EVERYONE, Style.PROBLEM, openApi::json),
                Route.get(BASE + "/openapi.yaml", Audience.EVERYONE, Style.PROBLEM, openApi::yaml));
    }

    private static Route get(String path, Endpoint.Patient endpoint) {
        return Route.get(BASE + path, Audience.WATCHFIRE, Style.PROBLEM, endpoint);
    }

    private static Route post(String path, Endpoint.Patient endpoint) {
        return Route.of("POST", BASE + path, Audience.WATCHFIRE, Style.PROBLEM, endpoint);
    }

    /// Ends the streams.
    @Override
    public void close() {
        stream.close();
    }
}
