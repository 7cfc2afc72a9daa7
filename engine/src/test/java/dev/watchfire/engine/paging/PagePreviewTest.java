// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.paging.PagePreview.About;
import dev.watchfire.engine.paging.PagePreview.Asked;
import dev.watchfire.engine.paging.PagePreview.Rung;
import dev.watchfire.engine.paging.PagePreview.Standing;
import dev.watchfire.engine.paging.PageTarget.OnSchedule;
import dev.watchfire.engine.paging.PageTarget.OnSchedule.Whom;
import dev.watchfire.engine.paging.PolicyStep.Level;
import dev.watchfire.engine.paging.PolicyStep.Path;
import dev.watchfire.engine.paging.PolicyStep.Unless;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PagePreviewTest {
    private static final Instant FROM = Instant.parse("2026-11-30T08:58:00Z");
    private static final PageTarget ON_CALL = new OnSchedule("platform", "", Whom.CURRENT);
    private static final PageTarget GONE = new PageTarget.Somebody("nobody");

    private final House house = new House();

    private static PolicyStep step(
            Duration waits, Condition when, @Nullable Condition atOnce, PageTarget... targets) {
        return new PolicyStep(
                Level.L1,
                Path.TECHNICAL,
                waits,
                List.of(targets),
                false,
                false,
                Unless.ACKNOWLEDGED,
                when,
                atOnce);
    }

    private static PolicyStep step(int minutes, PageTarget... targets) {
        return step(Duration.ofMinutes(minutes), Condition.ALWAYS, null, targets);
    }

    private static EscalationPolicy policy(PolicyStep... steps) {
        return policy(List.of(), steps);
    }

    private static EscalationPolicy policy(List<PageTarget> ifNobody, PolicyStep... steps) {
        return new EscalationPolicy(
                "p", "", "", List.of(steps), 0, 0, Duration.ZERO, Duration.ofMinutes(5), ifNobody);
    }

    private List<Rung> ladder(EscalationPolicy policy, Severity severity) {
        PagePreview preview = new PagePreview(house.configuration(), house.rota(), house.people());
        return preview.ladder(policy, new About(severity, Impact.NONE, false), Map.of(), FROM);
    }

    private static List<String> shown(List<Rung> rungs) {
        return rungs.stream()
                .map(
                        r ->
                                r.standing()
                                        + " "
                                        + (r.at() == null
                                                ? "-"
                                                : Duration.between(FROM, r.at()).toMinutes())
                                        + " "
                                        + String.join(
                                                "+",
                                                r.asked().stream()
                                                        .map(a -> a.person() + a.channel())
                                                        .toList()))
                .toList();
    }

    @Test
    void eachStepAsksWhoHasDutyWhenItFires() {
        // The handoff is at 09:00, two minutes after the page begins.
        assertThat(shown(ladder(policy(step(5, ON_CALL), step(5, ON_CALL)), Severity.P1)))
                .containsExactly("NEXT 0 ada", "PLANNED 5 ben");
    }

    @Test
    void aStepThatFindsNobodyIsPassedAtOnce() {
        assertThat(
                        shown(
                                ladder(
                                        policy(
                                                step(5, GONE),
                                                step(5, new PageTarget.Somebody("lea"))),
                                        Severity.P1)))
                .containsExactly("PASSED - nobody", "NEXT 0 lea");
    }

    @Test
    void whoIsAskedWhereNobodyIsFoundIsPartOfTheStep() {
        assertThat(
                        shown(
                                ladder(
                                        policy(
                                                List.of(new PageTarget.Somebody("lea")),
                                                step(5, GONE),
                                                step(5, ON_CALL)),
                                        Severity.P1)))
                .containsExactly("NEXT 0 nobody+lea", "PLANNED 5 ben");
    }

    @Test
    void aStepWhoseConditionDoesNotHoldSaysWhy() {
        Condition onlyWorst = new Condition(Set.of(Severity.P1), "", "", true, null, 0, null);
        List<Rung> rungs =
                ladder(
                        policy(
                                step(Duration.ofMinutes(5), onlyWorst, null, ON_CALL),
                                step(5, ON_CALL)),
                        Severity.P3);

        assertThat(shown(rungs)).containsExactly("PASSED - ", "NEXT 0 ada");
        assertThat(rungs.getFirst().why()).hasToString("only for P1, this is P3");
    }

    @Test
    void aStepThatFiresAtOnceIsNotWaitedFor() {
        List<Rung> rungs =
                ladder(
                        policy(
                                step(5, ON_CALL),
                                step(
                                        Duration.ofMinutes(60),
                                        Condition.ALWAYS,
                                        Condition.ALWAYS,
                                        new PageTarget.Channel("room")),
                                step(5, new PageTarget.Somebody("lea"))),
                        Severity.P1);

        assertThat(shown(rungs)).containsExactly("NEXT 0 ada", "PLANNED 0 room", "PLANNED 5 lea");
    }

    @Test
    void aPlanSaysWhenWhichMeansRings() {
        Asked ada = ladder(policy(step(5, ON_CALL)), Severity.P1).getFirst().asked().getFirst();

        assertThat(ada.plan())
                .extracting(p -> p.method().type(), p -> Duration.between(FROM, p.at()).toMinutes())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("sms", 0L),
                        org.assertj.core.groups.Tuple.tuple("voice", 2L));
    }

    @Test
    void timeInWhichNobodyIsReachedIsAGap() {
        PagePreview preview = new PagePreview(house.configuration(), house.rota(), house.people());

        // From the 7th of December on Cleo has duty, whose account is closed.
        assertThat(
                        preview.gaps(
                                policy(step(5, ON_CALL)),
                                new About(Severity.P1, Impact.NONE, false),
                                Instant.parse("2026-12-06T09:00:00Z"),
                                Instant.parse("2026-12-15T09:00:00Z"),
                                Duration.ofHours(1)))
                .containsExactly(
                        new PagePreview.Gap(
                                Instant.parse("2026-12-07T09:00:00Z"),
                                Instant.parse("2026-12-14T09:00:00Z")));
    }

    @Test
    void aPageThatSomebodyHasClimbsNoFurther() {
        EscalationPolicy policy = policy(step(5, ON_CALL), step(5, ON_CALL));
        Page page =
                page(
                        Page.State.ACKNOWLEDGED,
                        new Page.Climb(1, null, 0, List.of(), true),
                        new Page.Summons("ada", "", 0, 0, FROM, false, null, List.of(), Why.NONE));
        List<Rung> rungs =
                new PagePreview(house.configuration(), house.rota(), house.people())
                        .ladder(page, policy, Impact.NONE, Map.of(), FROM.plusSeconds(60));

        assertThat(rungs)
                .extracting(Rung::standing)
                .containsExactly(Standing.FIRED, Standing.STOPPED);
        assertThat(rungs.getFirst().asked()).extracting(Asked::person).containsExactly("ada");
    }

    @Test
    void aPageThatNobodyHasSaysWhoComesNext() {
        EscalationPolicy policy = policy(step(5, ON_CALL), step(5, ON_CALL), step(5, ON_CALL));
        Instant due = FROM.plus(Duration.ofMinutes(5));
        Page page = page(Page.State.TRIGGERED, new Page.Climb(1, due, 0, List.of(), true));

        assertThat(
                        shown(
                                new PagePreview(house.configuration(), house.rota(), house.people())
                                        .ladder(page, policy, Impact.NONE, Map.of(), FROM)))
                .containsExactly("PASSED - ", "NEXT 5 ben", "PLANNED 10 ben");
    }

    private static Page page(Page.State state, Page.Climb climb, Page.Summons... asked) {
        return new Page(
                1,
                1,
                Page.Origin.PERSON,
                "p",
                1,
                0,
                "",
                "",
                "title",
                "",
                dev.watchfire.engine.label.LabelSet.EMPTY,
                "",
                "",
                Severity.P1,
                dev.watchfire.engine.Ids.NONE,
                state,
                climb,
                List.of(asked),
                List.of(),
                null,
                null,
                null,
                null,
                Why.NONE,
                FROM,
                "ada",
                null,
                "");
    }
}
