// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.silence.SilenceDraft;
import dev.watchfire.engine.silence.SilenceRequest.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ApprovalTest {
    private final Scenario s = new Scenario(Scenario.simple());

    private UUID request(Duration length) {
        SilenceDraft draft =
                new SilenceDraft(
                        null,
                        List.of(Scenario.eq("a", "x")),
                        s.now(),
                        s.now().plus(length),
                        "ada",
                        "moving",
                        LabelSet.EMPTY);
        Reply reply =
                s.send(new Command.RequestSilence(draft, "ada", List.of("it mutes everything")));
        return ((Reply.SilenceRequestSaved) reply).request();
    }

    private Reply decide(UUID request, Verdict verdict, String by) {
        return s.send(new Command.DecideSilenceRequest(request, verdict, by, ""));
    }

    @Test
    void whatWaitsForApprovalMutesNothing() {
        request(Duration.ofHours(1));
        s.fire("a", "x", "i", "1");
        s.pass(Duration.ofMinutes(1));
        assertThat(s.told).hasSize(1);
        assertThat(s.image().silences().size()).isZero();
        assertThat(s.image().silenceRequests().size()).isEqualTo(1);
    }

    @Test
    void aSecondPersonsYesMakesTheSilence() {
        UUID request = request(Duration.ofHours(1));
        Reply approved = decide(request, Verdict.APPROVED, "grace");
        assertThat(((Reply.SilenceRequestSaved) approved).silence()).isNotNull();
        s.fire("a", "x", "i", "1");
        s.pass(Duration.ofMinutes(1));
        assertThat(s.told).isEmpty();
        assertThat(s.image().silenceRequests().size()).isZero();
    }

    @Test
    void whoAskedCannotApproveAndOnlyTheyCanTakeItBack() {
        UUID request = request(Duration.ofHours(1));
        assertThat(decide(request, Verdict.APPROVED, "ada")).isInstanceOf(Reply.Refused.class);
        assertThat(decide(request, Verdict.WITHDRAWN, "grace")).isInstanceOf(Reply.Refused.class);
        assertThat(s.image().silenceRequests().size()).isEqualTo(1);
        assertThat(decide(request, Verdict.WITHDRAWN, "ada"))
                .isEqualTo(new Reply.SilenceRequestSaved(request, null));
        assertThat(decide(request, Verdict.APPROVED, "grace"))
                .extracting(r -> ((Reply.Refused) r).code())
                .isEqualTo(Reply.Refused.Code.NOT_FOUND);
    }

    @Test
    void aRequestWhoseTimeHasPassedLapsesAlsoOverARestart() {
        request(Duration.ofMinutes(10));
        s.restart(Duration.ofMinutes(11));
        s.pass(Duration.ofSeconds(1));
        assertThat(s.image().silenceRequests().size()).isZero();
        assertThat(s.image().silences().size()).isZero();
    }

    @Test
    void aRequestThatNobodyDecidedSurvivesARestart() {
        UUID request = request(Duration.ofHours(1));
        s.restart(Duration.ofMinutes(1));
        assertThat(decide(request, Verdict.APPROVED, "grace"))
                .isInstanceOf(Reply.SilenceRequestSaved.class);
    }
}
