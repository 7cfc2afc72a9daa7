// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.webhook;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.Notifications;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebhookSenderTest {
    private static final Message MESSAGE =
            new Message(
                    "team",
                    Delivery.Reason.FIRST_NOTIFICATION,
                    List.of(told("1"), told("2"), told("3")),
                    0,
                    0,
                    LabelSet.EMPTY,
                    LabelSet.EMPTY,
                    "{}:{}",
                    "http://wf");

    private final HttpClients clients =
            new HttpClients(HostLookup.system(), Map.of(), InstantSource.fixed(Instant.EPOCH));
    private final WebhookSender sender = new WebhookSender(new VendorHttp(clients, "1.2.3"));
    private final ScriptedServer server = ScriptedServer.start(respond(200, ""));

    private static Message.Told told(String n) {
        return new Message.Told(
                LabelSet.of("alertname", "A", "n", n), LabelSet.EMPTY, Instant.EPOCH, null, "");
    }

    @AfterEach
    void close() {
        clients.close();
        server.close();
    }

    private static Options webhook(String url, int maxAlerts, Duration timeout) {
        return webhook(url, maxAlerts, timeout, null);
    }

    private static Options webhook(
            String url, int maxAlerts, Duration timeout, @Nullable Object payload) {
        return Notifications.options(
                "url",
                new Secret(url),
                "url_file",
                null,
                "max_alerts",
                (long) maxAlerts,
                "timeout",
                timeout,
                "payload",
                payload);
    }

    private static Options webhook(String url) {
        return webhook(url, 0, Duration.ZERO);
    }

    private SendResult send(int maxAlerts, Duration own, Duration timeout) {
        return sender.send(
                Notifications.within(
                        timeout, MESSAGE, webhook(server.url("/hook"), maxAlerts, own)));
    }

    private SendResult send() {
        return send(0, Duration.ZERO, Duration.ofSeconds(20));
    }

    private SendResult sendTo(ScriptedServer.Behaviour behaviour) {
        server.behave(behaviour);
        return send();
    }

    @Test
    void theMessageIsPostedAsJsonUnderAlertmanagersName() throws Exception {
        assertThat(send()).isEqualTo(SendResult.sent(200));

        ScriptedServer.Received received = server.next();
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.path()).isEqualTo("/hook");
        assertThat(received.header("content-type")).isEqualTo("application/json");
        assertThat(received.header("user-agent"))
                .startsWith("Alertmanager/")
                .endsWith("(Watchfire/1.2.3)");
        assertThat(received.body()).isEqualTo(WebhookPayload.write(MESSAGE));
    }

    @Test
    void noMoreAlertsThanAllowedAreSent() throws Exception {
        send(2, Duration.ZERO, Duration.ofSeconds(20));

        assertThat(server.next().body())
                .isEqualTo(WebhookPayload.write(MESSAGE.first(2)))
                .contains("\"truncatedAlerts\":1");
    }

    @Test
    void everySecondHundredIsASuccess() {
        for (int status : new int[] {200, 201, 202, 204, 299}) {
            assertThat(sendTo(respond(status, ""))).isEqualTo(SendResult.sent(status));
        }
    }

    @Test
    void serverErrorsAreTriedAgainWhenTheServerLikes() {
        assertThat(sendTo(respond(500, "oops")))
                .isEqualTo(SendResult.retryable(500, "unexpected status code 500: oops", 0));
        assertThat(sendTo(respond(503, "", "Retry-After: 30")))
                .isEqualTo(SendResult.retryable(503, "unexpected status code 503", 30_000));
    }

    @Test
    void otherStatusesAreFinal() {
        for (int status : new int[] {400, 401, 403, 404, 408, 410, 422}) {
            assertThat(sendTo(respond(status, "no")))
                    .isEqualTo(
                            SendResult.refused(
                                    status, "unexpected status code " + status + ": no"));
        }
    }

    @Test
    void tooManyRequestsIsFinalUnlessTheServerSaysWhenToComeBack() {
        assertThat(sendTo(respond(429, "slow down")).outcome()).isEqualTo(Delivery.Outcome.REFUSED);
        assertThat(sendTo(respond(429, "slow down", "Retry-After: 2")))
                .isEqualTo(
                        SendResult.retryable(429, "unexpected status code 429: slow down", 2_000));
    }

    @Test
    void anAttemptWithoutAnswerIsUnknownAndTheShorterTimeoutCounts() {
        // An open connection, so that a second is enough to write to it.
        send();
        server.behave(server.hang());

        assertThat(send(0, Duration.ofSeconds(1), Duration.ofMinutes(5)).outcome())
                .isEqualTo(Delivery.Outcome.UNKNOWN);
        assertThat(send(0, Duration.ofMinutes(5), Duration.ofSeconds(1)).outcome())
                .isEqualTo(Delivery.Outcome.UNKNOWN);
    }

    @Test
    void aServerThatIsGoneIsTriedAgain() {
        server.close();

        assertThat(send().outcome()).isEqualTo(Delivery.Outcome.RETRYABLE);
    }

    @Test
    void aUrlThatCannotBeUsedIsFinal() {
        SendResult result = sender.send(Notifications.of(MESSAGE, webhook("nonsense")));

        assertThat(result.outcome()).isEqualTo(Delivery.Outcome.REFUSED);
    }

    @Test
    void aDestinationIsSchemeHostAndPort() {
        Options webhook = webhook("https://u:p@Hooks.example/secret");

        assertThat(sender.destination(webhook)).isEqualTo("https://hooks.example:443");
    }

    @Test
    void aUrlInAFileIsReadForEachRequest(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("url");
        Options webhook =
                Notifications.options(
                        "url",
                        null,
                        "url_file",
                        file.toString(),
                        "max_alerts",
                        0L,
                        "timeout",
                        Duration.ZERO,
                        "payload",
                        null);
        assertThat(sender.destination(webhook)).isEqualTo("url_file " + file);
        assertThat(sender.send(Notifications.of(MESSAGE, webhook)))
                .isEqualTo(SendResult.retryable(0, "url_file " + file + " does not exist", 0));

        Files.writeString(file, server.url("/one") + "\n");
        sender.send(Notifications.of(MESSAGE, webhook));
        Files.writeString(file, server.url("/two") + "\n");
        sender.send(Notifications.of(MESSAGE, webhook));

        assertThat(server.next().path()).isEqualTo("/one");
        assertThat(server.next().path()).isEqualTo("/two");
    }

    @Test
    void aUrlMayBeATemplate() throws Exception {
        String url = server.url("/hook/{{ .Status }}/{{ .GroupLabels.alertname | urlquery }}");

        assertThat(sender.send(Notifications.of(Notifications.message(), webhook(url))))
                .isEqualTo(SendResult.sent(200));
        assertThat(server.next().path()).isEqualTo("/hook/firing/DiskFull");
    }

    @Test
    void aHostThatComesOutOfATemplateMustBePublic() {
        for (String host : List.of("127.0.0.1", "[::1]", "10.1.2.3", "localhost")) {
            String url = "http://{{ .ExternalURL | reReplaceAll \".*\" \"" + host + "\" }}:9/hook";
            SendResult result =
                    sender.send(Notifications.of(Notifications.message(), webhook(url)));
            assertThat(result.outcome()).as(host).isEqualTo(Delivery.Outcome.REFUSED);
            assertThat(result.message()).contains("has no public address");
        }
    }

    @Test
    void aPayloadOfItsOwnIsRenderedKeyByKeyAndKeepsItsTypes() throws Exception {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("text", "{{ .Alerts.Firing | len }} firing");
        payload.put("{{ .Status }}", List.of("{{ .Receiver }}", 7L, true));
        payload.put("count", "{{ .Alerts | len }}");
        payload.put("nested", Map.of("a", "<{{ .CommonLabels.severity }}>"));

        sender.send(
                Notifications.of(
                        Notifications.message(),
                        webhook(server.url("/hook"), 0, Duration.ZERO, payload)));

        assertThat(Json.read(server.next().body()))
                .isEqualTo(
                        Map.of(
                                "text",
                                "2 firing",
                                "firing",
                                List.of("ops", 7, true),
                                "count",
                                3,
                                "nested",
                                Map.of("a", "<critical>")));
    }

    @Test
    void aTemplateThatFailsInAPayloadDoesNotCostTheMessage() throws Exception {
        Notification notification =
                Notifications.of(
                        Notifications.message(),
                        webhook(
                                server.url("/hook"),
                                0,
                                Duration.ZERO,
                                Map.of("text", "{{ .Nonsense }}")));

        assertThat(sender.send(notification).isSent()).isTrue();
        assertThat(server.next().body()).contains("{{ .Nonsense }}");
        assertThat(notification.texts().failures())
                .singleElement()
                .asString()
                .contains("can't evaluate field Nonsense");
    }
}
