// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.contact;

import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.access.Audience;
import dev.watchfire.web.access.Need;
import dev.watchfire.web.api.WatchfireApi;
import dev.watchfire.web.http.Commands;
import dev.watchfire.web.http.Endpoint;
import dev.watchfire.web.http.Route;
import dev.watchfire.web.http.Style;
import java.time.InstantSource;
import java.util.List;

/// The routes.
public final class ContactApi {
    private static final String MINE = "/users/me/contact";
    private static final String THEIRS = "/users/{name}/contact";

    private final ContactEndpoints contacts;
    private final MethodEndpoints methods;

    public ContactApi(EngineAccess engine, Reaching reaching, InstantSource clock) {
        Commands commands = new Commands(engine);
        this.contacts = new ContactEndpoints(engine, commands, clock);
        this.methods = new MethodEndpoints(contacts, reaching, commands);
    }

    public List<Route> routes() {
        return List.of(
                route("GET", MINE, Need.OWN_ACCOUNT, contacts::get),
                route("PUT", MINE, Need.OWN_ACCOUNT_IN_PERSON, contacts::put),
                route("GET", MINE + "/preview", Need.OWN_ACCOUNT, contacts::preview),
                route("POST", MINE + "/test", Need.OWN_ACCOUNT, contacts::test),
                route("POST", MINE + "/methods", Need.OWN_ACCOUNT_IN_PERSON, methods::add),
                route(
                        "DELETE",
                        MINE + "/methods/{id}",
                        Need.OWN_ACCOUNT_IN_PERSON,
                        methods::remove),
                route(
                        "POST",
                        MINE + "/methods/{id}/code",
                        Need.OWN_ACCOUNT_IN_PERSON,
                        methods::sendCode),
                route(
                        "POST",
                        MINE + "/methods/{id}/verify",
                        Need.OWN_ACCOUNT_IN_PERSON,
                        methods::verify),
                route("POST", "/users/me/push", Need.OWN_ACCOUNT_IN_PERSON, methods::addPush),
                route("GET", "/push/key", Need.OWN_ACCOUNT, methods::pushKey),
                route("GET", THEIRS, Need.RESPOND_IN_A_TEAM, contacts::get),
                route("PUT", THEIRS, Need.ADMIN, contacts::put),
                route("GET", THEIRS + "/preview", Need.RESPOND_IN_A_TEAM, contacts::preview),
                route("POST", THEIRS + "/methods", Need.ADMIN, methods::add),
                route("DELETE", THEIRS + "/methods/{id}", Need.ADMIN, methods::remove),
                route("POST", THEIRS + "/methods/{id}/code", Need.ADMIN, methods::sendCode));
    }

    private static Route route(String method, String path, Need need, Endpoint.Patient endpoint) {
        String whole = WatchfireApi.BASE + path;
        Route route =
                method.equals("GET")
                        ? Route.get(whole, Audience.WATCHFIRE, Style.PROBLEM, endpoint)
                        : Route.of(method, whole, Audience.WATCHFIRE, Style.PROBLEM, endpoint);
        return route.needing(need);
    }
}
