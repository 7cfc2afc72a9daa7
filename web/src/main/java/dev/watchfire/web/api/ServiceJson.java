// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.calendar.BusinessHours;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.oncall.Duty;
import dev.watchfire.engine.oncall.OnCall;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.rota.Rota;
import dev.watchfire.engine.service.Service;
import dev.watchfire.engine.service.Service.Money;
import dev.watchfire.engine.service.Team;
import dev.watchfire.web.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Services and those who own them as our API shows them.
final class ServiceJson {
    private final Configuration configuration;
    private final Rota rota;
    private final Map<String, OpenAlerts.Count> alerts;
    private final Instant now;

    ServiceJson(
            Configuration configuration,
            Rota rota,
            Map<String, OpenAlerts.Count> alerts,
            Instant now) {
        this.rota = rota;
        this.configuration = configuration;
        this.alerts = alerts;
        this.now = now;
    }

    void summary(Service service, JsonWriter json) {
        json.beginObject();
        head(service, json);
        json.endObject();
    }

    private void head(Service service, JsonWriter json) {
        json.member("name", service.name())
                .member("displayName", service.displayName())
                .member("description", service.description())
                .member("owner", service.owner());
        number("tier", service.tier() == null ? null : service.tier().longValue(), json);
        OpenAlerts.Count count = alerts.getOrDefault(service.name(), OpenAlerts.Count.NONE);
        json.name("alerts")
                .beginObject()
                .member("active", count.active())
                .member("suppressed", count.suppressed())
                .member("severity", count.severity() == null ? null : count.severity().name())
                .endObject();
    }

    /// With all that the configuration says, and what needs what.
    void whole(Service service, JsonWriter json) {
        json.beginObject();
        head(service, json);
        json.name("team");
        team(configuration.organization().team(service.owner()), json);
        json.member("matchers", service.matchers().stream().map(Matcher::toString).toList());
        links(service, json);
        number("users", service.users(), json);
        json.name("revenuePerMinute");
        Money money = service.revenuePerMinute();
        if (money == null) {
            json.raw("null");
        } else {
            json.beginObject()
                    .name("amount")
                    .raw(money.amount().toPlainString())
                    .member("currency", money.currency())
                    .endObject();
        }
        var services = configuration.organization().services();
        json.name("dependsOn").beginArray();
        for (String name : service.dependsOn()) {
            Service needed = services.find(name);
            if (needed != null) {
                summary(needed, json);
            }
        }
        json.endArray().name("dependents").beginArray();
        services.dependents(service.name()).forEach(each -> summary(each, json));
        json.endArray().endObject();
    }

    /// What the explanation of an alert says of its service.
    void ofAlert(Service service, JsonWriter json) {
        json.beginObject()
                .member("name", service.name())
                .member("displayName", service.displayName())
                .member("owner", service.owner());
        number("tier", service.tier() == null ? null : service.tier().longValue(), json);
        links(service, json);
        json.name("onCall");
        Team team = configuration.organization().team(service.owner());
        onCall(team, json);
        json.endObject();
    }

    private static void links(Service service, JsonWriter json) {
        json.member("runbook", service.runbook())
                .member("dashboard", service.dashboard())
                .name("links")
                .beginArray();
        for (Service.Link link : service.links()) {
            json.beginObject().member("name", link.name()).member("url", link.url()).endObject();
        }
        json.endArray();
    }

    static void number(String name, @Nullable Long value, JsonWriter json) {
        if (value == null) {
            json.name(name).raw("null");
        } else {
            json.member(name, value);
        }
    }

    void team(@Nullable Team team, JsonWriter json) {
        if (team == null) {
            json.raw("null");
            return;
        }
        json.beginObject()
                .member("name", team.name())
                .member("description", team.description())
                .member("channel", team.channel())
                .member("zone", team.zone() == null ? null : team.zone().getId())
                .member("businessHours", team.businessHours());
        BusinessHours hours =
                team.businessHours() == null
                        ? null
                        : configuration.organization().businessHours(team.businessHours());
        if (hours == null) {
            json.name("open").raw("null").name("nextChange").raw("null");
        } else {
            json.member("open", hours.isOpen(now)).member("nextChange", hours.nextChange(now));
        }
        json.name("onCall");
        onCall(team, json);
        json.endObject();
    }

    /// Who is on call now in each role of the team's schedules; nobody is an empty list.
    private void onCall(@Nullable Team team, JsonWriter json) {
        json.beginArray();
        for (Schedule schedule : team == null ? List.<Schedule>of() : schedules(team)) {
            OnCall onCall = rota.onCall(schedule);
            for (String role : schedule.roles()) {
                json.beginObject()
                        .member("schedule", schedule.name())
                        .member("role", role)
                        .member(
                                "people",
                                onCall.at(now, role).stream().map(Duty.Person::name).toList())
                        .endObject();
            }
        }
        json.endArray();
    }

    private List<Schedule> schedules(Team team) {
        return configuration.schedules().stream()
                .filter(schedule -> team.name().equals(schedule.team()))
                .toList();
    }
}
