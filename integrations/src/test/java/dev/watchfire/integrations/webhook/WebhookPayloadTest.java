// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.render.MessageData;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WebhookPayloadTest {
    private static Message message(String receiver, Delivery.Reason reason, Message.Told... told) {
        return new Message(
                receiver,
                reason,
                List.of(told),
                0,
                0,
                LabelSet.of("alertname", "DiskFull"),
                LabelSet.of("team", "db"),
                "{}:{alertname=\"DiskFull\"}",
                "http://wf.example:9093/x?a=1&b=<c>");
    }

    private static Message.Told told(String annotation, Instant endsAt) {
        return new Message.Told(
                LabelSet.of("alertname", "DiskFull", "disk", "sda"),
                LabelSet.of("summary", annotation),
                Instant.parse("2026-11-22T11:33:00.120Z"),
                endsAt,
                "http://prom:9090/graph?g0.expr=rate&g0.tab=1");
    }

    @Test
    void aMessageIsWrittenAsAlertmanagerWritesIt() {
        Message.Told firing = told("80 percent", null);
        Message.Told resolved =
                new Message.Told(
                        LabelSet.of("alertname", "DiskFull", "disk", "sdb"),
                        LabelSet.EMPTY,
                        Instant.parse("2026-11-22T11:00:00Z"),
                        Instant.parse("2026-11-22T11:33:00.123456789Z"),
                        "");

        assertThat(
                        WebhookPayload.write(
                                message(
                                        "team-X.a+b (c)",
                                        Delivery.Reason.NEW_ALERTS_RESOLVED,
                                        firing,
                                        resolved)))
                .isEqualTo(
                        """
                        {"receiver":"team-X\\\\.a\\\\+b \\\\(c\\\\)","status":"firing","alerts":[\
                        {"status":"firing","labels":{"alertname":"DiskFull","disk":"sda"},\
                        "annotations":{"summary":"80 percent"},"startsAt":"2026-11-22T11:33:00.12Z",\
                        "endsAt":"0001-01-01T00:00:00Z",\
                        "generatorURL":"http://prom:9090/graph?g0.expr=rate\\u0026g0.tab=1",\
                        "fingerprint":"%s"},\
                        {"status":"resolved","labels":{"alertname":"DiskFull","disk":"sdb"},\
                        "annotations":{},"startsAt":"2026-11-22T11:00:00Z",\
                        "endsAt":"2026-11-22T11:33:00.123456789Z","generatorURL":"",\
                        "fingerprint":"%s"}],\
                        "notification_reason":"some alerts resolved",\
                        "groupLabels":{"alertname":"DiskFull"},\
                        "commonLabels":{"alertname":"DiskFull"},"commonAnnotations":{},\
                        "routeLabels":{"team":"db"},\
                        "externalURL":"http://wf.example:9093/x?a=1\\u0026b=\\u003cc\\u003e",\
                        "version":"4","groupKey":"{}:{alertname=\\"DiskFull\\"}",\
                        "truncatedAlerts":0}
                        """
                                .formatted(
                                        firing.labels().fingerprintHex(),
                                        resolved.labels().fingerprintHex()));
    }

    @Test
    void aMessageOfResolvedAlertsIsResolved() {
        String payload =
                WebhookPayload.write(
                        message(
                                "r",
                                Delivery.Reason.ALL_ALERTS_RESOLVED,
                                told("", Instant.parse("2026-11-22T12:00:00Z"))));

        assertThat(payload).startsWith("{\"receiver\":\"r\",\"status\":\"resolved\",");
    }

    @Test
    void truncatedAlertsAreCounted() {
        Message two =
                message("r", Delivery.Reason.REPEAT_INTERVAL, told("a", null), told("b", null));

        assertThat(WebhookPayload.write(two.first(1)))
                .contains("\"summary\":\"a\"")
                .doesNotContain("\"summary\":\"b\"")
                .endsWith(",\"truncatedAlerts\":1}\n");
    }

    @Test
    void textIsEscapedAsGoEscapesIt() {
        String text = "<b>&\u2028\u2029\u0001\t\n\r\b\f\u007f\u00a0🔥\"\\/\ud83d";

        assertThat(
                        WebhookPayload.write(
                                message("r", Delivery.Reason.FIRST_NOTIFICATION, told(text, null))))
                .contains(
                        "\"\\u003cb\\u003e\\u0026\\u2028\\u2029\\u0001\\t\\n"
                                + "\\r"
                                + "\\b\\f\u007f\u00a0🔥\\\"\\\\/\\ufffd\"");
    }

    @Test
    void everyReasonHasAlertmanagersWords() {
        assertThat(Delivery.Reason.values())
                .extracting(MessageData::reason)
                .containsExactly(
                        "first notification",
                        "new alerts added",
                        "some alerts resolved",
                        "all alerts resolved",
                        "repeat interval elapsed");
    }

    @Test
    void timesHaveTheDigitsTheyNeed() {
        assertThat(WebhookPayload.time(Instant.parse("2026-01-02T03:04:05Z")))
                .isEqualTo("2026-01-02T03:04:05Z");
        assertThat(WebhookPayload.time(Instant.parse("2026-01-02T03:04:05.000000010Z")))
                .isEqualTo("2026-01-02T03:04:05.00000001Z");
        assertThat(WebhookPayload.time(null)).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(WebhookPayload.time(Instant.MAX)).isEqualTo("9999-12-31T23:59:59Z");
        assertThat(WebhookPayload.time(Instant.MIN)).isEqualTo("0001-01-01T00:00:00Z");
    }

    @Test
    void aReceiversNameIsQuotedForARegex() {
        assertThat(MessageData.regexQuoted("a-b_c \\.+*?()|[]{}^$/é"))
                .isEqualTo("a-b_c \\\\\\.\\+\\*\\?\\(\\)\\|\\[\\]\\{\\}\\^\\$/é");
    }
}
