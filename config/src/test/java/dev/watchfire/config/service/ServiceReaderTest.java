// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.service.Service;
import dev.watchfire.engine.service.Services;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ServiceReaderTest {
    private static final String TEAMS = "teams: [{name: payments}, {name: platform}]\n";

    private static Services services(String text) {
        return Texts.accepted(TEAMS + text).organization().services();
    }

    private static List<String> names(List<Service> services) {
        return services.stream().map(Service::name).toList();
    }

    @Test
    void aServiceIsReadWithEverythingThatItCanSay() {
        Services services =
                services(
                        """
                        services:
                        - name: checkout
                          display_name: Checkout
                          description: Takes orders.
                          owner: payments
                          tier: 1
                          depends_on: [ledger]
                          matchers: ['service="checkout"', 'env=~"prod|stage"']
                          runbook: https://wiki.example.com/checkout
                          dashboard: https://grafana.example.com/d/1
                          links: [{name: Code, url: https://git.example.com/checkout}]
                          users: 120000
                          revenue_per_minute: {amount: 350, currency: KRW}
                        - {name: ledger, owner: platform}
                        """);
        Service checkout = services.all().getFirst();
        assertThat(checkout.displayName()).isEqualTo("Checkout");
        assertThat(checkout.tier()).isEqualTo(1);
        assertThat(checkout.users()).isEqualTo(120_000);
        assertThat(checkout.links().getFirst().url()).isEqualTo("https://git.example.com/checkout");
        assertThat(checkout.revenuePerMinute())
                .isEqualTo(new Service.Money(new BigDecimal("350"), "KRW"));
        Service ledger = services.all().get(1);
        assertThat(ledger.displayName()).isEqualTo("ledger");
        assertThat(ledger.tier()).isNull();
        assertThat(ledger.users()).isNull();
        assertThat(names(services.dependents("ledger"))).containsExactly("checkout");
        assertThat(names(services.of(LabelSet.of(Map.of("service", "checkout", "env", "prod")))))
                .containsExactly("checkout");
        assertThat(services.of(LabelSet.of(Map.of("service", "checkout")))).isEmpty();
    }

    @Test
    void everyMistakeIsNamedWithItsPlace() {
        assertThat(
                        Texts.refused(
                                TEAMS
                                        + """
                                        services:
                                        - name: checkout
                                          owner: paymnts
                                          tier: 5
                                          depends_on: [ledgr, checkout, ledger, ledger]
                                          matchers: ['a=~".*"']
                                          runbook: wiki
                                          users: -1
                                          revenue_per_minute: {amount: -1, currency: KRW}
                                        - name: ledger
                                          owner: platform
                                          revenue_per_minute: {amount: 1, currency: WON}
                                        - {name: ledger, owner: platform}
                                        - {name: x}
                                        """))
                .anyMatch(
                        l ->
                                l.equals(
                                        "f:6:10: services[0].owner: undefined team \"paymnts\"; did"
                                                + " you mean \"payments\"?"))
                .anyMatch(
                        l ->
                                l.equals(
                                        "f:7:9: services[0].tier: expected a tier from 1, what"
                                                + " matters most, to 4, got 5"))
                .anyMatch(
                        l ->
                                l.equals(
                                        "f:8:16: services[0].depends_on: undefined service"
                                                + " \"ledgr\"; did you mean \"ledger\"?"))
                .anyMatch(l -> l.contains("service \"checkout\" depends on itself"))
                .anyMatch(l -> l.contains("\"ledger\" is named twice"))
                .anyMatch(l -> l.contains("these match alerts that have none of the labels"))
                .anyMatch(l -> l.startsWith("f:10:12: services[0].runbook:"))
                .anyMatch(l -> l.startsWith("f:11:10: services[0].users:"))
                .anyMatch(l -> l.contains("expected an amount from 0 to 10^15"))
                .anyMatch(l -> l.contains("expected a currency's code"))
                .anyMatch(l -> l.contains("service \"ledger\" is not unique, first at 13:9"))
                .anyMatch(l -> l.contains("services[3]: missing owner, the name of a team"));
    }

    @Test
    void aCircleLoadsWithAWarningThatShowsIt() {
        assertThat(
                        Texts.warnings(
                                TEAMS
                                        + """
                                        services:
                                        - {name: a, owner: payments, depends_on: [x, b]}
                                        - {name: b, owner: payments, depends_on: [c]}
                                        - {name: c, owner: payments, depends_on: [a]}
                                        - {name: x, owner: payments}
                                        """))
                .containsExactly(
                        "f:5:42: services[0].depends_on: services depend on each other in a"
                                + " circle: a → b → c → a");
    }

    @Test
    void aWrongTeamMakesNoSecondProblemOfItsServices() {
        assertThat(Texts.refused("teams: [{name: []}]\nservices: [{name: a, owner: b}]\n"))
                .noneMatch(l -> l.contains("undefined"));
    }

    @Test
    void thousandsOfServicesAreReadAndOneMoreIsRefused() {
        StringBuilder text = new StringBuilder("services:\n");
        for (int i = 0; i < Services.MOST_SERVICES; i++) {
            String next = i == 0 ? "" : ", depends_on: [s" + (i - 1) + "]";
            text.append(
                    "- {name: s%d, owner: payments, matchers: ['s=\"%d\"']%s}\n"
                            .formatted(i, i, next));
        }
        Services services = services(text.toString());
        assertThat(names(services.of(LabelSet.of(Map.of("s", "4711"))))).containsExactly("s4711");
        assertThat(Texts.refused(TEAMS + text + "- {name: more, owner: payments}\n"))
                .containsExactly("f:5:1: services: at most 5000 services, got 5001");
    }
}
