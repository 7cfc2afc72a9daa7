// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.matcher.Matcher.Op;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ServicesTest {
    private static Service service(String name, List<String> needs, Matcher... matchers) {
        return new Service(
                name,
                name,
                "",
                "team",
                null,
                needs,
                List.of(matchers),
                null,
                null,
                List.of(),
                null,
                null);
    }

    private static Matcher equal(String name, String value) {
        return Matcher.of(name, Op.EQUAL, value);
    }

    private static List<String> names(List<Service> services) {
        return services.stream().map(Service::name).toList();
    }

    @Test
    void ofSeveralTheFirstInTheConfigurationComesFirst() {
        Services services =
                new Services(
                        List.of(
                                service("late", List.of(), equal("b", "1")),
                                service("early", List.of(), equal("a", "1"), equal("b", "1")),
                                service("none", List.of()),
                                service(
                                        "other",
                                        List.of(),
                                        Matcher.of("c", Op.NOT_EQUAL, "1"),
                                        Matcher.of("a", Op.REGEX, ".+"))));
        assertThat(names(services.of(LabelSet.of(Map.of("a", "1", "b", "1")))))
                .containsExactly("late", "early", "other");
        assertThat(services.of(LabelSet.of(Map.of("c", "1")))).isEmpty();
    }

    @Test
    void theIndexFindsWhatTryingAllFinds() {
        Random random = new Random(7);
        String[] labels = {"a", "b", "c"};
        Op[] ops = Op.values();
        for (int round = 0; round < 200; round++) {
            List<Service> all = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Matcher[] matchers = new Matcher[random.nextInt(3)];
                for (int m = 0; m < matchers.length; m++) {
                    Op op = ops[random.nextInt(ops.length)];
                    String value = op.isRegex() ? "x|y|" : "xyz".substring(random.nextInt(3));
                    matchers[m] = Matcher.of(labels[random.nextInt(3)], op, value);
                }
                all.add(service("s" + i, List.of(), matchers));
            }
            Services services = new Services(all);
            Map<String, String> pairs = new TreeMap<>();
            for (String label : labels) {
                if (random.nextBoolean()) {
                    pairs.put(label, random.nextBoolean() ? "x" : "z");
                }
            }
            LabelSet alert = LabelSet.of(pairs);
            assertThat(names(services.of(alert)))
                    .isEqualTo(
                            names(
                                    all.stream()
                                            .filter(s -> !s.matchers().isEmpty())
                                            .filter(
                                                    s ->
                                                            s.matchers().stream()
                                                                    .allMatch(
                                                                            m -> m.matches(alert)))
                                            .toList()));
        }
    }

    @Test
    void circlesAreFoundOnceAndTheShortestWayRound() {
        Services services =
                new Services(
                        List.of(
                                service("x", List.of("a", "gone")),
                                service("a", List.of("b", "c")),
                                service("b", List.of("c")),
                                service("c", List.of("a")),
                                service("p", List.of("q")),
                                service("q", List.of("p", "x"))));
        assertThat(services.circles().stream().map(ServicesTest::names))
                .containsExactly(List.of("a", "c", "a"), List.of("p", "q", "p"));
        assertThat(names(services.dependents("c"))).containsExactly("a", "b");
        assertThat(services.dependents("gone")).isEmpty();
    }

    @Test
    void aLongChainIsNoCircleAndALongCircleIsFound() {
        List<Service> chain = new ArrayList<>();
        for (int i = 0; i < Services.MOST_SERVICES; i++) {
            chain.add(service("s" + i, List.of("s" + (i + 1))));
        }
        assertThat(new Services(chain).circles()).isEmpty();
        chain.set(chain.size() - 1, service("s4999", List.of("s0")));
        assertThat(new Services(chain).circles().getFirst()).hasSize(5_001);
        Service one = service("one", List.of());
        assertThatThrownBy(() -> new Services(Collections.nCopies(5_001, one)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
