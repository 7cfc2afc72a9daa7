// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.config.ReadResult;
import dev.watchfire.engine.configuration.Configuration;
import java.util.List;
import java.util.Set;

/// Reads what stands behind a route, two receivers, a schedule and a team.
final class Texts {
    private static final String BEFORE =
            """
            route: {receiver: desk}
            schedules: [{name: platform, zone: UTC, layers: [{name: l, start: "2026-11-02", turns: [ada]}]}]
            teams: [{name: payments}]
            business_hours: [{name: office, zone: UTC, hours: [{days: ["mon:fri"], from: "09:00", to: "17:00"}]}]
            """;

    static final String DESK = "receivers: [{name: desk, webhook_configs: [{url: 'http://d/'}]}]\n";

    private Texts() {}

    static ReadResult read(String text, String receivers) {
        ReadOptions options =
                ReadOptions.DEFAULT.from("f", null).knowingPeople(() -> Set.of("ada", "ben"));
        return new ConfigurationReader(options).read(BEFORE + receivers + text);
    }

    static Configuration accepted(String text, String receivers) {
        ReadResult result = read(text, receivers);
        assertThat(result)
                .as(result instanceof ReadResult.Refused refused ? refused.report() : "")
                .isInstanceOf(ReadResult.Accepted.class);
        return ((ReadResult.Accepted) result).configuration();
    }

    static Configuration accepted(String text) {
        return accepted(text, DESK);
    }

    /// Without the file and the position.
    static List<String> refused(String text) {
        return refused(text, DESK);
    }

    static List<String> refused(String text, String receivers) {
        ReadResult result = read(text, receivers);
        assertThat(result).isInstanceOf(ReadResult.Refused.class);
        return ((ReadResult.Refused) result).report().lines().toList();
    }

    static List<String> warnings(String text) {
        accepted(text);
        return read(text, DESK).warningReport().lines().toList();
    }
}
