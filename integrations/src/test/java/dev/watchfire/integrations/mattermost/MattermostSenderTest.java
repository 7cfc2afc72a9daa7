// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.mattermost;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Configured;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.SenderContract;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MattermostSenderTest extends SenderContract {
    private static final String PATH = "/hooks/" + SECRET;

    @Override
    protected Sender sender() {
        return new MattermostSender(http);
    }

    private Options mattermost(String more) {
        return Configured.options("mattermost", "webhook_url: " + server.url(PATH) + "\n" + more);
    }

    @Override
    protected Options options() {
        return mattermost("");
    }

    @Override
    protected Options withFile(String file) {
        return Configured.options("mattermost", "webhook_url_file: " + file);
    }

    @Override
    protected Options failing() {
        return mattermost(
                """
                text: '{{ .Nonsense }}'
                username: '{{ .Nonsense }}'
                attachments: [{text: '{{ .Nonsense }}', title: '{{ .Nonsense }}'}]
                """);
    }

    @Override
    protected ScriptedServer.Behaviour accepted() {
        return respond(200, "ok");
    }

    @Override
    protected String refusal(String why) {
        return Json.write(Map.of("id", "web.incoming_webhook.error", "message", why));
    }

    @Test
    void theDefaultsAreAlertmanagers() throws Exception {
        Map<String, Object> message = sent(options());

        assertThat(message).containsOnlyKeys("text", "username");
        assertThat(message).containsEntry("username", "Alertmanager");
        assertThat(message.get("text"))
                .asString()
                .startsWith("\n\n# Alerts Firing:\n\nLabels:\n  - alertname = DiskFull\n")
                .contains("\n# Alerts Resolved:\n")
                .contains("  - summary = Disk of db-1 is <full> & slow\n");
    }

    @Test
    void everyKeyIsRenderedAndSent() throws Exception {
        Map<String, Object> message =
                sent(
                        mattermost(
                                """
                                channel: 'town-{{ .Status }}'
                                username: 'u {{ .Status }}'
                                text: 'x {{ .Status }}'
                                icon_url: 'http://i/{{ .Status }}'
                                icon_emoji: ':{{ .Status }}:'
                                type: 'custom_{{ .Status }}'
                                props: {card: 'c {{ .Status }}'}
                                priority:
                                  priority: '{{ if true }}URGENT{{ end }}'
                                  requested_ack: true
                                  persistent_notifications: true
                                attachments:
                                  - fallback: 'f {{ .Status }}'
                                    color: '#{{ .Status }}'
                                    pretext: 'p {{ .Status }}'
                                    text: 'a {{ .Status }}'
                                    author_name: 'n {{ .Status }}'
                                    author_link: 'http://n/{{ .Status }}'
                                    author_icon: 'http://o/{{ .Status }}'
                                    title: 't {{ .Status }}'
                                    title_link: 'http://t/{{ .Status }}'
                                    fields:
                                      - {title: 'k {{ .Status }}', value: 'v', short: false}
                                      - {title: k, value: '{{ .Status }}'}
                                    thumb_url: 'http://h/{{ .Status }}'
                                    footer: 'e {{ .Status }}'
                                    footer_icon: 'http://e/{{ .Status }}'
                                    image_url: 'http://m/{{ .Status }}'
                                """));

        assertThat(message).hasSize(9);
        assertThat(message)
                .containsEntry("channel", "town-firing")
                .containsEntry("username", "u firing")
                .containsEntry("text", "x firing")
                .containsEntry("icon_url", "http://i/firing")
                .containsEntry("icon_emoji", ":firing:")
                .containsEntry("type", "custom_firing")
                .containsEntry("props", Map.of("card", "c firing"))
                .containsEntry(
                        "priority",
                        Map.of(
                                "priority",
                                "urgent",
                                "requested_ack",
                                true,
                                "persistent_notifications",
                                true));
        Map<String, Object> attachment = first(message, "attachments");
        assertThat(attachment).hasSize(14);
        assertThat(attachment)
                .containsEntry("fallback", "f firing")
                .containsEntry("color", "#firing")
                .containsEntry("pretext", "p firing")
                .containsEntry("text", "a firing")
                .containsEntry("author_name", "n firing")
                .containsEntry("author_link", "http://n/firing")
                .containsEntry("author_icon", "http://o/firing")
                .containsEntry("title", "t firing")
                .containsEntry("title_link", "http://t/firing")
                .containsEntry("thumb_url", "http://h/firing")
                .containsEntry("footer", "e firing")
                .containsEntry("footer_icon", "http://e/firing")
                .containsEntry("image_url", "http://m/firing")
                .containsEntry(
                        "fields",
                        List.of(
                                Map.of("title", "k firing", "value", "v", "short", false),
                                Map.of("title", "k", "value", "firing")));
    }

    @Test
    void aTextIsCutAtWhatMattermostTakes() throws Exception {
        Options options = mattermost("text: '{{ .CommonAnnotations.summary }}'");

        assertThat(sent(longMessage(16_383), options)).containsEntry("text", "🔥".repeat(16_383));
        assertThat(sent(longMessage(16_384), options))
                .containsEntry("text", "🔥".repeat(16_382) + "…");
    }

    @Test
    void whatMattermostWouldRefuseOfAPriorityIsTakenBack() throws Exception {
        assertThat(priority("important"))
                .isEqualTo(Map.of("priority", "important", "requested_ack", true));
        assertThat(priority("standard")).isEqualTo(Map.of("priority", "standard"));
        assertThat(priority("whatever")).isEqualTo(Map.of("priority", "standard"));
    }

    private Object priority(String priority) throws Exception {
        String keys = "requested_ack: true, persistent_notifications: true";
        return sent(mattermost("priority: {priority: " + priority + ", " + keys + "}"))
                .get("priority");
    }

    @Test
    void emptyPropsAndPrioritiesAreLeftOut() throws Exception {
        assertThat(sent(mattermost("props: {}\npriority: {requested_ack: true}")))
                .doesNotContainKeys("props", "priority");
    }
}
