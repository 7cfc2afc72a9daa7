// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.paging;

import dev.watchfire.people.People;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.versions.Configurations;
import dev.watchfire.web.Archive;
import dev.watchfire.web.access.Audience;
import dev.watchfire.web.access.Need;
import dev.watchfire.web.accounts.TeamScope;
import dev.watchfire.web.api.WatchfireApi;
import dev.watchfire.web.http.Commands;
import dev.watchfire.web.http.Endpoint;
import dev.watchfire.web.http.Route;
import dev.watchfire.web.http.Style;
import java.time.InstantSource;
import java.util.List;

/// The routes.
public final class PagingApi {
    private final PageEndpoints pages;
    private final ActionEndpoints actions;
    private final PolicyEndpoints policies;
    private final SeverityEndpoints severities;
    private final WhoEndpoint who;

    public PagingApi(
            EngineAccess engine,
            Archive archive,
            People people,
            Configurations configurations,
            TeamScope scope,
            InstantSource clock) {
        PageBook book = new PageBook(engine, archive, people, clock);
        Commands commands = new Commands(engine);
        this.pages = new PageEndpoints(book);
        this.actions = new ActionEndpoints(book, people, scope, commands);
        this.policies = new PolicyEndpoints(book, people, configurations, commands);
        this.severities = new SeverityEndpoints(book);
        this.who = new WhoEndpoint(book);
    }

    public List<Route> routes() {
        return List.of(
                get("/pages", pages::list),
                get("/pages/{id}", pages::get),
                get("/pages/{id}/timeline", pages::timeline),
                respond("/pages", actions::open),
                answer("/pages/acknowledge", actions::acknowledgeMany),
                answer("/pages/{id}/acknowledge", actions::acknowledge),
                answer("/pages/{id}/unacknowledge", actions::unacknowledge),
                answer("/pages/{id}/resolve", actions::resolve),
                answer("/pages/{id}/snooze", actions::snooze),
                answer("/pages/{id}/escalate", actions::escalate),
                answer("/pages/{id}/reassign", actions::reassign),
                answer("/pages/{id}/responders", actions::addResponders),
                respond("/alerts/{fingerprint}/acknowledge", actions::acknowledgeAlert),
                get("/escalation-policies", policies::list),
                post("/escalation-policies/preview", Need.READ, policies::preview),
                post("/escalation-policies/{name}/apply", Need.MANAGE_A_TEAM, policies::apply),
                get("/severities", severities::get),
                get("/severities/week", severities::week),
                post("/severities/preview", Need.READ, severities::preview),
                post("/severities/classify", Need.READ, severities::classify),
                post("/routing/who", Need.READ, who::who));
    }

    private static Route get(String path, Endpoint.Patient endpoint) {
        return Route.get(WatchfireApi.BASE + path, Audience.WATCHFIRE, Style.PROBLEM, endpoint);
    }

    private static Route respond(String path, Endpoint.Patient endpoint) {
        return post(path, Need.RESPOND_IN_A_TEAM, endpoint);
    }

    private static Route answer(String path, Endpoint.Patient endpoint) {
        return post(path, Need.ANSWER, endpoint);
    }

    private static Route post(String path, Need need, Endpoint.Patient endpoint) {
        return Route.of(
                        "POST",
                        WatchfireApi.BASE + path,
                        Audience.WATCHFIRE,
                        Style.PROBLEM,
                        endpoint)
                .needing(need);
    }
}
