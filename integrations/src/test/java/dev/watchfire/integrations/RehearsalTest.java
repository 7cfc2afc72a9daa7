// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.ScriptedServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final LabelSet LABELS = LabelSet.of("alertname", "Try", "severity", "info");
    private static final InstantSource CLOCK = InstantSource.fixed(Notifications.T0);

    private final HttpClients clients = new HttpClients(HostLookup.system(), Map.of(), CLOCK);
    private final ScriptedServer server = ScriptedServer.start(ScriptedServer.respond(200, ""));

    @AfterEach
    void close() {
        clients.close();
        server.close();
    }

    private List<Rehearsal.Told> tell(Object payload, DispatchMode mode, boolean send) {
        Options options =
                Notifications.options(
                        "url",
                        new Secret(server.url("/hook-with-a-token")),
                        "url_file",
                        null,
                        "max_alerts",
                        0L,
                        "timeout",
                        Duration.ZERO,
                        "payload",
                        payload);
        Configuration configuration = Samples.configuration(options);
        return new Rehearsal(Senders.all(clients, "1"), "1", CLOCK, "http://wf", mode)
                .tell(
                        configuration,
                        configuration.receivers().getFirst(),
                        LABELS,
                        LabelSet.EMPTY,
                        send);
    }

    @Test
    void aTestMessageIsReallySent() throws Exception {
        Rehearsal.Told told =
                tell(Map.of("text", "{{ .CommonLabels.alertname }}"), DispatchMode.SEND, true)
                        .getFirst();

        assertThat(told.result()).isEqualTo(SendResult.sent(200));
        assertThat(server.next().body()).contains("\"text\":\"Try\"");
    }

    @Test
    void aPreviewShowsTheBodyAndNeitherSendsNorTellsTheAddress() {
        Rehearsal.Told told =
                tell(Map.of("text", "{{ .Status }}"), DispatchMode.SEND, false).getFirst();

        Rehearsal.Shown request = told.requests().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.destination()).startsWith("http://127.0.0.1:").doesNotContain("token");
        assertThat(request.body()).isEqualTo("{\"text\":\"firing\"}\n");
        assertThat(server.unread()).isZero();
    }

    @Test
    void aPreviewOfAMailIsWhatItsReaderWouldSee() {
        Options options =
                Notifications.options(
                        "smarthost", "mail.example.com:587",
                        "from", "wf@example.com",
                        "to", "ops@example.com, dev@example.com",
                        "headers", Map.of("subject", "{{ .Status | toUpper }} 봉수"),
                        "text", "{{ .CommonLabels.alertname }} burns",
                        "html", "<b>{{ .CommonLabels.severity }}</b>",
                        "auth_password", new Secret("geheim"));
        Integration mail = new Integration("email", 0, true, options);
        Configuration configuration = Samples.configuration(options);
        Rehearsal.Told told =
                new Rehearsal(Senders.all(clients, "1"), "1", CLOCK, "http://wf", DispatchMode.SEND)
                        .tell(
                                configuration,
                                new Receiver("r", LabelSet.EMPTY, List.of(mail)),
                                LABELS,
                                LabelSet.EMPTY,
                                false)
                        .getFirst();
        assertThat(told.result().isSent()).isTrue();
        Rehearsal.Shown shown = told.requests().getFirst();
        assertThat(shown.destination()).isEqualTo("smtp://mail.example.com:587");
        assertThat(shown.body())
                .contains("Subject: FIRING 봉수\n")
                .contains("To: ops@example.com, dev@example.com\n")
                .contains("[text/plain]\nTry burns")
                .contains("[text/html]\n<b>info</b>");
    }

    @Test
    void aTemplateThatFailsIsSaidInThePreview() {
        Rehearsal.Told told =
                tell(Map.of("text", "{{ .Nonsense }}"), DispatchMode.SEND, false).getFirst();

        assertThat(told.failures()).singleElement().asString().contains("Nonsense");
    }

    @Test
    void aServerThatOnlyObservesSendsNoTestMessageEither() {
        Rehearsal.Told told = tell(null, DispatchMode.OBSERVE, true).getFirst();

        assertThat(told.result().isSent()).isFalse();
        assertThat(told.result().message()).contains("--dispatch.mode is observe");
        assertThat(server.unread()).isZero();
    }
}
