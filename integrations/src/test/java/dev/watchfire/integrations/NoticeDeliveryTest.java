// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import static dev.watchfire.integrations.Samples.T0;
import static dev.watchfire.integrations.Samples.configuration;
import static dev.watchfire.integrations.Samples.image;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.page.Pager;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Reminders, which tell of no alert.
final class NoticeDeliveryTest {
    private final FakeEngine engine = new FakeEngine();
    private final BlockingQueue<Notification> sent = new LinkedBlockingQueue<>();
    private final HttpClients clients = new HttpClients(HostLookup.system(), Map.of(), () -> T0);
    private final Dispatcher dispatcher =
            new Dispatcher(
                    new Senders(Map.of("email", new Kept())),
                    Pager.NONE,
                    clients,
                    new NotificationMetrics(new PrometheusRegistry()),
                    () -> T0,
                    DispatchMode.SEND,
                    "http://wf",
                    Attempts.UNSEEN);

    private final class Kept implements Sender {
        @Override
        public String destination(Options options) {
            return "smtp://mail";
        }

        @Override
        public SendResult send(Notification notification) {
            sent.add(notification);
            return SendResult.sent(250);
        }
    }

    @AfterEach
    void close() {
        dispatcher.close();
        clients.close();
    }

    private Command.ReportAttempt tell(String person) throws InterruptedException {
        Configuration team = configuration();
        Configuration mailing =
                new Configuration(
                        team.route(),
                        team.receivers(),
                        List.of(),
                        Map.of(),
                        team.resolveTimeout(),
                        1,
                        "",
                        List.of(),
                        List.of(),
                        team.organization(),
                        new Integration(
                                "email",
                                0,
                                true,
                                Notifications.options("to", "person@example.invalid")));
        engine.show(image(1, mailing));
        dispatcher.start(engine, name -> name.equals("ada") ? "ada@example.org" : null);
        dispatcher.onCommitted(image(1, mailing), List.of(reminder(person)));
        return engine.nextReport();
    }

    private static Delivery reminder(String person) {
        return new Delivery(
                7,
                1,
                0,
                "",
                LabelSet.EMPTY,
                LabelSet.EMPTY,
                "",
                "email",
                0,
                "notice/7",
                Delivery.Reason.FIRST_NOTIFICATION,
                T0,
                Ids.NONE,
                Ids.NONE,
                Delivery.State.SENDING,
                T0.plusSeconds(60),
                1,
                List.of(),
                null,
                new Notice(
                        Notice.Kind.SHIFT_STARTS,
                        "db",
                        "primary",
                        person,
                        "You are on call",
                        "Your shift: Monday."));
    }

    @Test
    void aPersonIsToldAtTheAddressOfTheirAccount() throws Exception {
        Command.ReportAttempt report = tell("ada");
        assertThat(report.attempt().outcome()).isEqualTo(Delivery.Outcome.SENT);
        Notification notification = sent.poll(20, TimeUnit.SECONDS);
        assertThat(notification).isNotNull();
        assertThat(notification.options().text("to")).isEqualTo("ada@example.org");
        assertThat(notification.message().commonAnnotations())
                .isEqualTo(
                        LabelSet.of(
                                "summary",
                                "You are on call",
                                "description",
                                "Your shift: Monday."));
    }

    @Test
    void whoHasNoAddressIsNotToldAndTheReportSaysSo() throws Exception {
        Command.ReportAttempt report = tell("grace");
        assertThat(report.attempt().outcome()).isEqualTo(Delivery.Outcome.REFUSED);
        assertThat(report.attempt().message()).isEqualTo("\"grace\" has no mail address here");
        assertThat(sent).isEmpty();
    }
}
