// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import static dev.watchfire.engine.decision.Scenario.eq;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Route;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReloadTest {
    private static Configuration with(Route... routes) {
        return Scenario.configuration(
                Scenario.route("{}", "r", List.of("a"), List.of(), List.of(), List.of(routes)),
                List.of(),
                Map.of(),
                Scenario.receiver("r", true),
                Scenario.receiver("other", true));
    }

    private static Route child(String value, String receiver) {
        return Scenario.route(
                "{}/{b=\"" + value + "\"}",
                receiver,
                List.of("a"),
                List.of(eq("b", value)),
                List.of(),
                List.of());
    }

    @Test
    void anUnchangedRouteKeepsItsTimers() {
        Scenario s = new Scenario(with());
        s.fire("a", "x", "i", "1");
        s.pass(Duration.ofSeconds(20));
        s.configure(with(child("1", "other")));
        s.pass(Duration.ofSeconds(11));
        assertThat(s.told).extracting(t -> t.after().toSeconds()).containsExactly(30L);
    }

    @Test
    void anAlertMovesToTheRouteThatIsNewForIt() {
        Scenario s = new Scenario(with());
        s.fire("a", "x", "b", "1", "i", "1");
        s.pass(Duration.ofMinutes(1));
        s.configure(with(child("1", "other")));
        s.pass(Duration.ofMinutes(1));
        assertThat(s.told).extracting(Scenario.Told::receiver).containsExactly("r", "other");
        assertThat(s.image().groups().size()).isEqualTo(1);
    }

    @Test
    void whatWasToldIsNotToldAgainAfterAReload() {
        Scenario s = new Scenario(with(child("1", "other")));
        s.fire("a", "x", "b", "1", "i", "1");
        s.pass(Duration.ofMinutes(1));
        s.configure(with(child("1", "other")));
        s.fire("a", "x", "b", "1", "i", "1");
        s.pass(Duration.ofMinutes(4));
        assertThat(s.told).hasSize(1);
    }

    @Test
    void aWaitingDeliveryOfARouteThatIsGoneGoesNowhere() {
        Scenario s = new Scenario(with(child("1", "other")));
        s.outcomes.addAll(
                java.util.Collections.nCopies(
                        5, dev.watchfire.engine.delivery.Delivery.Outcome.RETRYABLE));
        s.fire("a", "x", "b", "1", "i", "1");
        s.pass(Duration.ofSeconds(31));
        s.outcomes.clear();
        s.configure(with());
        s.pass(Duration.ofMinutes(2));
        assertThat(s.told).extracting(Scenario.Told::receiver).containsExactly("r");
    }
}
