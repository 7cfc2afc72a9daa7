// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.alert.IncomingAlert;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final Instant START = Instant.parse("2026-01-31T09:00:00Z");
    private static final int POSTS_OF_AN_HOUR = 720;

    @Test
    void everyFireEndsOnceBeforeItBeginsAgain() {
        Traffic traffic = new Traffic();
        Map<Long, Instant> burning = new HashMap<>();
        int ended = 0;
        Instant now = START;
        for (int post = 0; post < POSTS_OF_AN_HOUR; post++) {
            for (IncomingAlert alert : traffic.at(now)) {
                long id = alert.labels().fingerprint();
                if (now.equals(alert.endsAt())) {
                    assertThat(burning.remove(id)).isEqualTo(alert.startsAt());
                    ended++;
                } else {
                    assertThat(alert.endsAt()).isAfter(now);
                    Instant before =
                            burning.put(id, java.util.Objects.requireNonNull(alert.startsAt()));
                    assertThat(before == null || before.equals(alert.startsAt())).isTrue();
                }
            }
            now = now.plus(Traffic.INTERVAL);
        }
        assertThat(ended).isGreaterThan(50);
    }

    @Test
    void withinTenMinutesEveryTeamHasSomethingToDo() {
        Traffic traffic = new Traffic();
        Set<String> teams = new HashSet<>();
        Instant now = START;
        for (int post = 0; post < POSTS_OF_AN_HOUR / 6; post++) {
            traffic.at(now).forEach(a -> teams.add(a.labels().valueOrEmpty("team")));
            now = now.plus(Traffic.INTERVAL);
        }
        assertThat(teams).containsExactlyInAnyOrder("platform", "payments", "search", "data");
    }
}
