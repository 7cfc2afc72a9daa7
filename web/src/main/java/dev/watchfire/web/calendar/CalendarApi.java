// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.calendar;

import dev.watchfire.people.People;
import dev.watchfire.people.vault.Vault;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.access.Audience;
import dev.watchfire.web.access.Need;
import dev.watchfire.web.http.Endpoint;
import dev.watchfire.web.http.Route;
import dev.watchfire.web.http.Style;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/// The routes of calendars.
public final class CalendarApi {
    private static final String BASE = "/api/watchfire/v1";

    private final FeedEndpoints feeds;
    private final CalendarEndpoint calendar;
    private final EmbedEndpoint embed;
    private final SubscriptionEndpoints subscriptions;

    public CalendarApi(
            EngineAccess engine,
            People people,
            Vault vault,
            CalendarReads reads,
            InstantSource clock,
            URI externalUrl) {
        String url = externalUrl.toString();
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        feeds = new FeedEndpoints(people, engine, base);
        calendar = new CalendarEndpoint(engine, people, clock, base + "/oncall");
        embed = new EmbedEndpoint(engine, people, clock);
        subscriptions = new SubscriptionEndpoints(engine, people, vault, reads);
    }

    public List<Route> routes() {
        return List.of(
                route("GET", "/calendar-feeds", feeds::list),
                route("POST", "/calendar-feeds", feeds::make),
                route("DELETE", "/calendar-feeds/{id}", feeds::revoke),
                route("GET", "/calendars", subscriptions::list),
                route("GET", "/users/me/absence-calendar", subscriptions::mine)
                        .needing(Need.OWN_ACCOUNT),
                route("PUT", "/users/me/absence-calendar", subscriptions::setMine)
                        .needing(Need.OWN_ACCOUNT_IN_PERSON),
                route("DELETE", "/users/me/absence-calendar", subscriptions::removeMine)
                        .needing(Need.OWN_ACCOUNT_IN_PERSON),
                // The token in the address is all that a calendar program can show.
                Route.get("/ical/{file}", Audience.EVERYONE, Style.PLAIN, calendar::read),
                Route.get("/embed/{token}", Audience.EVERYONE, Style.PLAIN, embed::read));
    }

    private static Route route(String method, String path, Endpoint.Patient endpoint) {
        return Route.of(method, BASE + path, Audience.WATCHFIRE, Style.PROBLEM, endpoint)
                .needing(Need.READ);
    }
}
