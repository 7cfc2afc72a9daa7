// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import static dev.watchfire.integrations.Samples.T0;
import static dev.watchfire.integrations.Samples.alert;
import static dev.watchfire.integrations.Samples.configuration;
import static dev.watchfire.integrations.Samples.delivery;
import static dev.watchfire.integrations.Samples.image;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.IntegrationSettings;
import dev.watchfire.engine.configuration.IntegrationSettings.NotDelivered;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.HttpClients;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DispatcherTest {
    private static final Instant DEADLINE = T0.plusSeconds(60);

    private final FakeEngine engine = new FakeEngine();
    private final FakeSender sender = new FakeSender();
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private volatile Instant now = T0;
    private final HttpClients clients = new HttpClients(HostLookup.system(), Map.of(), () -> now);
    private Dispatcher dispatcher = dispatcher(DispatchMode.SEND);

    private Dispatcher dispatcher(DispatchMode mode) {
        // Sweeps are called by the tests.
        return started(
                mode,
                new NotificationMetrics(new PrometheusRegistry()),
                _ -> new CountDownLatch(1).await());
    }

    private Dispatcher started(DispatchMode mode, NotificationMetrics metrics, Pause pause) {
        Dispatcher created =
                new Dispatcher(
                        new Senders(Map.of("webhook", sender)),
                        clients,
                        metrics,
                        () -> now,
                        mode,
                        "http://wf",
                        Attempts.UNSEEN,
                        pause);
        created.start(engine, Addresses.NONE);
        return created;
    }

    @AfterEach
    void close() {
        sender.release();
        dispatcher.close();
        clients.close();
    }

    /// Answers what the webhook's URL says; "hang" waits for a release or an interrupt.
    private static final class FakeSender implements Sender {
        final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
        final BlockingQueue<Duration> timeouts = new LinkedBlockingQueue<>();
        private final CountDownLatch released = new CountDownLatch(1);

        void release() {
            released.countDown();
        }

        @Override
        public String destination(Options options) {
            return String.valueOf(options.tree("url") instanceof Secret url ? url.reveal() : "");
        }

        @Override
        public SendResult send(Notification notification) {
            Message message = notification.message();
            Duration timeout = notification.timeout();
            messages.add(message);
            timeouts.add(timeout);
            String url = destination(notification.options());
            return switch (notification.texts().value(url, url)) {
                case "hang" -> {
                    try {
                        released.await();
                        yield SendResult.sent(200);
                    } catch (InterruptedException e) {
                        yield SendResult.unknown("cut off");
                    }
                }
                case "fail" -> SendResult.retryable(503, "busy", 4_000);
                case "bug" -> throw new IllegalStateException("bug");
                default -> SendResult.sent(200);
            };
        }

        Message next() throws InterruptedException {
            Message message = messages.poll(20, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("nothing was sent within 20 s");
            }
            return message;
        }
    }

    private static Options webhook(String url) {
        return Notifications.options("url", new Secret(url));
    }

    private static Image imageFor(IntegrationSettings... settings) {
        return image(1, configuration(settings), alert(1, "alertname", "A"));
    }

    private static Delivery firing(long id) {
        return delivery(id, Ids.of(1), Ids.NONE, DEADLINE);
    }

    private static Delivery toIndex(Delivery d, int index) {
        return new Delivery(
                d.id(),
                d.revision(),
                d.groupId(),
                d.groupKey(),
                d.groupLabels(),
                d.routeLabels(),
                d.receiver(),
                d.integration(),
                index,
                d.logKey(),
                d.reason(),
                d.createdAt(),
                d.firing(),
                d.resolved(),
                d.state(),
                d.nextAttemptAt(),
                d.attemptCount(),
                d.attempts(),
                d.finishedAt());
    }

    /// As the engine does: the image is there for all before anyone is told of it.
    private void order(Image image, Delivery... starting) {
        engine.show(image);
        dispatcher.onCommitted(image, List.of(starting));
    }

    private Command.ReportAttempt dispatch(Delivery delivery, Image image)
            throws InterruptedException {
        order(image, delivery);
        return engine.nextReport();
    }

    @Test
    void aDeliveryIsSentAndReported() throws Exception {
        Command.ReportAttempt report = dispatch(firing(5), imageFor(webhook("ok")));

        assertThat(report)
                .isEqualTo(
                        new Command.ReportAttempt(
                                5,
                                new Delivery.Attempt(1, T0, T0, Delivery.Outcome.SENT, 200, ""),
                                0));
        Message message = sender.next();
        assertThat(message.receiver()).isEqualTo("team");
        assertThat(message.groupKey()).isEqualTo("{}:{alertname=\"A\"}");
        assertThat(message.externalUrl()).isEqualTo("http://wf");
        assertThat(message.alerts()).hasSize(1);
        assertThat(sender.timeouts.take())
                .isEqualTo(Duration.ofSeconds(60).minus(Delivery.REPORT_SLACK));
    }

    @Test
    void aTemplateThatFailsIsSaidAtTheDeliveryThatWentOutAllTheSame() throws Exception {
        Command.ReportAttempt report = dispatch(firing(5), imageFor(webhook("{{ .Nonsense }}")));

        assertThat(report.attempt().outcome()).isEqualTo(Delivery.Outcome.SENT);
        assertThat(report.attempt().message())
                .startsWith("a template failed and plain text took its place: template: ")
                .contains("can't evaluate field Nonsense");
        assertThat(sender.next().alerts()).hasSize(1);
    }

    @Test
    void aFailureIsReportedWithWhatTheDestinationAskedFor() throws Exception {
        Command.ReportAttempt report = dispatch(firing(5), imageFor(webhook("fail")));

        assertThat(report.retryAfterMs()).isEqualTo(4_000);
        assertThat(report.attempt().outcome()).isEqualTo(Delivery.Outcome.RETRYABLE);
        assertThat(report.attempt().status()).isEqualTo(503);
        assertThat(report.attempt().message()).isEqualTo("busy");
    }

    @Test
    void aDestinationThatHangsDelaysNoOther() throws Exception {
        Image image = imageFor(webhook("hang"), webhook("ok"));
        List<Delivery> hanging = new ArrayList<>();
        for (int id = 100; id < 150; id++) {
            hanging.add(firing(id));
        }
        order(image, hanging.toArray(Delivery[]::new));
        for (int i = 0; i < Lanes.PER_DESTINATION; i++) {
            sender.next();
        }

        assertThat(dispatch(toIndex(firing(5), 1), image).deliveryId()).isEqualTo(5);
        assertThat(sender.messages).hasSize(1);
    }

    @Test
    void thoseThatWaitInVainAreReportedAsNotSent() throws Exception {
        Image image = imageFor(webhook("hang"));
        for (int id = 1; id <= Lanes.PER_DESTINATION; id++) {
            order(image, firing(id));
        }
        for (int i = 0; i < Lanes.PER_DESTINATION; i++) {
            sender.next();
        }
        order(image, firing(99));

        dispatcher.reportTooLate();
        assertThat(engine.unread()).isZero();
        now = DEADLINE.minus(Delivery.REPORT_SLACK);
        dispatcher.reportTooLate();

        Command.ReportAttempt report = engine.nextReport();
        assertThat(report.deliveryId()).isEqualTo(99);
        assertThat(report.attempt().outcome()).isEqualTo(Delivery.Outcome.RETRYABLE);
        assertThat(report.attempt().message()).startsWith("not sent: waited for one of 8 places");
    }

    @Test
    void whatIsToldIsWhatIsKnownWhenTheAttemptBegins() throws Exception {
        engine.show(image(2, configuration(webhook("ok")), alert(1, "alertname", "A", "new", "1")));

        dispatcher.onCommitted(imageFor(webhook("ok")), List.of(firing(5)));

        engine.nextReport();
        assertThat(sender.next().alerts().getFirst().labels().get("new")).isEqualTo("1");
    }

    @Test
    void whatIsOrderedBeforeTheStartWaitsForIt() throws Exception {
        dispatcher.close();
        dispatcher =
                new Dispatcher(
                        new Senders(Map.of("webhook", sender)),
                        clients,
                        new NotificationMetrics(new PrometheusRegistry()),
                        () -> now,
                        DispatchMode.SEND,
                        "http://wf",
                        Attempts.UNSEEN,
                        _ -> new CountDownLatch(1).await());
        order(imageFor(webhook("ok")), firing(5));
        assertThat(sender.messages).isEmpty();

        dispatcher.start(engine, Addresses.NONE);

        assertThat(engine.nextReport().deliveryId()).isEqualTo(5);
    }

    @Test
    void anIntegrationThatIsNotDeliveredFailsVisibly() throws Exception {
        Command.ReportAttempt report =
                dispatch(firing(5), imageFor(new NotDelivered("slack is not delivered yet")));

        assertThat(report.attempt().outcome()).isEqualTo(Delivery.Outcome.REFUSED);
        assertThat(report.attempt().message()).isEqualTo("slack is not delivered yet");
    }

    @Test
    void aReceiverThatTheConfigurationLostFailsVisibly() throws Exception {
        Command.ReportAttempt report = dispatch(firing(5), imageFor());

        assertThat(report.attempt().outcome()).isEqualTo(Delivery.Outcome.REFUSED);
        assertThat(report.attempt().message())
                .isEqualTo("the configuration no longer has webhook[0] of receiver \"team\"");
    }

    @Test
    void aDeliveryOfWhichNothingIsLeftIsNotSent() throws Exception {
        Command.ReportAttempt report =
                dispatch(delivery(5, Ids.of(8, 9), Ids.NONE, DEADLINE), imageFor(webhook("ok")));

        assertThat(report.attempt().outcome()).isEqualTo(Delivery.Outcome.REFUSED);
        assertThat(report.attempt().message()).isEqualTo("none of its 2 alerts exists any longer");
        assertThat(sender.messages).isEmpty();
    }

    @Test
    void anErrorOfOursIsReportedAndFreesItsPlace() throws Exception {
        Image image = imageFor(webhook("bug"));
        for (int id = 1; id <= Lanes.PER_DESTINATION * 2; id++) {
            assertThat(dispatch(firing(id), image).attempt().outcome())
                    .isEqualTo(Delivery.Outcome.UNKNOWN);
        }
    }

    @Test
    void observingSendsNothingAndSaysSo() throws Exception {
        dispatcher.close();
        dispatcher = dispatcher(DispatchMode.OBSERVE);

        Command.ReportAttempt report = dispatch(firing(5), imageFor(webhook("ok")));

        assertThat(report.attempt().outcome()).isEqualTo(Delivery.Outcome.OBSERVED);
        assertThat(report.attempt().message()).isEqualTo("not sent: --dispatch.mode is observe");
        assertThat(sender.messages).isEmpty();
    }

    @Test
    void aReportThatIsNotTakenIsRepeated() throws Exception {
        dispatcher.close();
        dispatcher =
                started(
                        DispatchMode.SEND,
                        new NotificationMetrics(registry),
                        _ -> Thread.onSpinWait());
        engine.refuseNext(FakeEngine.notAccepted(), FakeEngine.notAccepted());

        assertThat(dispatch(firing(5), imageFor(webhook("ok"))).deliveryId()).isEqualTo(5);
        assertThat(sender.messages).hasSize(1);
    }

    @Test
    void aShutdownWaitsForWhatIsUnderWay() throws Exception {
        order(imageFor(webhook("hang")), firing(5));
        sender.next();
        Thread closing = Thread.ofVirtual().start(dispatcher::close);

        sender.release();
        closing.join();

        assertThat(engine.nextReport().attempt().outcome()).isEqualTo(Delivery.Outcome.SENT);
    }

    @Test
    void aShutdownReportsWhatItCutsOffAndWhatHadNotBegun() throws Exception {
        Image image = imageFor(webhook("hang"));
        for (int id = 1; id <= Lanes.PER_DESTINATION; id++) {
            order(image, firing(id));
            sender.next();
        }
        order(image, firing(99));

        dispatcher.close(Duration.ofMillis(1));

        List<Delivery.Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i <= Lanes.PER_DESTINATION; i++) {
            Command.ReportAttempt report = engine.nextReport();
            outcomes.add(report.attempt().outcome());
            assertThat(report.attempt().outcome() == Delivery.Outcome.RETRYABLE)
                    .isEqualTo(report.deliveryId() == 99);
        }
        assertThat(outcomes)
                .filteredOn(o -> o == Delivery.Outcome.UNKNOWN)
                .hasSize(Lanes.PER_DESTINATION);
    }

    @Test
    void whatComesAfterTheShutdownIsReportedAsNotSent() throws Exception {
        dispatcher.close();

        Command.ReportAttempt report = dispatch(firing(5), imageFor(webhook("ok")));

        assertThat(report.attempt().outcome()).isEqualTo(Delivery.Outcome.RETRYABLE);
        assertThat(sender.messages).isEmpty();
    }

    @Test
    void receiversAreToldApartWhereThatIsAskedFor() {
        NotificationMetrics metrics = new NotificationMetrics(registry, true);
        metrics.attempted(firing(1), Delivery.Outcome.SENT, Duration.ofSeconds(1));

        assertThat(
                        value(
                                "alertmanager_notifications",
                                "integration",
                                "webhook",
                                "receiver_name",
                                "team"))
                .isEqualTo(1);
    }

    @Test
    void attemptsAreCountedUnderAlertmanagersNames() throws Exception {
        dispatcher.close();
        NotificationMetrics metrics = new NotificationMetrics(registry);
        dispatcher = started(DispatchMode.SEND, metrics, _ -> new CountDownLatch(1).await());
        dispatch(firing(1), imageFor(webhook("ok")));
        dispatch(firing(2), imageFor(webhook("fail")));
        dispatch(firing(2).sending(DEADLINE), imageFor(webhook("fail")));
        metrics.finished(
                firing(2)
                        .after(new Delivery.Attempt(2, T0, T0, Delivery.Outcome.RETRYABLE, 503, ""))
                        .finished(Delivery.State.FAILED, T0));
        metrics.finished(firing(1).finished(Delivery.State.SENT, T0));

        assertThat(value("alertmanager_notifications", "integration", "webhook")).isEqualTo(2);
        assertThat(value("alertmanager_notification_requests", "integration", "webhook"))
                .isEqualTo(3);
        assertThat(value("alertmanager_notification_requests_failed", "integration", "webhook"))
                .isEqualTo(2);
        assertThat(
                        value(
                                "alertmanager_notifications_failed",
                                "integration",
                                "webhook",
                                "reason",
                                "serverError"))
                .isEqualTo(1);
        assertThat(value("alertmanager_notifications", "integration", "slack")).isZero();
    }

    private double value(String name, String... labels) {
        for (MetricSnapshot snapshot : registry.scrape()) {
            if (snapshot instanceof CounterSnapshot counter
                    && counter.getMetadata().getName().equals(name)) {
                return counter.getDataPoints().stream()
                        .filter(
                                p ->
                                        p.getLabels()
                                                .equals(
                                                        io.prometheus.metrics.model.snapshots.Labels
                                                                .of(labels)))
                        .findFirst()
                        .orElseThrow()
                        .getValue();
            }
        }
        throw new AssertionError("no counter " + name);
    }

    @Test
    void aFailureHasAlertmanagersReason() {
        assertThat(reason(401, Delivery.Outcome.REFUSED)).isEqualTo("authError");
        assertThat(reason(404, Delivery.Outcome.REFUSED)).isEqualTo("clientError");
        assertThat(reason(429, Delivery.Outcome.REFUSED)).isEqualTo("rateLimited");
        assertThat(reason(500, Delivery.Outcome.RETRYABLE)).isEqualTo("serverError");
        assertThat(reason(0, Delivery.Outcome.UNKNOWN)).isEqualTo("contextDeadlineExceeded");
        assertThat(reason(0, Delivery.Outcome.RETRYABLE)).isEqualTo("other");
        assertThat(NotificationMetrics.reason(firing(1)).label).isEqualTo("other");
    }

    private static String reason(int status, Delivery.Outcome outcome) {
        Delivery failed = firing(1).after(new Delivery.Attempt(1, T0, T0, outcome, status, ""));
        return NotificationMetrics.reason(failed).label;
    }
}
