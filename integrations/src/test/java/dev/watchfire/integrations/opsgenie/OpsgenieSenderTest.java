// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.opsgenie;

import static dev.watchfire.integrations.Notifications.message;
import static dev.watchfire.integrations.Notifications.resolved;
import static dev.watchfire.integrations.Notifications.secret;
import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.integrations.Notifications;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.VendorFacts;
import dev.watchfire.integrations.http.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpsgenieSenderTest extends VendorFacts {
    private static final String ALIAS = message().groupHash();

    @Override
    protected Sender sender() {
        return new OpsgenieSender(http);
    }

    @Override
    protected ScriptedServer.Behaviour healthy() {
        return respond(202, "{\"result\":\"Request will be processed\"}");
    }

    @Override
    protected Map<String, @Nullable Object> defaults() {
        return values(
                "api_key", secret(SECRET),
                "api_key_file", "",
                "api_url", server.url("/"),
                "message", "{{ template \"opsgenie.default.message\" . }}",
                "description", "{{ template \"opsgenie.default.description\" . }}",
                "source", "{{ template \"opsgenie.default.source\" . }}",
                "details", null,
                "entity", "",
                "responders", null,
                "actions", "",
                "tags", "",
                "note", "",
                "priority", "",
                "update_alerts", null);
    }

    @Override
    protected String textOption() {
        return "message";
    }

    @Override
    protected String secretOption() {
        return "api_key";
    }

    @Override
    protected Map.Entry<String, String> failure() {
        return Map.entry(
                """
                {"message":"Request body is not processable. Please check the errors.",
                 "errors":{"message":"Message can not be empty."},"took":0.0,"requestId":"1"}\
                """,
                "Request body is not processable. Please check the errors."
                        + " {message=Message can not be empty.}");
    }

    @Test
    void anAlertIsCreatedWithAlertmanagersDefaults() throws Exception {
        ScriptedServer.Received request = exchange(message(), options()).getFirst();

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/v2/alerts");
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(request.header("authorization")).isEqualTo("GenieKey " + SECRET);
        Map<String, Object> alert = json(request);
        assertThat(String.valueOf(alert.remove("description"))).contains("instance = db-1");
        assertThat(alert)
                .isEqualTo(
                        Map.of(
                                "alias",
                                ALIAS,
                                "message",
                                "[FIRING:2] DiskFull (critical)",
                                "details",
                                Map.of("alertname", "DiskFull", "severity", "critical"),
                                "source",
                                "http://watchfire.example/#/alerts?receiver=ops"));
    }

    @Test
    void everyOptionHasItsField() throws Exception {
        Options options =
                options(
                        "api_url", server.url("/jsm"),
                        "message", "m {{ .Status }}",
                        "description", "d",
                        "source", "s",
                        "details", Map.of("severity", "p-{{ .CommonLabels.severity }}", "x", "y"),
                        "entity", "e",
                        "responders",
                                List.of(
                                        responder("", "a,,b", "", "teams"),
                                        responder("i", "", "", "user"),
                                        responder("", "", "{{ .Receiver }}", "{{ \"user\" }}"),
                                        responder("{{ \"\" }}", "", "", "")),
                        "actions", "restart,ping",
                        "tags", " t1,{{ .Receiver }},, ",
                        "note", "n",
                        "priority", "P{{ len .Alerts.Firing }}");

        ScriptedServer.Received request = exchange(message(), options).getFirst();

        assertThat(request.path()).isEqualTo("/jsm/v2/alerts");
        assertThat(json(request))
                .containsEntry("message", "m firing")
                .containsEntry("description", "d")
                .containsEntry("source", "s")
                .containsEntry(
                        "details",
                        Map.of("alertname", "DiskFull", "severity", "p-critical", "x", "y"))
                .containsEntry("entity", "e")
                .containsEntry(
                        "responders",
                        List.of(
                                Map.of("name", "a", "type", "team"),
                                Map.of("name", "b", "type", "team"),
                                Map.of("id", "i", "type", "user"),
                                Map.of("username", "ops", "type", "user")))
                .containsEntry("actions", List.of("restart", "ping"))
                .containsEntry("tags", List.of("t1", "ops"))
                .containsEntry("note", "n")
                .containsEntry("priority", "P2");
    }

    private static Options responder(String id, String name, String username, String type) {
        return Notifications.options("id", id, "name", name, "username", username, "type", type);
    }

    @Test
    void whatIsResolvedIsClosedByItsAlias() throws Exception {
        List<ScriptedServer.Received> requests =
                exchange(resolved(), options("update_alerts", true));

        assertThat(requests).hasSize(1);
        assertThat(requests.getFirst().path())
                .isEqualTo("/v2/alerts/" + ALIAS + "/close?identifierType=alias");
        assertThat(json(requests.getFirst()).keySet()).containsExactly("source");
    }

    @Test
    void updatesFollowTheCreation() throws Exception {
        List<ScriptedServer.Received> requests =
                exchange(message(), options("update_alerts", true, "description", "d"));

        assertThat(requests)
                .extracting(r -> r.method() + " " + r.path())
                .containsExactly(
                        "POST /v2/alerts",
                        "PUT /v2/alerts/" + ALIAS + "/message?identifierType=alias",
                        "PUT /v2/alerts/" + ALIAS + "/description?identifierType=alias");
        assertThat(json(requests.get(1)))
                .isEqualTo(Map.of("message", "[FIRING:2] DiskFull (critical)"));
        assertThat(json(requests.get(2))).isEqualTo(Map.of("description", "d"));
        assertThat(requests)
                .allSatisfy(
                        r -> assertThat(r.header("authorization")).isEqualTo("GenieKey " + SECRET));
    }

    @Test
    void anUpdateThatFailsFailsTheAttempt() throws Exception {
        server.behave(
                (request, socket) ->
                        respond(request.method().equals("PUT") ? 503 : 202, "")
                                .on(request, socket));

        assertThat(send(message(), options("update_alerts", true)).outcome())
                .isEqualTo(Outcome.RETRYABLE);
        assertThat(server.unread()).isEqualTo(2);
    }

    @Test
    void aLongMessageIsCut() throws Exception {
        Map<String, Object> alert =
                json(exchange(message(), options("message", "ü".repeat(200))).getFirst());

        assertThat(alert).containsEntry("message", "ü".repeat(129) + "…");
    }

    @Test
    void tooManyRequestsAreTriedAgain() {
        assertThat(sendTo(respond(429, "")).outcome()).isEqualTo(Outcome.RETRYABLE);
    }

    @Test
    void aKeyInAFileIsReadForEachRequest(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("key"), "from-file\n");
        Options options = options("api_key", null, "api_key_file", file.toString());

        assertThat(exchange(message(), options).getFirst().header("authorization"))
                .isEqualTo("GenieKey from-file");
    }
}
