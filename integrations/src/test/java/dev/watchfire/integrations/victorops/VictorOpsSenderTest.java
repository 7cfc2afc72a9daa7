// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.victorops;

import static dev.watchfire.integrations.Notifications.message;
import static dev.watchfire.integrations.Notifications.resolved;
import static dev.watchfire.integrations.Notifications.secret;
import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.VendorFacts;
import dev.watchfire.integrations.http.ScriptedServer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class VictorOpsSenderTest extends VendorFacts {
    @Override
    protected Sender sender() {
        return new VictorOpsSender(http);
    }

    @Override
    protected Map<String, @Nullable Object> defaults() {
        return values(
                "api_key", secret(SECRET),
                "api_key_file", "",
                "api_url", server.url("/integrations/generic/20131114/alert/"),
                "routing_key", "team",
                "message_type", "CRITICAL",
                "state_message", "{{ template \"victorops.default.state_message\" . }}",
                "entity_display_name", "{{ template \"victorops.default.entity_display_name\" . }}",
                "monitoring_tool", "{{ template \"victorops.default.monitoring_tool\" . }}",
                "custom_fields", null);
    }

    @Override
    protected String textOption() {
        return "state_message";
    }

    @Override
    protected String secretOption() {
        return "api_key";
    }

    @Override
    protected Map.Entry<String, String> failure() {
        return Map.entry("{\"result\":\"failure\",\"messages\":\"bad key\"}", "bad key");
    }

    @Test
    void anAlertIsPostedWithAlertmanagersDefaults() throws Exception {
        ScriptedServer.Received request = exchange(message(), options()).getFirst();

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path())
                .isEqualTo("/integrations/generic/20131114/alert/" + SECRET + "/team");
        assertThat(request.header("content-type")).isEqualTo("application/json");
        Map<String, Object> alert = json(request);
        assertThat(String.valueOf(alert.remove("state_message"))).contains("db-1", "db-3");
        assertThat(alert)
                .isEqualTo(
                        Map.of(
                                "message_type", "CRITICAL",
                                "entity_id", message().groupHash(),
                                "entity_display_name", "[FIRING:2] DiskFull (critical)",
                                "monitoring_tool", "Alertmanager"));
    }

    @Test
    void everyOptionHasItsField() throws Exception {
        ScriptedServer.Received request =
                exchange(
                                message(),
                                options(
                                        "api_url", server.url("/vo"),
                                        "routing_key", "{{ .Receiver }} & co?",
                                        "message_type", "{{ \"WARNING\" }}",
                                        "state_message", "s {{ .Status }}",
                                        "entity_display_name", "e {{ .Status }}",
                                        "monitoring_tool", "t",
                                        "custom_fields", Map.of("f", "{{ .Status }}")))
                        .getFirst();

        assertThat(request.path()).isEqualTo("/vo/" + SECRET + "/ops%20%26%20co%3F");
        assertThat(json(request))
                .isEqualTo(
                        Map.of(
                                "message_type", "WARNING",
                                "entity_id", message().groupHash(),
                                "entity_display_name", "e firing",
                                "state_message", "s firing",
                                "monitoring_tool", "t",
                                "f", "firing"));
    }

    @Test
    void anUnknownTypeIsCritical() throws Exception {
        assertThat(json(exchange(message(), options("message_type", "warning")).getFirst()))
                .containsEntry("message_type", "CRITICAL");
    }

    @Test
    void whatIsResolvedRecovers() throws Exception {
        assertThat(json(exchange(resolved(), options("message_type", "INFO")).getFirst()))
                .containsEntry("message_type", "RECOVERY")
                .containsEntry("entity_id", message().groupHash());
    }

    @Test
    void aLongMessageIsCut() throws Exception {
        Map<String, Object> alert =
                json(exchange(message(), options("state_message", "é".repeat(30_000))).getFirst());

        assertThat(alert).containsEntry("state_message", "é".repeat(20_479) + "…");
    }

    @Test
    void tooManyRequestsIsFinalWithoutATime() {
        assertThat(sendTo(respond(429, "")).outcome()).isEqualTo(Outcome.REFUSED);
    }
}
