// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web;

import dev.watchfire.web.access.Audience;
import dev.watchfire.web.access.Guard;
import dev.watchfire.web.access.Origins;
import dev.watchfire.web.access.OwnAddress;
import dev.watchfire.web.access.SessionCookie;
import dev.watchfire.web.accounts.AccountsApi;
import dev.watchfire.web.accounts.TeamScope;
import dev.watchfire.web.alertmanager.AlertBodyReader;
import dev.watchfire.web.alertmanager.AlertmanagerApi;
import dev.watchfire.web.alertmanager.Filters;
import dev.watchfire.web.api.WatchfireApi;
import dev.watchfire.web.calendar.CalendarApi;
import dev.watchfire.web.configuration.ConfigurationApi;
import dev.watchfire.web.contact.ContactApi;
import dev.watchfire.web.http.Gate;
import dev.watchfire.web.http.Route;
import dev.watchfire.web.http.RouteTable;
import dev.watchfire.web.http.Style;
import dev.watchfire.web.http.TokenBucket;
import dev.watchfire.web.inbound.Acts;
import dev.watchfire.web.inbound.InboundApi;
import dev.watchfire.web.metrics.EngineMetrics;
import dev.watchfire.web.metrics.HttpMetrics;
import dev.watchfire.web.metrics.IntakeMetrics;
import dev.watchfire.web.metrics.MetricsEndpoint;
import dev.watchfire.web.metrics.OnCallMetrics;
import dev.watchfire.web.oncall.OnCallApi;
import dev.watchfire.web.page.Page;
import dev.watchfire.web.paging.PagingApi;
import dev.watchfire.web.repeat.Repeats;
import dev.watchfire.web.shadow.CopyIntake;
import dev.watchfire.web.silences.SilencesApi;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The HTTP port. Listens from {@link #start} until {@link #close}.
public final class Server implements AutoCloseable {
    /// So many bodies of the largest size may be under way at once.
    private static final int MAX_FULL_BODIES = 8;

    private final Sockets sockets;
    private final Listeners listeners;
    private final AlertBodyReader reader;
    private final WatchfireApi api;
    private final List<Route> routes;

    private Server(
            Sockets sockets,
            Listeners listeners,
            AlertBodyReader reader,
            WatchfireApi api,
            List<Route> routes) {
        this.sockets = sockets;
        this.listeners = listeners;
        this.reader = reader;
        this.api = api;
        this.routes = routes;
    }

    /// @throws IOException where an address cannot be listened on
    /// @throws GeneralSecurityException where the TLS files do not hold what they should
    public static Server start(Options options, Backend backend)
            throws IOException, GeneralSecurityException {
        Sockets sockets = Sockets.bind(options.listenAddresses());
        boolean started = false;
        try {
            Server server = start(options, sockets, backend);
            started = true;
            return server;
        } finally {
            if (!started) {
                sockets.close();
            }
        }
    }

    /// @param sockets used instead of the options' addresses, and closed with the server
    /// @throws GeneralSecurityException where the TLS files do not hold what they should
    public static Server start(Options options, Sockets sockets, Backend backend)
            throws IOException, GeneralSecurityException {
        AlertBodyReader reader = new AlertBodyReader(backend.matchers()::isLabelName);
        Origins origins = new Origins(options.externalUrl(), options.hostNames());
        Guard guard =
                new Guard(
                        options.access(),
                        backend.tokens(),
                        options.security().users(),
                        origins,
                        backend.people(),
                        backend.clock());
        SessionCookie cookie = new SessionCookie(options.routePrefix());
        AccountsApi accounts =
                new AccountsApi(
                        backend.people(),
                        guard,
                        cookie,
                        backend.matchers(),
                        new OwnAddress(options.externalUrl(), options.routePrefix(), origins),
                        backend.federation(),
                        backend.engine()::image,
                        backend.clock(),
                        options.externalUrl());
        backend.metrics()
                .register(
                        new EngineMetrics(
                                backend.engine()::image,
                                backend.pulse(),
                                backend.build(),
                                backend.cluster(),
                                backend.clock(),
                                backend.metricLabels()));
        backend.metrics().register(new OnCallMetrics(backend.engine()::image, backend.clock()));
        Page page = new Page(options.routePrefix());
        WatchfireApi api =
                new WatchfireApi(
                        backend.engine(),
                        backend.archive(),
                        backend.changes(),
                        backend.receiverTests(),
                        backend.shadowing(),
                        backend.matchers(),
                        backend.pulse(),
                        backend.build(),
                        backend.auditor(),
                        backend.clock());
        RouteTable table =
                new RouteTable(routes(options, backend, reader, page, api, accounts), families());
        Gate gate =
                new Gate(
                        new Gate.Settings(
                                options.routePrefix(),
                                options.concurrentGets(),
                                options.bodyBytes() * MAX_FULL_BODIES,
                                options.security().headers(),
                                bucket(options.security().rateLimit())),
                        table,
                        guard,
                        new HttpMetrics(backend.metrics()),
                        backend.tracer(),
                        page::forStrangers);
        Listeners listeners = Listeners.start(options, sockets, gate, backend.clock());
        return new Server(sockets, listeners, reader, api, table.routes());
    }

    private static @Nullable TokenBucket bucket(WebSecurity.@Nullable RateLimit limit) {
        return limit == null
                ? null
                : new TokenBucket(limit.interval(), limit.burst(), System::nanoTime);
    }

    private static List<RouteTable.Family> families() {
        List<RouteTable.Family> families = new ArrayList<>(AlertmanagerApi.families());
        families.add(new RouteTable.Family("/api/watchfire", Audience.WATCHFIRE, Style.PROBLEM));
        families.add(new RouteTable.Family("/in/", Audience.INTAKE, Style.PROBLEM));
        return families;
    }

    private static List<Route> routes(
            Options options,
            Backend backend,
            AlertBodyReader reader,
            Page page,
            WatchfireApi api,
            AccountsApi accounts) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(
                new AlertmanagerApi(
                                backend.engine(),
                                new Filters(backend.matchers()),
                                reader,
                                backend.routeLabels(),
                                new IntakeMetrics(backend.metrics(), backend.metricLabels()),
                                new TeamScope(backend.people(), backend.matchers()),
                                options.externalUrl(),
                                backend.clock(),
                                backend.build(),
                                backend.cluster(),
                                options.bodyBytes())
                        .routes());
        routes.addAll(
                new Operations(backend.pulse(), backend.reloader(), backend.clock()).routes());
        routes.add(new MetricsEndpoint(backend.metrics()).route());
        routes.addAll(page.routes());
        routes.addAll(api.routes());
        routes.addAll(accounts.routes());
        routes.addAll(new ConfigurationApi(backend.configurations(), backend.people()).routes());
        routes.addAll(
                new SilencesApi(
                                backend.engine(),
                                backend.matchers(),
                                new TeamScope(backend.people(), backend.matchers()),
                                backend.archive(),
                                backend.clock())
                        .routes());
        routes.addAll(new OnCallApi(backend.engine(), backend.people(), backend.clock()).routes());
        routes.addAll(
                new PagingApi(
                                backend.engine(),
                                backend.archive(),
                                backend.people(),
                                backend.configurations(),
                                new TeamScope(backend.people(), backend.matchers()),
                                backend.clock())
                        .routes());
        routes.addAll(
                new ContactApi(backend.engine(), backend.reaching(), backend.clock()).routes());
        routes.addAll(
                new CopyIntake(backend.shadowing(), backend.metrics(), backend.clock()).routes());
        routes.addAll(
                new CalendarApi(
                                backend.engine(),
                                backend.people(),
                                backend.configurations().vault(),
                                backend.calendars(),
                                backend.clock(),
                                options.externalUrl())
                        .routes());
        routes.addAll(
                new InboundApi(
                                new Acts(backend.engine(), backend.people(), backend.matchers()),
                                backend.actionTokens(),
                                backend.reaching().replies(),
                                backend.clock(),
                                options.externalUrl())
                        .routes());
        Repeats repeats = new Repeats(backend.documents(), backend.clock());
        routes.replaceAll(repeats::once);
        return routes;
    }

    /// Where it listens, in the order of the options, with the ports that were chosen.
    public List<InetSocketAddress> addresses() {
        return sockets.addresses();
    }

    /// Everything that can be asked for.
    public List<Route> routes() {
        return routes;
    }

    /// Forgets what senders no longer send. To be called every few minutes.
    public void tidy() {
        reader.forgetUnused();
    }

    /// Takes no new connections, lets requests under way finish for as long as the options say, and
    /// stops.
    @Override
    public void close() {
        api.close();
        listeners.close();
        sockets.close();
    }
}
