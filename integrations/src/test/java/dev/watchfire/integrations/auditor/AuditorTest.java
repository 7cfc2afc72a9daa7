// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PagingSettings;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.Why;
import dev.watchfire.engine.service.Organization;
import dev.watchfire.integrations.Samples;
import dev.watchfire.integrations.http.OutgoingRequest;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.runtime.NotAccepted;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// The auditor looks at records, not at timers: a page that should have climbed is found whatever
/// became of its timer.
final class AuditorTest {
    private static final Instant T0 = Instant.parse("2026-11-23T10:00:00Z");

    private final List<String> alarms = new ArrayList<>();
    private final List<OutgoingRequest> asked = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();
    private Instant now = T0;
    private boolean alive = true;
    private int status = 200;

    private final EngineAccess engine =
            new EngineAccess() {
                @Override
                public Image image() {
                    return Samples.image(configuration(), List.of(), pages);
                }

                @Override
                public CompletableFuture<Reply> submit(Command command) {
                    return alive
                            ? CompletableFuture.completedFuture(new Reply.Done())
                            : CompletableFuture.failedFuture(
                                    new NotAccepted(
                                            NotAccepted.Reason.QUEUE_FULL, "stopped", null));
                }
            };

    private final Auditor auditor =
            new Auditor(
                    engine,
                    (_, title, text) -> alarms.add(title.english() + ": " + text.english()),
                    (request, _) -> {
                        asked.add(request);
                        return new OutgoingResult.Answered(status, "", 0);
                    },
                    "Watchfire/test",
                    new PrometheusRegistry(),
                    () -> now,
                    T0);

    private static Configuration configuration() {
        Configuration plain = Samples.configuration();
        Integration lever =
                new Integration(
                        Auditor.SWITCH,
                        0,
                        true,
                        Options.of(
                                Map.of(
                                        "url",
                                        new Secret("https://switch.example/ping"),
                                        "every",
                                        Duration.ofMinutes(1))));
        return new Configuration(
                plain.route(),
                plain.receivers(),
                List.of(),
                Map.of(),
                plain.resolveTimeout(),
                1,
                "",
                List.of(),
                List.of(),
                Organization.NONE,
                null,
                new PagingSettings(
                        PagingSettings.NONE.severities(),
                        List.of(),
                        List.of(),
                        Map.of(Auditor.SWITCH, lever),
                        Map.of(),
                        null));
    }

    private static Page page(Instant due, boolean reached, Page.Summons... asked) {
        return new Page(
                7,
                1,
                Page.Origin.ALERTS,
                "p",
                0,
                0,
                "",
                "",
                "disk full",
                "",
                LabelSet.EMPTY,
                "",
                "",
                Severity.P1,
                Ids.NONE,
                Page.State.TRIGGERED,
                new Page.Climb(1, due, 0, List.of(), reached),
                List.of(asked),
                List.of(),
                null,
                null,
                null,
                null,
                Why.NONE,
                T0,
                "",
                null,
                "");
    }

    private void look(Duration after) {
        now = T0.plus(after);
        auditor.tick();
    }

    @Test
    void aStepThatIsOverdueIsFoundAndToldOnceInAQuarterOfAnHour() {
        pages.add(page(T0.plusSeconds(60), true));
        look(Duration.ofSeconds(65));
        assertThat(auditor.report().findings()).isEmpty();
        look(Duration.ofSeconds(80));
        look(Duration.ofSeconds(90));
        assertThat(auditor.report().findings())
                .extracting(Finding::type)
                .containsExactly(Finding.Type.OVERDUE_STEP);
        assertThat(auditor.report().oldestOverdue()).isEqualTo(Duration.ofSeconds(30));
        assertThat(alarms).hasSize(1).first().asString().contains("page 7 (disk full)");
        look(Duration.ofMinutes(17));
        assertThat(alarms).hasSize(2);
    }

    @Test
    void aPageThatFindsNobodyIsFoundAtOnce() {
        pages.add(page(T0.plus(Duration.ofHours(1)), false));
        look(Duration.ofSeconds(10));
        assertThat(auditor.report().findings()).isEmpty();
        look(Duration.ofSeconds(20));
        assertThat(alarms).singleElement().asString().contains("finds nobody who can be reached");
    }

    @Test
    void aPageThatReachesNobodyIsFound() {
        Page.Summons asked =
                new Page.Summons("ada", "", 0, 0, T0, false, null, List.of(), Why.NONE);
        pages.add(page(T0.plus(Duration.ofHours(1)), false, asked));
        look(Duration.ofMinutes(1));
        assertThat(auditor.report().findings()).isEmpty();
        look(Duration.ofMinutes(3));
        assertThat(auditor.report().findings())
                .extracting(Finding::type)
                .containsExactly(Finding.Type.PAGE_WITHOUT_PERSON);
    }

    @Test
    void anEngineThatDoesNotAnswerIsFound() {
        alive = false;
        look(Duration.ofSeconds(10));
        assertThat(alarms).singleElement().asString().contains("the engine does not answer");
    }

    @Test
    void theSwitchElsewhereIsToldAsLongAsAllIsWell() {
        for (int i = 1; i <= 18; i++) {
            look(Duration.ofSeconds(10L * i));
        }
        assertThat(asked).hasSize(3).allMatch(r -> r.url().equals("https://switch.example/ping"));
        alive = false;
        look(Duration.ofMinutes(5));
        assertThat(asked).hasSize(3);
    }

    @Test
    void aSwitchThatRefusesIsShown() {
        status = 500;
        look(Duration.ofSeconds(10));
        assertThat(auditor.report().switchProblem()).isEqualTo("it answered with status 500");
    }
}
