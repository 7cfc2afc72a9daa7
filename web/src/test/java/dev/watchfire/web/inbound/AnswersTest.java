// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.engine.matcher.MatcherSyntax;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAnswer;
import dev.watchfire.engine.paging.PageAnswer.Kind;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.users.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What answers do to pages, whoever presses what however often.
final class AnswersTest extends InboundRig {
    private Acts acts;

    @BeforeEach
    void open() {
        acts = new Acts(pages, rig.people, new MatcherParser(MatcherSyntax.FALLBACK));
    }

    private Acts.Outcome answer(String person, PageAnswer answer, String asked) {
        return acts.answer(List.of(pages.page().id()), answer, person, "slack", message(asked));
    }

    private Acts.Message message(String asked) {
        // As tokens do, which know the second only.
        return new Acts.Message(asked, rig.clock.instant().plusSeconds(1));
    }

    private Acts.Outcome ada(Kind kind) {
        return answer("ada", PageAnswer.of(kind), "ada");
    }

    private List<Silence> silences() {
        List<Silence> silences = new ArrayList<>();
        pages.image().silences().forEach(silences::add);
        return silences;
    }

    private List<String> asked() {
        return pages.page().asked().stream().map(Page.Summons::person).toList();
    }

    @Test
    void aHundredPressesAtOnceEscalateOnce() throws Exception {
        CountDownLatch together = new CountDownLatch(1);
        List<Callable<Acts.Outcome>> presses = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            presses.add(
                    () -> {
                        together.await();
                        return ada(Kind.ESCALATE);
                    });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Acts.Outcome>> running = presses.stream().map(threads::submit).toList();
            together.countDown();
            for (Future<Acts.Outcome> press : running) {
                assertThat(press.get().problem()).isEmpty();
            }
        }

        assertThat(asked()).containsExactly("ada", "bora");
        assertThat(pages.done()).containsExactly("ada escalate slack");
    }

    @Test
    void toPassOnWhatClimbedByItselfDoesNothing() {
        rig.clock.advance(Duration.ofMinutes(5).plusSeconds(1));
        // Something has to happen before a clock that stands still is looked at.
        rig.fire("{\"alertname\":\"Other\",\"severity\":\"none\"}");
        Page climbed = pages.ofAlert("Disk <full>");
        assertThat(climbed.asked()).hasSize(2);

        Acts.Outcome late =
                acts.answer(
                        List.of(climbed.id()),
                        PageAnswer.of(Kind.ESCALATE),
                        "ada",
                        "sms",
                        message("ada"));

        assertThat(late.isGood()).isTrue();
        assertThat(late.changed()).isFalse();
    }

    @Test
    void whereNobodyIsLeftAnEscalationSaysSo() {
        assertThat(ada(Kind.ESCALATE).changed()).isTrue();

        Acts.Outcome last = answer("bora", PageAnswer.of(Kind.ESCALATE), "bora");

        assertThat(last.isGood()).isFalse();
        assertThat(last.problem()).contains("no step is left");
        assertThat(pages.state()).isEqualTo(Page.State.TRIGGERED);
    }

    @Test
    void aSnoozeThatIsPressedTwiceIsOne() {
        assertThat(ada(Kind.SNOOZE).changed()).isTrue();
        assertThat(ada(Kind.SNOOZE).changed()).isFalse();

        assertThat(pages.state()).isEqualTo(Page.State.SNOOZED);
        assertThat(pages.page().wakeAt()).isBefore(rig.clock.instant().plusSeconds(3601));
        rig.clock.advance(Duration.ofMinutes(30));
        assertThat(ada(Kind.SNOOZE).changed()).isTrue();
        assertThat(pages.page().wakeAt()).isAfter(rig.clock.instant().plusSeconds(3500));
    }

    @Test
    void aSilenceMutesTheGroupAndLeavesThePageAloneForAsLong() {
        Acts.Outcome outcome = answer("bora", PageAnswer.of(Kind.SILENCE), "");

        assertThat(outcome.changed()).isTrue();
        assertThat(silences()).hasSize(1);
        Silence silence = silences().getFirst();
        assertThat(silence.matchers()).hasToString("[alertname=\"Disk <full>\"]");
        assertThat(silence.createdBy()).isEqualTo("bora");
        assertThat(silence.comment()).contains("Page " + pages.page().id(), "slack");
        assertThat(Duration.between(silence.startsAt(), silence.endsAt()))
                .isEqualTo(Duration.ofHours(2));
        assertThat(pages.state()).isEqualTo(Page.State.SNOOZED);
        assertThat(pages.page().wakeAt()).isEqualTo(silence.endsAt());
    }

    @Test
    void aSilenceThatIsPressedTwiceIsOneAndALongerOneIsThatOneLonger() {
        answer("bora", PageAnswer.of(Kind.SILENCE), "");
        assertThat(answer("bora", PageAnswer.of(Kind.SILENCE), "").changed()).isFalse();
        assertThat(silences()).hasSize(1);

        Acts.Outcome longer = answer("bora", PageAnswer.of(Kind.SILENCE, Duration.ofHours(6)), "");

        assertThat(longer.changed()).isTrue();
        assertThat(silences()).hasSize(1);
        assertThat(Duration.between(rig.clock.instant(), silences().getFirst().endsAt()))
                .isCloseTo(Duration.ofHours(6), Duration.ofSeconds(1));
    }

    @Test
    void whoIsAskedButRespondsInNoTeamCannotSilence() {
        Acts.Outcome outcome = ada(Kind.SILENCE);

        assertThat(outcome.isGood()).isFalse();
        assertThat(outcome.problem()).contains("responder");
        assertThat(silences()).isEmpty();
        assertThat(pages.state()).isEqualTo(Page.State.TRIGGERED);
    }

    @ParameterizedTest
    @CsvSource({"ACKNOWLEDGE", "RESOLVE", "ESCALATE", "SNOOZE", "SILENCE"})
    void whoIsNeitherAskedNorAResponderChangesNothing(Kind kind) {
        Acts.Outcome outcome = answer("carl", PageAnswer.of(kind), "ada");

        assertThat(outcome.problem()).contains("does not ask you");
        assertThat(pages.done()).isEmpty();
        assertThat(pages.state()).isEqualTo(Page.State.TRIGGERED);
    }

    @Test
    void aResponderMayAnswerWhatAsksOthers() {
        assertThat(answer("bora", PageAnswer.of(Kind.ACKNOWLEDGE), "ada").changed()).isTrue();
        assertThat(pages.page().acknowledgedBy()).containsExactly("bora");
    }

    @Test
    void whoseAccountIsDisabledAnswersNothingOfOthers() throws Exception {
        User bora = rig.people.users().named("bora");
        rig.people.change(
                Actor.SYSTEM,
                change ->
                        rig.people
                                .users()
                                .update(
                                        change,
                                        bora.id(),
                                        bora.revision(),
                                        bora.profile(),
                                        bora.role(),
                                        true));

        assertThat(answer("bora", PageAnswer.of(Kind.ACKNOWLEDGE), "ada").isGood()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "snooze, SNOOZE, PT1H",
        "Snooze 30m, SNOOZE, PT30M",
        "4 2h, SNOOZE, PT2H",
        "미루기 1h30m, SNOOZE, PT1H30M",
        "silence 1d please, SILENCE, PT24H",
        "음소거, SILENCE, PT2H",
        "5, SILENCE, PT2H"
    })
    void howLongFollowsTheWord(String text, Kind kind, Duration length) {
        assertThat(Words.first(text)).isEqualTo(PageAnswer.of(kind, length));
    }

    @ParameterizedTest
    @CsvSource({"2 of them are back", "4 servers are down", "1st look: the disk", "hello", "''"})
    void whatMerelyBeginsWithANumberIsNoOrder(String text) {
        assertThat(Words.first(text)).isNull();
    }

    @Test
    void whatStandsBelowTheFirstLineIsNoOrderEither() {
        assertThat(Words.first("2\n\nSent from my telephone"))
                .isEqualTo(PageAnswer.of(Kind.RESOLVE));
        assertThat(Words.first("I am on it\nresolve")).isNull();
    }

    @Test
    void aReasonMayFollowAnEscalation() {
        assertThat(Words.first("escalate expertise"))
                .extracting(a -> a.reason().word())
                .isEqualTo("expertise");
        assertThat(Words.first("3")).extracting(a -> a.reason().word()).isEqualTo("resources");
    }
}
