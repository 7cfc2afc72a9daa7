// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.paging.Condition;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.PageTarget;
import dev.watchfire.engine.paging.PageTarget.OnSchedule;
import dev.watchfire.engine.paging.PageTarget.OnSchedule.Whom;
import dev.watchfire.engine.paging.PolicyStep;
import dev.watchfire.engine.paging.PolicyStep.Level;
import dev.watchfire.engine.paging.PolicyStep.Path;
import dev.watchfire.engine.paging.PolicyStep.Unless;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.service.Service.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PolicyReaderTest {
    private static EscalationPolicy policy(String text) {
        return Texts.accepted("escalation_policies:\n" + text.indent(2))
                .paging()
                .policies()
                .getFirst();
    }

    private static PolicyStep step(String text) {
        return policy("- {name: p, steps: [" + text + "]}").steps().getFirst();
    }

    @Test
    void aPolicyIsReadWhole() {
        EscalationPolicy policy =
                policy(
                        """
                        - name: payments
                          description: Takes the money.
                          team: payments
                          acknowledge_timeout: 30m
                          confirm_within: 10m
                          repeat: {times: 3, from: 2}
                          if_nobody: [{user: ben}]
                          steps:
                            - wait: 5m
                              notify:
                                - schedule: platform
                                - {schedule: platform, role: primary, who: next}
                            - level: management
                              path: managerial
                              notify: [{user: ada}, {team: payments}, {channel: desk}]
                              all_must_acknowledge: true
                              unless: resolved
                        """);

        assertThat(policy)
                .isEqualTo(
                        new EscalationPolicy(
                                "payments",
                                "Takes the money.",
                                "payments",
                                List.of(
                                        new PolicyStep(
                                                Level.L1,
                                                Path.TECHNICAL,
                                                Duration.ofMinutes(5),
                                                List.of(
                                                        new OnSchedule(
                                                                "platform", "", Whom.CURRENT),
                                                        new OnSchedule(
                                                                "platform", "primary", Whom.NEXT)),
                                                false,
                                                false,
                                                Unless.ACKNOWLEDGED,
                                                Condition.ALWAYS,
                                                null),
                                        new PolicyStep(
                                                Level.MANAGEMENT,
                                                Path.MANAGERIAL,
                                                Duration.ofHours(4),
                                                List.of(
                                                        new PageTarget.Somebody("ada"),
                                                        new PageTarget.WholeTeam("payments"),
                                                        new PageTarget.Channel("desk")),
                                                false,
                                                true,
                                                Unless.RESOLVED,
                                                Condition.ALWAYS,
                                                null)),
                                3,
                                1,
                                Duration.ofMinutes(30),
                                Duration.ofMinutes(10),
                                List.of(new PageTarget.Somebody("ben"))));
    }

    @Test
    void whatIsLeftOutIsUsual() {
        EscalationPolicy policy =
                policy(
                        """
                        - name: p
                          repeat: 2
                          steps:
                          - notify: [{user: ada}]
                          - notify: [{user: ben}]
                          - notify: [{user: ada}]
                          - notify: [{user: ben}]
                        """);

        assertThat(policy.repeats()).isEqualTo(2);
        assertThat(policy.repeatFrom()).isZero();
        assertThat(policy.acknowledgeTimeout()).isZero();
        assertThat(policy.confirmWithin()).isEqualTo(Duration.ofMinutes(5));
        assertThat(policy.steps().stream().map(PolicyStep::level))
                .containsExactly(Level.L1, Level.L2, Level.L3, Level.L3);
        assertThat(policy.steps().stream().map(PolicyStep::waits))
                .containsExactly(
                        Duration.ofMinutes(15),
                        Duration.ofHours(1),
                        Duration.ofHours(4),
                        Duration.ofHours(4));
    }

    @Test
    void aConditionSaysWhenAStepApplies() {
        Condition condition =
                step("{notify: [{user: ada}], when: {severity: [P1, p2], hours: office, outside:"
                                + " true, tier: 2, affected_services: 3, revenue_per_minute: 1000"
                                + " EUR}}")
                        .when();

        assertThat(condition)
                .isEqualTo(
                        new Condition(
                                Set.of(Severity.P1, Severity.P2),
                                "office",
                                "",
                                false,
                                2,
                                3,
                                new Money(new BigDecimal("1000"), "EUR")));
    }

    @Test
    void theHoursOfAScheduleMayBeMeant() {
        Condition condition =
                step("{notify: [{user: ada}], when: {hours: {schedule: platform}}}").when();

        assertThat(condition.schedule()).isEqualTo("platform");
        assertThat(condition.hours()).isEmpty();
        assertThat(condition.inside()).isTrue();
    }

    @Test
    void aStepMayFireWhenThePageBegins() {
        assertThat(step("{notify: [{user: ada}], immediately_when: true}").atOnceWhen())
                .isEqualTo(Condition.ALWAYS);
        assertThat(step("{notify: [{user: ada}], immediately_when: {}}").atOnceWhen())
                .isEqualTo(Condition.ALWAYS);
        assertThat(step("{notify: [{user: ada}], immediately_when: false}").atOnceWhen()).isNull();
        assertThat(
                        Objects.requireNonNull(
                                        step("{notify: [{user: ada}], immediately_when: {severity:"
                                                        + " [P1]}}")
                                                .atOnceWhen())
                                .severities())
                .containsExactly(Severity.P1);
    }

    @Test
    void unknownNamesAreRefusedWithASuggestion() {
        assertThat(
                        Texts.refused(
                                """
                                escalation_policies:
                                - name: p
                                  team: paymets
                                  steps:
                                  - notify: [{schedule: platfrom}]
                                  - notify: [{schedule: platform, role: primry}]
                                  - notify: [{channel: dsk}]
                                  - notify: [{vendor: acme}]
                                  - notify: [{team: nobody}]
                                  - notify: [{user: ada}]
                                    when: {hours: ofice}
                                """))
                .containsExactly(
                        "f:8:9: escalation_policies[0].team: undefined team \"paymets\"; did you"
                                + " mean \"payments\"?",
                        "f:10:25: escalation_policies[0].steps[0].notify[0].schedule: undefined"
                                + " schedule \"platfrom\"; did you mean \"platform\"?",
                        "f:11:41: escalation_policies[0].steps[1].notify[0].role: the schedule"
                                + " \"platform\" has no role \"primry\"; did you mean \"primary\"?",
                        "f:12:24: escalation_policies[0].steps[2].notify[0].channel: undefined"
                                + " receiver \"dsk\"; did you mean \"desk\"?",
                        "f:13:23: escalation_policies[0].steps[3].notify[0].vendor: undefined"
                                + " vendor \"acme\"; they stand under vendors",
                        "f:14:21: escalation_policies[0].steps[4].notify[0].team: undefined team"
                                + " \"nobody\"; a team has people, or stands under teams",
                        "f:16:19: escalation_policies[0].steps[5].when.hours: undefined business"
                                + " hours \"ofice\"; did you mean \"office\"?");
    }

    @Test
    void anUnknownPersonIsAWarning() {
        assertThat(
                        Texts.warnings(
                                """
                                escalation_policies:
                                - {name: p, steps: [{notify: [{user: aad}]}]}
                                """))
                .containsExactly(
                        "f:7:38: escalation_policies[0].steps[0].notify[0].user: nobody"
                                + " is called \"aad\", so nobody is asked; did you mean \"ada\"?");
    }

    @Test
    void emptyPoliciesAndStepsAreRefused() {
        assertThat(
                        Texts.refused(
                                """
                                escalation_policies:
                                - name: empty
                                - name: p
                                  steps: [{notify: []}, {wait: 5m}]
                                """))
                .anyMatch(m -> m.contains("[0]: an escalation policy needs at least one step"))
                .anyMatch(m -> m.contains("steps[0]: a step asks at least one"))
                .anyMatch(m -> m.contains("steps[1]: a step asks at least one"));
    }

    @Test
    void whatHasNoBoundsIsRefused() {
        assertThat(
                        Texts.refused(
                                """
                                escalation_policies:
                                - name: p
                                  repeat: 101
                                  steps: [{wait: 0s, notify: [{user: ada}]}]
                                - name: q
                                  repeat: {times: 1, from: 2}
                                  steps: [{notify: [{user: ada, team: payments}]}]
                                - name: q
                                  steps: [{notify: [{user: ada, who: next}]}]
                                """))
                .anyMatch(m -> m.contains("expected at most 100 repeats, got 101"))
                .anyMatch(m -> m.contains("expected a duration from 1s to 30d"))
                .anyMatch(m -> m.contains("expected a step from 1 to 1, got 2"))
                .anyMatch(m -> m.contains("expected one of schedule, user, team, channel"))
                .anyMatch(m -> m.contains("escalation policy \"q\" is not unique"))
                .anyMatch(m -> m.contains("who is of a schedule; name it too"));
    }

    @Test
    void amountsAndTiersAreChecked() {
        assertThat(
                        Texts.refused(
                                """
                                escalation_policies:
                                - name: p
                                  steps:
                                  - {notify: [{user: ada}], when: {revenue_per_minute: 1000 EURO}}
                                  - {notify: [{user: ada}], when: {tier: 5}}
                                  - {notify: [{user: ada}], when: {severity: [P6]}}
                                """))
                .anyMatch(
                        m ->
                                m.contains(
                                        "expected an amount and a currency's code, such as \"1000"
                                                + " EUR\", got \"1000 EURO\"; did you mean"
                                                + " \"EUR\"?"))
                .anyMatch(m -> m.contains("expected a tier from 1, what matters most, to 4"))
                .anyMatch(m -> m.contains("expected a severity from P1 to P5, got \"P6\""));
    }

    @Test
    void aChannelMustNotPage() {
        String receivers =
                """
                receivers:
                - {name: desk, webhook_configs: [{url: 'http://d/'}]}
                - {name: pager, page_configs: [{policy: p}]}
                - {name: room, fallback: pager, webhook_configs: [{url: 'http://d/'}]}
                """;

        assertThat(
                        Texts.refused(
                                """
                                escalation_policies:
                                - name: p
                                  steps: [{notify: [{channel: pager}, {channel: room}]}]
                                paging: {fallback: pager}
                                """,
                                receivers))
                .anyMatch(m -> m.contains("notify[0].channel") && m.contains("has page_configs"))
                .anyMatch(m -> m.contains("\"room\" falls back to \"pager\""))
                .anyMatch(m -> m.contains("paging.fallback: the fallback of paging must not page"));
    }

    @Test
    void aReceiverPagesByAPolicy() {
        Configuration configuration =
                Texts.accepted(
                        "escalation_policies: [{name: p, steps: [{notify: [{user: ada}]}]}]\n",
                        "receivers: [{name: desk, page_configs: [{policy: p, severity: P1,"
                                + " send_resolved: false}]}]\n");

        var page = configuration.receivers().getFirst().integrations().getFirst();
        assertThat(page.type()).isEqualTo("page");
        assertThat(page.sendResolved()).isFalse();
        assertThat(((Options) page.settings()).text("policy")).isEqualTo("p");
        assertThat(((Options) page.settings()).text("severity")).isEqualTo("P1");
        assertThat(configuration.original()).doesNotContain("page_configs", "escalation");
    }

    @Test
    void whoNamesAPersonInAReceiverNeedsNoPolicy() {
        Configuration configuration =
                Texts.accepted(
                        "",
                        "receivers: [{name: desk, page_configs: [{user: ada}, {schedule:"
                                + " platform, severity: P2}]}]\n");

        assertThat(configuration.paging().policies())
                .extracting(EscalationPolicy::name, p -> p.steps().getFirst().targets())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "desk", List.of(new PageTarget.Somebody("ada"))),
                        org.assertj.core.groups.Tuple.tuple(
                                "desk 2", List.of(new OnSchedule("platform", "", Whom.CURRENT))));
        assertThat(configuration.paging().policies().getFirst().repeats()).isEqualTo(3);
        assertThat(
                        configuration.receivers().getFirst().integrations().stream()
                                .map(i -> ((Options) i.settings()).text("policy")))
                .containsExactly("desk", "desk 2");
    }

    @Test
    void aPolicyMayNotHaveTheNameThatAReceiverGives() {
        assertThat(
                        Texts.refused(
                                "escalation_policies: [{name: desk, steps: [{notify: [{user:"
                                        + " ada}]}]}]\n",
                                "receivers: [{name: desk, page_configs: [{user: ada}]}]\n"))
                .anyMatch(
                        m -> m.contains("this makes a policy \"desk\", named after the receiver"));
    }

    @Test
    void anEntryOfPageConfigsNamesOneAndOnlyOne() {
        assertThat(
                        Texts.refused(
                                "",
                                "receivers: [{name: desk, page_configs: [{}, {user: ada, team:"
                                        + " payments}, {policy: gone}, {user: ada, severity:"
                                        + " bad}]}]\n"))
                .anyMatch(m -> m.contains("[0]: missing policy, an escalation policy's name"))
                .anyMatch(m -> m.contains("expected one of policy, schedule, user and team, got"))
                .anyMatch(m -> m.contains("undefined escalation policy \"gone\""))
                .anyMatch(m -> m.contains("expected a severity from P1 to P5, got \"bad\""));
    }
}
