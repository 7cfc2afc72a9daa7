// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.rota.Rota;
import dev.watchfire.engine.service.Organization;
import dev.watchfire.engine.service.Service;
import dev.watchfire.engine.service.Team;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/services`: what is looked after, by whom, and how it is.
final class ServiceEndpoints {
    private final EngineAccess engine;
    private final OpenAlerts openAlerts;
    private final InstantSource clock;

    ServiceEndpoints(EngineAccess engine, OpenAlerts openAlerts, InstantSource clock) {
        this.engine = engine;
        this.openAlerts = openAlerts;
        this.clock = clock;
    }

    /// All of them, which are at most 5 000, and the teams that own them.
    Answer list(Exchange exchange) {
        Image image = engine.image();
        ServiceJson services = json(image);
        if (services == null) {
            return Answer.json(
                    200,
                    json ->
                            json.beginObject()
                                    .name("items")
                                    .raw("[]")
                                    .name("teams")
                                    .raw("[]")
                                    .name("circles")
                                    .raw("[]")
                                    .endObject());
        }
        Organization organization = organization(image);
        return Answer.json(
                200,
                json -> {
                    json.beginObject().name("items").beginArray();
                    for (Service service : organization.services().all()) {
                        services.summary(service, json);
                    }
                    json.endArray().name("teams").beginArray();
                    for (Team team : organization.teams()) {
                        services.team(team, json);
                    }
                    json.endArray().name("circles").beginArray();
                    for (List<Service> circle : organization.services().circles()) {
                        json.value(circle.stream().map(Service::name).toList());
                    }
                    json.endArray().endObject();
                });
    }

    Answer get(Exchange exchange) throws Refusal {
        Image image = engine.image();
        String name = exchange.variable("name");
        Service service = organization(image).services().find(name);
        ServiceJson services = json(image);
        if (service == null || services == null) {
            throw Paging.missing("There is no service \"" + name + "\".");
        }
        return Answer.json(200, json -> services.whole(service, json));
    }

    private static Organization organization(Image image) {
        Configuration configuration = image.configuration();
        return configuration == null ? Organization.NONE : configuration.organization();
    }

    private @Nullable ServiceJson json(Image image) {
        Configuration configuration = image.configuration();
        if (configuration == null) {
            return null;
        }
        Map<String, OpenAlerts.Count> counts =
                openAlerts.in(image, configuration.organization().services());
        return new ServiceJson(configuration, Rota.of(image), counts, clock.instant());
    }
}
