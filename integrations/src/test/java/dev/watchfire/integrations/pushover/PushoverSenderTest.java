// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.pushover;

import static dev.watchfire.integrations.Notifications.message;
import static dev.watchfire.integrations.Notifications.resolved;
import static dev.watchfire.integrations.Notifications.secret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.VendorFacts;
import dev.watchfire.integrations.http.ScriptedServer;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PushoverSenderTest extends VendorFacts {
    @Override
    protected Sender sender() {
        return new PushoverSender(http, server.url("/1/messages.json"));
    }

    @Override
    protected Map<String, @Nullable Object> defaults() {
        return values(
                "user_key", secret(SECRET + "-user"),
                "user_key_file", "",
                "token", secret(SECRET + "-token"),
                "token_file", "",
                "title", "{{ template \"pushover.default.title\" . }}",
                "message", "{{ template \"pushover.default.message\" . }}",
                "url", "{{ template \"pushover.default.url\" . }}",
                "url_title", "",
                "device", "",
                "sound", "",
                "priority", "{{ if eq .Status \"firing\" }}2{{ else }}0{{ end }}",
                "retry", Duration.ofMinutes(1),
                "expire", Duration.ofHours(1),
                "ttl", null,
                "html", false,
                "monospace", null);
    }

    @Override
    protected String textOption() {
        return "message";
    }

    @Override
    protected String secretOption() {
        return "token";
    }

    @Override
    protected Map.Entry<String, String> failure() {
        return Map.entry(
                "{\"user\":\"invalid\",\"errors\":[\"user key is invalid\",\"x\"],\"status\":0}",
                "user key is invalid, x");
    }

    @Test
    void aMessageIsPostedWithAlertmanagersDefaults() throws Exception {
        ScriptedServer.Received request = exchange(message(), options()).getFirst();

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/1/messages.json");
        assertThat(request.header("content-type")).isEqualTo("application/x-www-form-urlencoded");
        Map<String, String> fields = form(request.body());
        assertThat(fields.remove("message")).contains("db-1").doesNotStartWith("\n");
        assertThat(fields)
                .isEqualTo(
                        Map.ofEntries(
                                Map.entry("token", SECRET + "-token"),
                                Map.entry("user", SECRET + "-user"),
                                Map.entry("title", "[FIRING:2] DiskFull (critical)"),
                                Map.entry("url", "http://watchfire.example/#/alerts?receiver=ops"),
                                Map.entry("url_title", ""),
                                Map.entry("priority", "2"),
                                Map.entry("retry", "60"),
                                Map.entry("expire", "3600"),
                                Map.entry("device", ""),
                                Map.entry("sound", "")));
    }

    @Test
    void everyOptionHasItsField() throws Exception {
        Map<String, String> fields =
                form(
                        exchange(
                                        message(),
                                        options(
                                                "title", "t {{ .Status }}",
                                                "message", "{{ .CommonLabels.severity }} & b",
                                                "url", "http://u",
                                                "url_title", "ut",
                                                "device", "d",
                                                "sound", "s",
                                                "priority", "1",
                                                "retry", Duration.ofSeconds(90),
                                                "expire", Duration.ofMinutes(3),
                                                "ttl", Duration.ofHours(2),
                                                "monospace", true))
                                .getFirst()
                                .body());

        assertThat(fields)
                .containsEntry("title", "t firing")
                .containsEntry("message", "critical & b")
                .containsEntry("url", "http://u")
                .containsEntry("url_title", "ut")
                .containsEntry("device", "d")
                .containsEntry("sound", "s")
                .containsEntry("priority", "1")
                .containsEntry("retry", "90")
                .containsEntry("expire", "180")
                .containsEntry("ttl", "7200")
                .containsEntry("monospace", "1")
                .doesNotContainKey("html");
    }

    @Test
    void valuesAreEscapedInHtml() throws Exception {
        String template = "<b>{{ (index .Alerts 0).Annotations.summary }}</b>";

        assertThat(
                        form(
                                exchange(message(), options("html", true, "message", template))
                                        .getFirst()
                                        .body()))
                .containsEntry("html", "1")
                .containsEntry("message", "<b>Disk of db-1 is &lt;full&gt; &amp; slow</b>");
    }

    @Test
    void longTextsAreCut() throws Exception {
        Map<String, String> fields =
                form(
                        exchange(
                                        message(),
                                        options(
                                                "title", "é".repeat(300),
                                                "message", "ü".repeat(2000),
                                                "url", "http://" + "u".repeat(600)))
                                .getFirst()
                                .body());

        assertThat(fields)
                .containsEntry("title", "é".repeat(249) + "…")
                .containsEntry("message", "ü".repeat(1023) + "…");
        assertThat(fields.get("url")).hasSize(512);
    }

    @Test
    void anEmptyMessageSaysSo() throws Exception {
        assertThat(form(exchange(message(), options("message", " \n")).getFirst().body()))
                .containsEntry("message", "(no details)");
    }

    @Test
    void whatIsResolvedHasNormalPriority() throws Exception {
        assertThat(form(exchange(resolved(), options()).getFirst().body()))
                .containsEntry("title", "[RESOLVED] DiskFull (critical)")
                .containsEntry("priority", "0");
    }
}
