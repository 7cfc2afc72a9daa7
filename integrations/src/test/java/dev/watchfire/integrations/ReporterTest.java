// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import static dev.watchfire.integrations.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.delivery.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReporterTest {
    private static final Command.ReportAttempt REPORT =
            new Command.ReportAttempt(
                    1, new Delivery.Attempt(1, T0, T0, Delivery.Outcome.SENT, 200, ""), 0);

    private final FakeEngine engine = new FakeEngine();
    private final List<Duration> pauses = new ArrayList<>();
    private final Reporter reporter = new Reporter(engine, pauses::add);

    @Test
    void aReportThatIsTakenIsGivenOnce() throws Exception {
        reporter.report(REPORT);

        assertThat(engine.nextReport()).isEqualTo(REPORT);
        assertThat(engine.unread()).isZero();
        assertThat(pauses).isEmpty();
    }

    @Test
    void aReportIsRepeatedUntilItIsTakenWithGrowingBoundedPauses() throws Exception {
        engine.refuseNext(
                Collections.nCopies(10, FakeEngine.notAccepted()).toArray(Throwable[]::new));

        reporter.report(REPORT);

        assertThat(engine.nextReport()).isEqualTo(REPORT);
        assertThat(pauses).hasSize(10).startsWith(Reporter.FIRST_BACKOFF, Duration.ofMillis(100));
        assertThat(pauses.getLast()).isEqualTo(Reporter.MAX_BACKOFF);
        assertThat(pauses).isSorted();
    }

    @Test
    void anErrorOfTheEngineDoesNotLoseAReport() throws Exception {
        engine.refuseNext(new IllegalStateException("bug"));

        reporter.report(REPORT);

        assertThat(engine.nextReport()).isEqualTo(REPORT);
    }

    @Test
    void onlyAShutdownEndsTheTrying() {
        engine.refuseNext(FakeEngine.notAccepted());
        Reporter interrupted =
                new Reporter(
                        engine,
                        _ -> {
                            throw new InterruptedException();
                        });

        assertThatThrownBy(() -> interrupted.report(REPORT))
                .isInstanceOf(InterruptedException.class);
        assertThat(engine.unread()).isZero();
    }
}
