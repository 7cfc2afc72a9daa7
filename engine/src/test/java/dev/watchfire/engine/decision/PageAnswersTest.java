// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import static dev.watchfire.engine.decision.PagingHouse.MINUTE;
import static dev.watchfire.engine.decision.PagingHouse.configuration;
import static dev.watchfire.engine.decision.PagingHouse.page;
import static dev.watchfire.engine.decision.PagingHouse.person;
import static dev.watchfire.engine.decision.PagingHouse.policy;
import static dev.watchfire.engine.decision.PagingHouse.scenario;
import static dev.watchfire.engine.decision.PagingHouse.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAnswer;
import dev.watchfire.engine.paging.PageAnswer.Kind;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.PagingReply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What answers to messages do to a page that asks ada twice, then lin.
final class PageAnswersTest {
    private final Scenario s =
            scenario(
                    configuration(
                            policy(
                                    step(MINUTE.multipliedBy(30), person("ada")),
                                    step(MINUTE.multipliedBy(30), person("ada")),
                                    step(MINUTE.multipliedBy(30), person("lin")))),
                    "ada:push",
                    "lin:push");

    private PagingReply.PageSaved answer(Kind kind, Instant asOf, Matcher... matchers) {
        return (PagingReply.PageSaved)
                s.send(
                        new PagingCommand.AnswerPage(
                                page(s).id(),
                                PageAnswer.of(kind),
                                "ada",
                                "push",
                                "ada",
                                asOf,
                                List.of(matchers)));
    }

    @Test
    void anAnswerIsToTheMessageItWasGivenToAndNotToALaterOne() {
        s.fire("a", "1", "severity", "critical");
        Instant first = s.now().plusSeconds(1);
        s.pass(MINUTE);

        assertThat(answer(Kind.ESCALATE, first).changed()).isTrue();
        assertThat(answer(Kind.ESCALATE, first).changed()).isFalse();
        assertThat(page(s).asked()).extracting(Page.Summons::person).containsExactly("ada", "ada");

        assertThat(answer(Kind.ESCALATE, s.now()).changed()).isTrue();
        assertThat(page(s).asked())
                .extracting(Page.Summons::person)
                .containsExactly("ada", "ada", "lin");
    }

    /// Whoever ends a page says that it is over. Where it is not, somebody must hear of it.
    @Test
    void aPageThatIsEndedWhileItsAlertsBurnOnIsFollowedByAnotherAtTheNextFlush() {
        s.fire("a", "1", "severity", "critical");
        s.pass(MINUTE);
        assertThat(answer(Kind.RESOLVE, s.now()).changed()).isTrue();
        s.messages.clear();

        keepFiring(Duration.ofMinutes(3));
        assertThat(rings()).isEmpty();
        keepFiring(Duration.ofMinutes(2));
        assertThat(rings()).hasSize(1);
    }

    @Test
    void whatIsSilencedRingsNobodyUntilTheSilenceEndsAndThenAgain() {
        s.fire("a", "1", "severity", "critical");
        s.pass(MINUTE);
        s.messages.clear();
        assertThat(answer(Kind.SILENCE, s.now(), Scenario.eq("a", "1")).changed()).isTrue();

        keepFiring(Duration.ofMinutes(119));
        assertThat(rings()).isEmpty();
        assertThat(page(s).state()).isEqualTo(Page.State.SNOOZED);
        keepFiring(Duration.ofMinutes(2));
        assertThat(rings()).hasSize(1);
    }

    @Test
    void whatEndsWhileItIsSilencedIsOver() {
        s.fire("a", "1", "severity", "critical");
        s.pass(MINUTE);
        s.messages.clear();
        answer(Kind.SILENCE, s.now(), Scenario.eq("a", "1"));
        s.resolve("a", "1", "severity", "critical");
        s.pass(Duration.ofMinutes(30));

        assertThat(page(s).state()).isEqualTo(Page.State.RESOLVED);
        s.pass(Duration.ofHours(3));
        assertThat(rings()).isEmpty();
    }

    /// What made noise; a message that is brought up to date makes none.
    private List<String> rings() {
        return s.messages.stream().filter(m -> !m.endsWith("page-update")).toList();
    }

    private void keepFiring(Duration time) {
        for (long minute = 0; minute < time.toMinutes(); minute++) {
            s.fire("a", "1", "severity", "critical");
            s.pass(MINUTE);
        }
    }
}
