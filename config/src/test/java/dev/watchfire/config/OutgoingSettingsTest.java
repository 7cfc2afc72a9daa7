// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.problem.Problem;
import dev.watchfire.engine.configuration.EventRecorderSettings;
import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.configuration.TracingSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the file says of requests that are no notifications.
final class OutgoingSettingsTest {
    private static ReadResult.Accepted accepted(String more) {
        String text = "route: {receiver: a}\nreceivers: [{name: a}]\n" + more;
        ReadResult result = new ConfigurationReader(ReadOptions.DEFAULT).read(text);
        assertThat(result).isInstanceOf(ReadResult.Accepted.class);
        return (ReadResult.Accepted) result;
    }

    @Test
    void withoutTheSectionsNothingIsTracedAndNothingRecorded() {
        assertThat(accepted("").tracing()).isNull();
        assertThat(accepted("").eventRecorder()).isNull();
    }

    @Test
    void whereSpansGoIsRead() {
        TracingSettings tracing =
                accepted(
                                """
                                tracing:
                                  client_type: http
                                  endpoint: collector:4318
                                  sampling_fraction: 0.25
                                  insecure: true
                                  compression: gzip
                                  timeout: 5s
                                  tls_config: {server_name: other}
                                  headers: {X-Scope: {secrets: [hush]}}
                                """)
                        .tracing();

        assertThat(tracing).isNotNull();
        assertThat(tracing.client()).isEqualTo(TracingSettings.Client.HTTP);
        assertThat(tracing.endpoint()).isEqualTo("collector:4318");
        assertThat(tracing.samplingFraction()).isEqualTo(0.25);
        assertThat(tracing.insecure()).isTrue();
        assertThat(tracing.gzip()).isTrue();
        assertThat(tracing.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(tracing.tls().serverName()).isEqualTo("other");
        assertThat(tracing.headers())
                .isEqualTo(
                        Map.of(
                                "X-Scope",
                                new HttpSettings.Header(
                                        List.of(), List.of(new Secret("hush")), List.of())));
    }

    @Test
    void spansGoByGrpcWhereNothingElseIsSaidAsInAlertmanager() {
        TracingSettings tracing = accepted("tracing: {endpoint: 'collector:4317'}\n").tracing();

        assertThat(tracing).isNotNull();
        assertThat(tracing.client()).isEqualTo(TracingSettings.Client.GRPC);
        assertThat(tracing.samplingFraction()).isZero();
        assertThat(tracing.timeout()).isNull();
    }

    @Test
    void anEndpointThatIsAUrlIsDoubtful() {
        assertThat(accepted("tracing: {endpoint: 'http://collector:4318'}\n").warnings())
                .extracting(Problem::toString)
                .containsExactly(
                        "3:21: tracing.endpoint: the endpoint is host:port, without scheme and"
                                + " path; no span will arrive");
    }

    @Test
    void whereEventsGoIsRead() {
        EventRecorderSettings events =
                accepted(
                                """
                                event_recorder:
                                  file_outputs: [{name: log, path: events.jsonl}]
                                  stdout_outputs: [{}]
                                  webhook_outputs:
                                    - url: http://example.com/in
                                      timeout: 3s
                                      workers: 2
                                      max_retries: 5
                                      retry_backoff: 100ms
                                      batch: true
                                      batch_max_events: 10
                                      batch_max_bytes: 1000
                                      batch_flush_interval: 1s
                                """)
                        .eventRecorder();

        assertThat(events)
                .isEqualTo(
                        new EventRecorderSettings(
                                List.of(
                                        new EventRecorderSettings.FileOutput(
                                                "log", "events.jsonl")),
                                List.of(
                                        new EventRecorderSettings.WebhookOutput(
                                                "",
                                                new Secret("http://example.com/in"),
                                                HttpSettings.DEFAULT,
                                                Duration.ofSeconds(3),
                                                2,
                                                5,
                                                Duration.ofMillis(100),
                                                true,
                                                10,
                                                1000,
                                                Duration.ofSeconds(1))),
                                List.of(new EventRecorderSettings.StandardOutput(""))));
    }

    @Test
    void strictReadingRefusesEventsForKafka() {
        String text =
                """
                route: {receiver: a}
                receivers: [{name: a}]
                event_recorder:
                  kafka_outputs: [{brokers: ['a:9092'], topic: b}]
                """;

        ReadResult result = new ConfigurationReader(ReadOptions.DEFAULT.strictly()).read(text);

        assertThat(result).isInstanceOf(ReadResult.Refused.class);
        assertThat(((ReadResult.Refused) result).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "4:18: event_recorder.kafka_outputs: this version cannot write events to"
                                + " Kafka; send them to a webhook or a file");
    }

    @Test
    void aSignedAssertionIsRead() {
        String text =
                """
                route: {receiver: a}
                receivers:
                  - name: a
                    webhook_configs:
                      - url: http://x/
                        http_config:
                          oauth2:
                            client_id: me
                            token_url: http://x/token
                            grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer'
                            client_certificate_key: pem
                            client_certificate_key_id: key-1
                            signature_algorithm: ES384
                            iss: issuer
                            audience: https://audience/
                            claims: {tenant: 7, roles: [a, b], admin: false}
                            scopes: [read]
                """;

        ReadResult.Accepted read =
                (ReadResult.Accepted) new ConfigurationReader(ReadOptions.DEFAULT).read(text);

        assertThat(read.warnings()).isEmpty();
        HttpSettings.OAuth2 oauth2 =
                ((Options)
                                read.configuration()
                                        .receivers()
                                        .getFirst()
                                        .integrations()
                                        .getFirst()
                                        .settings())
                        .http()
                        .oauth2();
        assertThat(oauth2).isNotNull();
        assertThat(oauth2.assertion())
                .isEqualTo(
                        new HttpSettings.Assertion(
                                new Secret("pem"),
                                null,
                                "key-1",
                                "ES384",
                                "issuer",
                                "https://audience/",
                                Map.of("tenant", 7L, "roles", List.of("a", "b"), "admin", false)));
    }
}
