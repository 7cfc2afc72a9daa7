// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oncall;

import dev.watchfire.people.People;
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
public final class OnCallApi {
    private final Rotas rotas;
    private final ScheduleEndpoints schedules;
    private final OverrideEndpoints overrides;
    private final AbsenceEndpoints absences;
    private final ShiftRequestEndpoints requests;
    private final ShiftEndpoints shifts;

    public OnCallApi(EngineAccess engine, People people, InstantSource clock) {
        this.rotas = new Rotas(engine, people, clock);
        Commands commands = new Commands(engine);
        this.schedules = new ScheduleEndpoints(rotas);
        this.overrides = new OverrideEndpoints(rotas, commands);
        this.absences = new AbsenceEndpoints(rotas, commands);
        this.requests = new ShiftRequestEndpoints(rotas, commands);
        this.shifts = new ShiftEndpoints(rotas, commands);
    }

    public List<Route> routes() {
        return List.of(
                get("/oncall", schedules::onCall),
                get("/schedules", schedules::list),
                get("/schedules/{name}", schedules::overRange),
                route("POST", "/schedules/preview", Need.READ, schedules::preview),
                respond("POST", "/schedules/{name}/overrides", overrides::make),
                respond("POST", "/schedules/{name}/temporary", overrides::makeTemporary),
                respond("POST", "/schedules/{name}/take-over", overrides::takeOver),
                respond("DELETE", "/overrides/{id}", overrides::end),
                get("/schedules/{name}/fairness", shifts::fairness),
                get("/schedules/{name}/handoff-notes", shifts::notes),
                respond("PUT", "/schedules/{name}/handoff-notes/{role}", shifts::note),
                get("/people", rotas::people),
                get("/shifts", shifts::shifts),
                get("/absences", absences::list),
                respond("POST", "/absences", absences::make),
                respond("DELETE", "/absences/{id}", absences::end),
                get("/shift-requests", requests::list),
                get("/shift-requests/{id}", requests::get),
                respond("POST", "/shift-requests", requests::ask),
                respond("POST", "/shift-requests/{id}/take", requests::take),
                respond("POST", "/shift-requests/{id}/offer", requests::offer),
                respond("POST", "/shift-requests/{id}/accept", requests::accept),
                respond("POST", "/shift-requests/{id}/decline", requests::decline),
                respond("POST", "/shift-requests/{id}/withdraw", requests::withdraw));
    }

    private static Route get(String path, Endpoint.Patient endpoint) {
        return Route.get(WatchfireApi.BASE + path, Audience.WATCHFIRE, Style.PROBLEM, endpoint);
    }

    private static Route respond(String method, String path, Endpoint.Patient endpoint) {
        return route(method, path, Need.RESPOND_IN_A_TEAM, endpoint);
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
}
