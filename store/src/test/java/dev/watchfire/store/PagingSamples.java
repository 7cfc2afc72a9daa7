// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.Condition;
import dev.watchfire.engine.paging.ContactMethod;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageTarget;
import dev.watchfire.engine.paging.PagingFact;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.PinnedPolicy;
import dev.watchfire.engine.paging.PolicyStep;
import dev.watchfire.engine.paging.Sentence;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.Why;
import dev.watchfire.engine.paging.Wish;
import dev.watchfire.engine.service.Service.Money;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Records and facts about pages, with every field filled.
public final class PagingSamples {
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123456789Z");

    private PagingSamples() {}

    public static Page page(long id) {
        return new Page(
                id,
                4,
                Page.Origin.ALERTS,
                "payments",
                91,
                7,
                "ops",
                "key-1",
                "Payment errors at 7 %",
                "limit 5 %",
                LabelSet.of("alertname", "PaymentErrors"),
                "payments-api",
                "payments",
                Severity.P1,
                Ids.of(21, 22),
                Page.State.ACKNOWLEDGED,
                new Page.Climb(2, NOW.plusSeconds(300), 1, List.of(0, 1), true),
                List.of(
                        new Page.Summons(
                                "ada",
                                "",
                                0,
                                1,
                                NOW.minusSeconds(60),
                                true,
                                NOW.minusSeconds(30),
                                List.of(
                                        new Page.Ring(
                                                "m-1",
                                                "sms",
                                                NOW.minusSeconds(60),
                                                Page.Ring.Status.SENT,
                                                31,
                                                LabelSet.of("sid", "SM1"),
                                                Why.of(Sentence.BY_RULE, "P1"))),
                                Why.of(Sentence.STEP, 1, "L1").and(Why.of(Sentence.BY_NAME))),
                        new Page.Summons(
                                "",
                                "chat",
                                -1,
                                1,
                                NOW.minusSeconds(50),
                                false,
                                null,
                                List.of(),
                                new Why("asked by hand"))),
                List.of("ada"),
                NOW.minusSeconds(30),
                NOW.plusSeconds(1800),
                NOW.plusSeconds(2100),
                NOW.plusSeconds(9),
                Why.of(Sentence.LEAVES, "P1"),
                NOW.minusSeconds(70),
                "grace",
                NOW.plusSeconds(8),
                "ada");
    }

    public static Person person(long id) {
        return new Person(
                id,
                3,
                "ada",
                true,
                true,
                List.of("payments"),
                "ada@example.org",
                new Wish(
                        true,
                        "ko",
                        ZoneId.of("Asia/Seoul"),
                        List.of(
                                new Person.Window(
                                        Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                                        LocalTime.of(22, 0),
                                        LocalTime.of(7, 30))),
                        List.of(
                                new Person.Rule(
                                        Set.of(Severity.P1, Severity.P2),
                                        new Person.Window(
                                                Set.of(), LocalTime.of(9, 0), LocalTime.of(18, 0)),
                                        List.of(new Person.Ring(Duration.ofSeconds(90), "m-1"))),
                                new Person.Rule(
                                        Set.of(),
                                        null,
                                        List.of(new Person.Ring(Duration.ZERO, "m-1")))),
                        "m-2"),
                List.of(
                        new ContactMethod(
                                "m-1", "sms", "+821012345678", "mine", NOW, NOW.plusSeconds(1), ""),
                        new ContactMethod(
                                "m-2",
                                "push",
                                "https://push.example/1",
                                "phone",
                                NOW,
                                null,
                                "gone")),
                List.of(new Person.Sent("m-1", NOW.minusSeconds(5))));
    }

    public static PinnedPolicy policy(long id) {
        return new PinnedPolicy(
                id,
                2,
                new EscalationPolicy(
                        "payments",
                        "who is asked about payments",
                        "payments",
                        List.of(
                                new PolicyStep(
                                        PolicyStep.Level.L1,
                                        PolicyStep.Path.TECHNICAL,
                                        Duration.ofMinutes(5),
                                        List.of(
                                                new PageTarget.OnSchedule(
                                                        "platform",
                                                        "primary",
                                                        PageTarget.OnSchedule.Whom.NEXT),
                                                new PageTarget.Somebody("ada"),
                                                new PageTarget.WholeTeam("payments"),
                                                new PageTarget.Channel("chat"),
                                                new PageTarget.External("acme")),
                                        true,
                                        true,
                                        PolicyStep.Unless.RESOLVED,
                                        new Condition(
                                                Set.of(Severity.P1),
                                                "office",
                                                "platform",
                                                false,
                                                2,
                                                3,
                                                new Money(new BigDecimal("1000.50"), "EUR")),
                                        Condition.ALWAYS)),
                        3,
                        1,
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(5),
                        List.of(new PageTarget.Somebody("boss"))),
                true,
                Map.of(0, "ada"));
    }

    public static List<Fact> facts() {
        return List.of(
                new PagingFact.PageOpened(page(81)),
                new PagingFact.PageChanged(
                        81,
                        "acknowledge",
                        Page.State.TRIGGERED,
                        Page.State.ACKNOWLEDGED,
                        "ada",
                        "sms",
                        Why.text("on it")),
                new PagingFact.PageAsked(
                        81,
                        1,
                        2,
                        List.of(
                                new PagingFact.PageAsked.Asked(
                                        "ada",
                                        false,
                                        List.of(
                                                new PagingFact.PageAsked.Means(
                                                        "sms",
                                                        NOW,
                                                        Why.of(Sentence.BY_RULE, "P1"))),
                                        Why.of(Sentence.ON_CALL, "platform"))),
                        Why.of(Sentence.STEP, 2, "L2")),
                new PagingFact.PageStepPassed(
                        81, 1, 2, Why.of(Sentence.ONLY_SEVERITIES, "P1", "P2")),
                new PagingFact.PageMessage(81, 31, "ada", "sms", "sent", Why.text("201")),
                new PagingFact.PersonChanged(82, "ada", "method-added", "sms", "grace"));
    }
}
