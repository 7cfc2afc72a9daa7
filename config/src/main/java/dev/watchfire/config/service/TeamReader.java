// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.service;

import dev.watchfire.config.oncall.Times;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.engine.service.Team;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `teams`.
final class TeamReader {
    static final Schema SCHEMA =
            Schema.of(
                            "team",
                            Key.text("name"),
                            Key.text("channel"),
                            Key.text("zone"),
                            Key.text("business_hours"),
                            Key.text("description"))
                    .with(Rule.required("name", "missing name of the team"));

    private final Times times;
    private final Names teams;
    private final Names receivers;
    private final @Nullable Set<String> knownReceivers;

    /// @param knownReceivers null where that is not known because their definitions are wrong
    TeamReader(Problems problems, Names teams, @Nullable Set<String> knownReceivers) {
        this.times = new Times(problems);
        this.teams = teams;
        this.receivers = new Names("receiver", problems);
        this.knownReceivers = knownReceivers;
    }

    Team read(Section section) {
        String channel = section.textOrNull("channel");
        if (channel != null) {
            receivers.check(
                    knownReceivers,
                    section.at("channel"),
                    section.path("channel"),
                    channel,
                    "the channel of a team is one of receivers");
        }
        ZoneId zone = section.isSet("zone") ? times.zone(section, "zone", ZoneOffset.UTC) : null;
        return new Team(
                teams.take(section),
                channel,
                zone,
                section.textOrNull("business_hours"),
                section.text("description"));
    }
}
