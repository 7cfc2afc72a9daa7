// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.configuration;

import dev.watchfire.people.People;
import dev.watchfire.versions.Configurations;
import dev.watchfire.web.access.Audience;
import dev.watchfire.web.access.Need;
import dev.watchfire.web.api.WatchfireApi;
import dev.watchfire.web.http.Endpoint;
import dev.watchfire.web.http.Route;
import dev.watchfire.web.http.Style;
import java.util.List;

/// The routes. Managers look and edit; what only administrators may change is refused by the
/// endpoints, because it depends on what is changed.
public final class ConfigurationApi {
    private final ConfigurationEndpoints whole;
    private final VersionEndpoints versions;
    private final ObjectEndpoints objects;
    private final SchemaEndpoint schema = new SchemaEndpoint();
    private final SecretEndpoint secrets;

    public ConfigurationApi(Configurations configurations, People people) {
        whole = new ConfigurationEndpoints(configurations);
        versions = new VersionEndpoints(configurations, whole);
        objects = new ObjectEndpoints(configurations, whole);
        secrets = new SecretEndpoint(configurations.vault(), people);
    }

    public List<Route> routes() {
        return List.of(
                route("GET", "/configuration", whole::get),
                route("POST", "/configuration/check", whole::check),
                route("PUT", "/configuration", whole::put).whenFresh(),
                route("GET", "/configuration/schema", schema::get),
                route("GET", "/configuration/versions", versions::list),
                route("GET", "/configuration/versions/{id}", versions::get),
                route("GET", "/configuration/versions/{id}/diff/{other}", versions::diff),
                route("POST", "/configuration/versions/{id}/restore", versions::restore)
                        .whenFresh(),
                route("GET", "/configuration/objects", objects::list),
                route("GET", "/configuration/objects/{kind}/{name}", objects::get),
                route("PUT", "/configuration/objects/{kind}/{name}", objects::put).whenFresh(),
                route("DELETE", "/configuration/objects/{kind}/{name}", objects::remove)
                        .whenFresh(),
                route("POST", "/secrets/rotate-key", secrets::rotate)
                        .needing(Need.ADMIN)
                        .whenFresh());
    }

    private static Route route(String method, String path, Endpoint.Patient endpoint) {
        return Route.of(
                        method,
                        WatchfireApi.BASE + path,
                        Audience.WATCHFIRE,
                        Style.PROBLEM,
                        endpoint)
                .needing(Need.MANAGE);
    }
}
