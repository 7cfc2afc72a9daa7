// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.integrations.http.Reach;
import dev.watchfire.integrations.http.ScriptedServer;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Reading calendars from a server that does as it is told.
class CalendarPollerTest extends PollerRig {
    @Test
    void aCalendarIsReadAndKept() throws Exception {
        want();
        poller.tick();
        assertThat(calendar().events()).hasSize(1);
        assertThat(calendar().events().getFirst().people()).containsExactly("ada");
        assertThat(calendar().problem()).isEmpty();
        assertThat(calendar().readAt()).isEqualTo(now);
        assertThat(poller.readAt(ID)).isEqualTo(now);
        ScriptedServer.Received request = server.next();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo("/rota.ics?key=s3cret");
    }

    @Test
    void itIsAskedEveryFiveMinutesAndNotBefore() {
        want();
        poller.tick();
        now = now.plus(CalendarPoller.INTERVAL).minusSeconds(1);
        poller.tick();
        assertThat(poller.readAt(ID)).isBefore(now);
        now = now.plus(CalendarPoller.JITTER).plusSeconds(1);
        poller.tick();
        assertThat(poller.readAt(ID)).isEqualTo(now);
    }

    @Test
    void whatDidNotChangeIsNotSentAgainAndNotKeptAgain() throws Exception {
        want();
        server.behave(
                (request, socket) ->
                        respond(
                                        200,
                                        CALENDAR,
                                        "ETag: \"v1\"",
                                        "Last-Modified: Sun, 22 Nov 2026 09:00:00 GMT")
                                .on(request, socket));
        poller.tick();
        server.next();
        server.behave(respond(304, ""));
        int before = kept;
        later();
        ScriptedServer.Received request = server.next();
        assertThat(request.header("If-None-Match")).isEqualTo("\"v1\"");
        assertThat(request.header("If-Modified-Since")).isEqualTo("Sun, 22 Nov 2026 09:00:00 GMT");
        assertThat(kept).isEqualTo(before);
        assertThat(poller.readAt(ID)).isEqualTo(now);
    }

    @Test
    void itIsReadWholeAgainTwiceADaySoThatWhatRepeatsGoesOn() throws Exception {
        want();
        server.behave(respond(200, CALENDAR, "ETag: \"v1\""));
        poller.tick();
        server.next();
        now = now.plus(CalendarPoller.WHOLE_EVERY).plusSeconds(1);
        poller.tick();
        assertThat(server.next().header("If-None-Match")).isNull();
    }

    @Test
    void whoJoinsIsKnownAtTheNextReading() throws Exception {
        want();
        names = named("grace");
        server.behave(respond(200, CALENDAR, "ETag: \"v1\""));
        poller.tick();
        server.next();
        assertThat(calendar().events()).isEmpty();
        assertThat(calendar().unmatched()).containsExactly("ada");
        names = named("grace", "ada");
        later();
        assertThat(server.next().header("If-None-Match")).isNull();
        assertThat(calendar().events()).hasSize(1);
    }

    @Test
    void theLastGoodCopyStaysWhateverTheServerDoes() {
        want();
        poller.tick();
        List<String> problems = new ArrayList<>();
        for (ScriptedServer.Behaviour bad :
                List.of(
                        respond(500, "no"),
                        respond(401, "no"),
                        respond(404, "no"),
                        respond(200, "<html>Sign in</html>"),
                        respond(200, CALENDAR + "x".repeat(CalendarFetch.MOST_BYTES)),
                        (ScriptedServer.Behaviour) (_, socket) -> socket.close())) {
            server.behave(bad);
            later();
            assertThat(calendar().events()).hasSize(1);
            problems.add(calendar().problem());
        }
        assertThat(problems.get(0)).contains("status 500");
        assertThat(problems.get(1)).contains("wants a password");
        assertThat(problems.get(2)).contains("nothing at its address");
        assertThat(problems.get(3)).contains("no calendar", "<html>Sign in</html>");
        assertThat(problems.get(4)).contains("larger than 2 MiB");
        assertThat(problems.get(5)).contains("could not be reached");
        assertThat(problems).noneMatch(problem -> problem.contains("s3cret"));
        server.behave(respond(200, CALENDAR));
        later();
        assertThat(calendar().problem()).isEmpty();
    }

    @Test
    void oneThatNeverAnswersIsGivenUpAfterItsTime() {
        want();
        poller.tick();
        server.behave((_, _) -> {});
        poller = poller(SHORT);
        later();
        assertThat(calendar().problem()).contains("could not be reached");
        assertThat(calendar().events()).hasSize(1);
    }

    @Test
    void aPersonsAddressLeadsToPublicPlacesOnly() {
        want(server.url("/mine.ics"), Reach.PUBLIC);
        poller.tick();
        assertThat(calendar().problem()).contains("no public address");
        assertThat(calendar().readAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void aRedirectCannotLeadWhereTheAddressItselfMayNot() {
        want();
        server.behave(respond(302, "", "Location: http://169.254.169.254/latest/meta-data/"));
        poller.tick();
        assertThat(calendar().problem()).contains("link-local");
        server.behave(respond(302, "", "Location: " + server.url("/again")));
        later();
        assertThat(calendar().problem()).contains("redirects");
    }

    @Test
    void whatNobodyWantsAnyMoreIsForgotten() {
        want();
        poller.tick();
        wanted.clear();
        poller.tick();
        assertThat(access.image().calendars().size()).isZero();
    }

    @Test
    void aNewAddressIsReadAtOnce() {
        want(server.url("/old.ics"), Reach.ANYWHERE);
        server.behave(respond(404, ""));
        poller.tick();
        server.behave(respond(200, CALENDAR));
        want();
        poller.tick();
        assertThat(calendar().problem()).isEmpty();
        assertThat(calendar().events()).hasSize(1);
    }

    @Test
    void metricsSayHowItGoes() {
        poller =
                new CalendarPoller(
                        access,
                        () -> wanted,
                        () -> names,
                        new CalendarFetch(clients, "Tester/1", AMPLE),
                        registry,
                        () -> now,
                        new Random(1),
                        Runnable::run);
        want();
        poller.tick();
        server.behave(respond(500, ""));
        later();
        Map<String, Double> values = new HashMap<>();
        for (MetricSnapshot metric : registry.scrape()) {
            metric.getDataPoints()
                    .forEach(
                            point ->
                                    values.put(
                                            metric.getMetadata().getName() + point.getLabels(),
                                            point instanceof CounterDataPointSnapshot counter
                                                    ? counter.getValue()
                                                    : ((GaugeDataPointSnapshot) point).getValue()));
        }
        assertThat(values)
                .containsEntry("watchfire_calendar_reads{result=\"changed\"}", 1.0)
                .containsEntry("watchfire_calendar_reads{result=\"failed\"}", 1.0)
                .containsEntry("watchfire_calendars{state=\"failing\"}", 1.0)
                .containsEntry("watchfire_calendar_oldest_read_seconds{}", 330.0);
    }
}
