// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.pagerduty;

import static dev.watchfire.integrations.Notifications.message;
import static dev.watchfire.integrations.Notifications.resolved;
import static dev.watchfire.integrations.Notifications.secret;
import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.integrations.Notifications;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.VendorFacts;
import dev.watchfire.integrations.http.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PagerDutySenderTest extends VendorFacts {
    /// SHA-256 of `{}:{alertname="DiskFull"}`, computed with sha256sum.
    private static final String HASH =
            "17c4e445d234645c9e547ff6d32a864af0ebdadcd1902771c24c8d366637ff41";

    @Override
    protected Sender sender() {
        return new PagerDutySender(http, server.url("/generic/create_event.json"));
    }

    @Override
    protected ScriptedServer.Behaviour healthy() {
        return respond(202, "{\"status\":\"success\",\"message\":\"Event processed\"}");
    }

    @Override
    protected Map<String, @Nullable Object> defaults() {
        return values(
                "service_key", null,
                "service_key_file", "",
                "routing_key", secret(SECRET),
                "routing_key_file", "",
                "url", server.url("/v2/enqueue"),
                "client", "{{ template \"pagerduty.default.client\" . }}",
                "client_url", "{{ template \"pagerduty.default.clientURL\" . }}",
                "description", "{{ template \"pagerduty.default.description\" .}}",
                "details", null,
                "images", null,
                "links", null,
                "source", "",
                "severity", "",
                "class", "",
                "component", "",
                "group", "",
                "timeout", Duration.ZERO);
    }

    @Override
    protected String textOption() {
        return "description";
    }

    @Override
    protected String secretOption() {
        return "routing_key";
    }

    @Override
    protected Map.Entry<String, String> failure() {
        return Map.entry(
                """
                {"status":"invalid event","message":"Event object is invalid",
                 "errors":["Length of 'routing_key' is incorrect","no summary"]}\
                """,
                "Event object is invalid: Length of 'routing_key' is incorrect, no summary");
    }

    @Test
    void anEventTriggersWithAlertmanagersDefaults() throws Exception {
        ScriptedServer.Received request = exchange(message(), options()).getFirst();

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/v2/enqueue");
        assertThat(request.header("content-type")).isEqualTo("application/json");
        Map<String, Object> event = json(request);
        assertThat(event.keySet())
                .containsExactlyInAnyOrder(
                        "routing_key",
                        "dedup_key",
                        "event_action",
                        "payload",
                        "client",
                        "client_url");
        assertThat(event)
                .containsEntry("routing_key", SECRET)
                .containsEntry("dedup_key", HASH)
                .containsEntry("event_action", "trigger")
                .containsEntry("client", "Alertmanager")
                .containsEntry("client_url", "http://watchfire.example/#/alerts?receiver=ops");
        Map<?, ?> payload = (Map<?, ?>) event.get("payload");
        assertThat(payload.get("summary")).isEqualTo("[FIRING:2] DiskFull (critical)");
        assertThat(payload.get("source")).isEqualTo("Alertmanager");
        assertThat(payload.get("severity")).isEqualTo("error");
        Map<?, ?> details = (Map<?, ?>) payload.get("custom_details");
        assertThat(details.get("num_firing")).isEqualTo(2);
        assertThat(details.get("num_resolved")).isEqualTo(1);
        List<?> firing = (List<?>) details.get("firing");
        assertThat(firing).hasSize(2);
        assertThat(((Map<?, ?>) firing.getFirst()).get("annotations"))
                .isEqualTo(Map.of("summary", "Disk of db-1 is <full> & slow"));
        assertThat((List<?>) details.get("resolved")).hasSize(1);
        assertThat(payload.keySet())
                .isEqualTo(java.util.Set.of("summary", "source", "severity", "custom_details"));
    }

    @Test
    void everyOptionHasItsField() throws Exception {
        Options options =
                options(
                        "client", "c-{{ .Status }}",
                        "client_url", "http://c/{{ .Receiver }}",
                        "description", "d {{ .GroupLabels.alertname }}",
                        "details",
                                Map.of(
                                        "firing",
                                        "none",
                                        "runbook",
                                        Map.of("url", "http://r/{{ .Status }}")),
                        "images",
                                List.of(
                                        Notifications.options(
                                                "src",
                                                "http://i/{{ .Status }}",
                                                "alt",
                                                "a",
                                                "href",
                                                "http://h"),
                                        Notifications.options(
                                                "src", "{{ \"\" }}", "alt", "b", "href", "")),
                        "links",
                                List.of(
                                        Notifications.options("href", "http://l", "text", "t"),
                                        Notifications.options("href", "", "text", "u")),
                        "source", "src-{{ .CommonLabels.severity }}",
                        "severity", "{{ .CommonLabels.severity }}",
                        "class", "cl",
                        "component", "co",
                        "group", "gr");

        Map<String, Object> event = json(exchange(message(), options).getFirst());

        assertThat(event)
                .containsEntry("client", "c-firing")
                .containsEntry("client_url", "http://c/ops")
                .containsEntry(
                        "images",
                        List.of(Map.of("src", "http://i/firing", "alt", "a", "href", "http://h")))
                .containsEntry("links", List.of(Map.of("href", "http://l", "text", "t")));
        Map<?, ?> payload = (Map<?, ?>) event.get("payload");
        Map<?, ?> details = (Map<?, ?>) payload.remove("custom_details");
        assertThat(payload)
                .isEqualTo(
                        Map.of(
                                "summary", "d DiskFull",
                                "source", "src-critical",
                                "severity", "critical",
                                "class", "cl",
                                "component", "co",
                                "group", "gr"));
        assertThat(details.get("firing")).isEqualTo("none");
        assertThat(details.get("num_firing")).isEqualTo(2);
        assertThat(details.get("runbook")).isEqualTo(Map.of("url", "http://r/firing"));
    }

    @Test
    void whatIsResolvedResolvesTheSameKey() throws Exception {
        Map<String, Object> event = json(exchange(resolved(), options()).getFirst());

        assertThat(event).containsEntry("event_action", "resolve").containsEntry("dedup_key", HASH);
    }

    @Test
    void aLongSummaryIsCut() throws Exception {
        Map<String, Object> event =
                json(exchange(message(), options("description", "é😀".repeat(600))).getFirst());

        String summary = String.valueOf(((Map<?, ?>) event.get("payload")).get("summary"));
        assertThat(summary.codePointCount(0, summary.length())).isEqualTo(1024);
        assertThat(summary).endsWith("…");
    }

    @Test
    void anEventThatIsTooLargeLosesItsDetails() throws Exception {
        String large = "x".repeat(PagerDutyEvent.MAX_EVENT_BYTES);

        ScriptedServer.Received request =
                exchange(message(), options("details", Map.of("large", large))).getFirst();

        Map<?, ?> payload = (Map<?, ?>) json(request).get("payload");
        assertThat((Map<?, ?>) payload.get("custom_details"))
                .extracting("error")
                .asString()
                .contains("maximum size of 512KB");
        assertThat(request.body().length()).isLessThan(2_000);
    }

    @Test
    void aServiceKeySpeaksTheOldVersion() throws Exception {
        Options options = options("routing_key", null, "service_key", secret(SECRET));

        ScriptedServer.Received request = exchange(message(), options).getFirst();

        assertThat(request.path()).isEqualTo("/generic/create_event.json");
        Map<String, Object> event = json(request);
        assertThat(event)
                .containsEntry("service_key", SECRET)
                .containsEntry("incident_key", HASH)
                .containsEntry("event_type", "trigger")
                .containsEntry("description", "[FIRING:2] DiskFull (critical)")
                .containsEntry("client", "Alertmanager")
                .containsEntry("event_action", "")
                .containsEntry("payload", null)
                .doesNotContainKeys("dedup_key", "routing_key");
        assertThat((Map<?, ?>) event.get("details")).extracting("num_firing").isEqualTo(2);
        assertThat(json(exchange(resolved(), options).getFirst()))
                .containsEntry("event_type", "resolve")
                .doesNotContainKeys("client", "client_url");
    }

    @Test
    void eachVersionHasItsOwnWayToLimitRates() {
        Options old = options("routing_key", null, "service_key", secret(SECRET));

        assertThat(sendTo(respond(429, "")).outcome()).isEqualTo(Outcome.RETRYABLE);
        assertThat(sendTo(respond(403, "")).outcome()).isEqualTo(Outcome.REFUSED);
        server.behave(respond(403, ""));
        assertThat(send(message(), old).outcome()).isEqualTo(Outcome.RETRYABLE);
        server.behave(respond(429, ""));
        assertThat(send(message(), old).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void anEmptyKeyIsFinal() {
        assertThat(send(message(), options("routing_key", secret("{{ .GroupLabels.team }}"))))
                .isEqualTo(
                        SendResult.refused(
                                0, "the routing_key is empty once its template is filled in"));
    }

    @Test
    void theDestinationIsTheHost() {
        assertThat(sender().destination(options())).isEqualTo("http://127.0.0.1:" + server.port());
    }
}
