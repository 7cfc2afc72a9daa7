// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.config.ReadResult;
import dev.watchfire.config.receiver.ReceiverTypes;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.Senders;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.render.TemplateSet;
import dev.watchfire.integrations.render.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What the configuration hands over is what the integrations ask for: no key is missing, and the
/// default templates render. Nothing listens on port 1.
final class EveryReceiverTest {
    private static final String FILE =
            """
            global:
              http_config: {proxy_url: 'http://127.0.0.1:1'}
              smtp_smarthost: '127.0.0.1:1'
              smtp_from: b@example.com
            route: {receiver: team}
            receivers:
              - name: team
                email_configs:
                  - to: a@example.com
                    threading: {enabled: true, thread_by_date: daily}
                incidentio_configs: [{url: 'http://localhost/a', alert_source_token: t}]
                pagerduty_configs:
                  - {routing_key: r, details: {a: {b: c}}, images: [{src: a}], links: [{href: b}]}
                  - {service_key: s}
                opsgenie_configs:
                  - api_key: k
                    update_alerts: true
                    details: {a: b}
                    responders: [{name: a, type: team}]
                wechat_configs: [{api_secret: s, corp_id: c}]
                pushover_configs: [{user_key: u, token: t, retry: 2m, ttl: 1h}]
                victorops_configs: [{api_key: k, routing_key: r, custom_fields: {a: b}}]
                sns_configs:
                  - topic_arn: a
                    sigv4: {region: r, access_key: a, secret_key: b}
                    attributes: {a: b}
                jira_configs:
                  - api_url: 'http://jira.example/rest/api/2'
                    project: A
                    issue_type: Bug
                    reopen_duration: 1h
                    summary: {template: x, enable_update: false}
                    labels: {values: [a], enable_update: true}
                    fields: {customfield_1: {value: [1, x]}}
                webhook_configs: [{url: 'http://localhost/a'}]
            """;

    private static final Message MESSAGE =
            new Message(
                    "team",
                    Delivery.Reason.FIRST_NOTIFICATION,
                    List.of(
                            new Message.Told(
                                    LabelSet.of("alertname", "A"),
                                    LabelSet.EMPTY,
                                    Instant.EPOCH,
                                    null,
                                    "")),
                    0,
                    0,
                    LabelSet.of("alertname", "A"),
                    LabelSet.EMPTY,
                    "{}:{alertname=\"A\"}",
                    "http://watchfire.example");

    @Test
    void whatIsConfiguredIsWhatIsSentWith() {
        ReadResult read = new ConfigurationReader(ReadOptions.DEFAULT).read(FILE);
        assertThat(read).isInstanceOf(ReadResult.Accepted.class);
        List<Integration> integrations =
                ((ReadResult.Accepted) read).configuration().receivers().getFirst().integrations();
        TemplateSet templates = TemplateSet.of(List.of(), InstantSource.system());

        try (HttpClients clients =
                new HttpClients(HostLookup.system(), Map.of(), InstantSource.system())) {
            Map<String, Sender> senders = Senders.all(clients, "1").byType();
            for (Integration integration : integrations) {
                Sender sender = Objects.requireNonNull(senders.get(integration.type()));
                Options options = (Options) integration.settings();
                Texts texts = new Texts(templates, MESSAGE);
                SendResult result =
                        sender.send(
                                new Notification(
                                        MESSAGE,
                                        options,
                                        texts,
                                        LabelSet.EMPTY,
                                        Duration.ofSeconds(10)));

                assertThat(result.outcome())
                        .as(integration.label() + ": " + result.message())
                        .isEqualTo(Delivery.Outcome.RETRYABLE);
                assertThat(texts.failures()).as(integration.label()).isEmpty();
                assertThat(sender.destination(options)).isNotBlank();
            }
        }
    }

    @Test
    void whatIsSaidToBeDeliveredHasASender() {
        try (HttpClients clients =
                new HttpClients(HostLookup.system(), Map.of(), InstantSource.system())) {
            assertThat(Senders.all(clients, "1").byType().keySet())
                    .isEqualTo(ReceiverTypes.DELIVERED);
        }
    }
}
