// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.engine.calendar.BusinessHours;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.service.Team;
import dev.watchfire.web.json.JsonWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a team of accounts works, as the configuration says under the same name.
///
/// @param hours null where it names none
record TeamWork(Team team, @Nullable BusinessHours hours, Instant at) {
    /// @return null where the configuration says nothing of it
    static @Nullable TeamWork of(
            dev.watchfire.people.teams.Team account,
            @Nullable Configuration configuration,
            Instant at) {
        Team team =
                configuration == null ? null : configuration.organization().team(account.slug());
        if (team == null && configuration != null) {
            team = configuration.organization().team(account.name());
        }
        if (team == null || configuration == null) {
            return null;
        }
        String hours = team.businessHours();
        return new TeamWork(
                team, hours == null ? null : configuration.organization().businessHours(hours), at);
    }

    void write(JsonWriter json) {
        json.beginObject()
                .member("name", team.name())
                .member("description", team.description())
                .member("channel", team.channel())
                .member("zone", team.zone() == null ? null : team.zone().getId())
                .member("businessHours", team.businessHours());
        if (hours == null) {
            json.name("open").raw("null").name("nextChange").raw("null");
        } else {
            json.member("open", hours.isOpen(at)).member("nextChange", hours.nextChange(at));
        }
        json.endObject();
    }
}
