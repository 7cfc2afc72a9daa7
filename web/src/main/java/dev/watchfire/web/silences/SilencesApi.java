// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.silences;

import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.engine.matcher.MatcherSyntaxException;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.Archive;
import dev.watchfire.web.access.Audience;
import dev.watchfire.web.access.Need;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.accounts.TeamScope;
import dev.watchfire.web.api.WatchfireApi;
import dev.watchfire.web.http.Endpoint;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Route;
import dev.watchfire.web.http.Style;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The routes.
public final class SilencesApi {
    private final MaintenanceEndpoints maintenance;
    private final SilenceRequestEndpoints requests;

    public SilencesApi(
            EngineAccess engine,
            MatcherParser parser,
            TeamScope scope,
            Archive archive,
            InstantSource clock) {
        this.maintenance = new MaintenanceEndpoints(engine, parser, scope, clock);
        this.requests = new SilenceRequestEndpoints(engine, parser, scope, archive, clock);
    }

    public List<Route> routes() {
        return List.of(
                route("GET", "/maintenance", Need.READ, maintenance::list),
                route("POST", "/maintenance", Need.RESPOND_IN_A_TEAM, maintenance::create),
                route("POST", "/maintenance/preview", Need.READ, maintenance::preview),
                route("PUT", "/maintenance/{id}", Need.RESPOND_IN_A_TEAM, maintenance::change),
                route("DELETE", "/maintenance/{id}", Need.RESPOND_IN_A_TEAM, maintenance::remove),
                route("GET", "/silence-requests", Need.READ, requests::list),
                route("POST", "/silence-requests", Need.RESPOND_IN_A_TEAM, requests::request),
                route(
                        "POST",
                        "/silence-requests/{id}/decide",
                        Need.RESPOND_IN_A_TEAM,
                        requests::decide));
    }

    private static Route route(String method, String path, Need need, Endpoint.Patient endpoint) {
        return Route.of(
                        method,
                        WatchfireApi.BASE + path,
                        Audience.WATCHFIRE,
                        Style.PROBLEM,
                        endpoint)
                .needing(need);
    }

    /// The member `matchers`, a list of texts such as `team="pay"`.
    static List<Matcher> matchers(Fields fields, MatcherParser parser) throws Refusal {
        List<Matcher> matchers = new ArrayList<>();
        for (String text : fields.texts("matchers")) {
            try {
                matchers.addAll(parser.parseAll(text).matchers());
            } catch (MatcherSyntaxException e) {
                throw Fields.invalid(
                        "matchers", "\"" + text + "\" is no matcher: " + e.getMessage() + ".");
            }
        }
        if (matchers.isEmpty()) {
            throw Fields.invalid("matchers", "At least one matcher is needed.");
        }
        return matchers;
    }

    static List<String> texts(List<Matcher> matchers) {
        return matchers.stream().map(Matcher::toString).toList();
    }

    static UUID uuid(String text) throws Refusal {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    Style.problem(
                            404, "not-found", "There is nothing with the id " + text + ".", null));
        }
    }
}
