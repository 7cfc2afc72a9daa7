// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.tracing;

import static dev.watchfire.integrations.Samples.T0;
import static dev.watchfire.integrations.Samples.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.HttpSettings.Header;
import dev.watchfire.engine.configuration.HttpSettings.TlsSettings;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.configuration.TracingSettings;
import dev.watchfire.engine.configuration.TracingSettings.Client;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.OutgoingRequest;
import dev.watchfire.integrations.http.ScriptedServer;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class TracingTest {
    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private volatile Instant now = T0;
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ConcurrentLinkedQueue<Duration> waits = new ConcurrentLinkedQueue<>();
    private final HttpClients clients =
            new HttpClients(h -> List.of(InetAddress.getByName(h)), Map.of(), () -> now);
    private final Tracing tracing =
            new Tracing(clients, "1.2.3", registry, () -> now, new SplittableRandom(7), waits::add);
    private Collector collector;

    @BeforeEach
    void start() throws Exception {
        collector = new Collector();
    }

    @AfterEach
    void close() throws Exception {
        tracing.close();
        clients.close();
        collector.close();
    }

    private TracingSettings settings(Client client, double fraction, boolean gzip) {
        return new TracingSettings(
                client,
                collector.endpoint(),
                fraction,
                true,
                TlsSettings.DEFAULT,
                Map.of("X-Scope", new Header(List.of(), List.of(new Secret("hush")), List.of())),
                gzip,
                null);
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    @ParameterizedTest
    @CsvSource({"HTTP, false", "HTTP, true", "GRPC, false", "GRPC, true"})
    void aRequestArrivesAtTheCollectorWithItsParent(Client client, boolean gzip) {
        tracing.apply(settings(client, 0, gzip));
        now = T0.plusSeconds(2);
        tracing.requestEnded("/api/v2/alerts", "POST", 200, 1_500_000_000L, PARENT);
        tracing.close();

        Collector.Received received = collector.received.getFirst();
        assertThat(received.headers().get("X-Scope")).isEqualTo("hush");
        assertThat(received.resource().toString())
                .contains("service.name", "\"alertmanager\"", "service.version", "\"1.2.3\"");
        Span span = received.spans().getFirst();
        assertThat(span.getName()).isEqualTo("POST /api/v2/alerts");
        assertThat(span.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(hex(span.getTraceId())).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(hex(span.getParentSpanId())).isEqualTo("b7ad6b7169203331");
        assertThat(span.getSpanId().size()).isEqualTo(8);
        assertThat(span.getFlags()).isEqualTo(1);
        long end = TimeUnit.SECONDS.toNanos(T0.getEpochSecond() + 2);
        assertThat(span.getEndTimeUnixNano()).isEqualTo(end);
        assertThat(span.getStartTimeUnixNano()).isEqualTo(end - 1_500_000_000L);
        assertThat(Collector.attributes(span))
                .isEqualTo(
                        Map.of(
                                "http.request.method",
                                "POST",
                                "http.route",
                                "/api/v2/alerts",
                                "http.response.status_code",
                                "200"));
        assertThat(span.getStatus()).isEqualTo(Status.getDefaultInstance());
    }

    @Test
    void anAnswerThatIsOurFaultIsAnError() {
        tracing.apply(settings(Client.HTTP, 1, false));
        tracing.requestEnded("/api/v2/alerts", "GET", 500, 1, null);
        tracing.close();

        Span span = collector.span("GET /api/v2/alerts");
        assertThat(span.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
        assertThat(span.getParentSpanId().isEmpty()).isTrue();
    }

    private static Batch batch(Instant at, boolean archived, Delivery... deliveries) {
        return new Batch(
                1,
                at,
                100,
                List.of(deliveries).stream()
                        .map(d -> new Batch.Change(Entity.Kind.DELIVERY, d.id(), d, archived))
                        .toList(),
                List.of());
    }

    private static Delivery made(long id) {
        return delivery(id, Ids.of(1, 2), Ids.NONE, T0.plusSeconds(60));
    }

    private static Delivery finished(long id, Delivery.State state) {
        Delivery d = made(id);
        return new Delivery(
                d.id(),
                2,
                d.groupId(),
                d.groupKey(),
                d.groupLabels(),
                d.routeLabels(),
                d.receiver(),
                d.integration(),
                d.index(),
                d.logKey(),
                d.reason(),
                d.createdAt(),
                d.firing(),
                d.resolved(),
                state,
                d.nextAttemptAt(),
                1,
                List.of(),
                T0.plusSeconds(3));
    }

    @Test
    void attemptsArePartsOfTheFlushThatDecidedThem() {
        tracing.apply(settings(Client.HTTP, 1, false));
        tracing.onBatch(batch(T0, false, made(1), made(2)));
        tracing.make(made(1), () -> SendResult.sent(200));
        tracing.make(made(2), () -> SendResult.retryable(503, "busy", 0));
        tracing.make(made(2), () -> SendResult.sent(202));
        now = T0.plusSeconds(3);
        tracing.onBatch(batch(now, true, finished(1, Delivery.State.SENT)));
        tracing.onBatch(batch(now, true, finished(2, Delivery.State.SENT)));
        tracing.close();

        Span flush = collector.span("dispatch.AggregationGroup.flush");
        assertThat(Collector.attributes(flush))
                .containsEntry("alerting.aggregation_group.key", "{}:{alertname=\"A\"}")
                .containsEntry("alerting.alerts.count", "2");
        assertThat(flush.getEndTimeUnixNano() - flush.getStartTimeUnixNano())
                .isEqualTo(TimeUnit.SECONDS.toNanos(3));
        assertThat(flush.getParentSpanId().isEmpty()).isTrue();
        List<Span> attempts =
                collector.spans().stream()
                        .filter(s -> s.getName().equals("notify.Integration.Notify"))
                        .toList();
        assertThat(attempts)
                .hasSize(3)
                .allMatch(s -> s.getTraceId().equals(flush.getTraceId()))
                .allMatch(s -> s.getParentSpanId().equals(flush.getSpanId()))
                .allMatch(s -> s.getKind() == Span.SpanKind.SPAN_KIND_CLIENT);
        assertThat(Collector.attributes(attempts.get(1)))
                .containsEntry("alerting.notify.integration.name", "webhook")
                .containsEntry("alerting.notify.error.recoverable", "true")
                .containsEntry("http.response.status_code", "503");
        assertThat(attempts.get(1).getStatus().getMessage()).isEqualTo("busy");
        assertThat(attempts.get(2).getStatus()).isEqualTo(Status.getDefaultInstance());
    }

    @Test
    void aFlushWhoseDeliveryFailedIsAnError() {
        tracing.apply(settings(Client.HTTP, 1, false));
        tracing.onBatch(batch(T0, false, made(1)));
        tracing.onBatch(batch(T0, true, finished(1, Delivery.State.FAILED)));
        tracing.close();

        assertThat(collector.span("dispatch.AggregationGroup.flush").getStatus().getCode())
                .isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    }

    @Test
    void requestsOfAnAttemptCarryItsSpanOn() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer.respond(200, ""))) {
            OutgoingRequest request =
                    OutgoingRequest.postJson(server.url("/"), "t", "{}", Duration.ofSeconds(20));
            tracing.apply(settings(Client.HTTP, 1, false));
            tracing.make(
                    made(1),
                    () -> {
                        var _ = clients.send(request, HttpSettings.DEFAULT);
                        return SendResult.sent(200);
                    });
            tracing.close();

            Span span = collector.span("notify.Integration.Notify");
            assertThat(server.next().header("traceparent"))
                    .isEqualTo(
                            "00-" + hex(span.getTraceId()) + "-" + hex(span.getSpanId()) + "-01");

            var _ = clients.send(request, HttpSettings.DEFAULT);
            assertThat(server.next().header("traceparent")).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void withoutSamplingNothingIsSentUnlessSomebodyElseSamples(Client client) {
        tracing.apply(settings(client, 0, false));
        tracing.requestEnded("/a", "GET", 200, 1, null);
        tracing.onBatch(batch(T0, false, made(1)));
        tracing.make(made(1), () -> SendResult.sent(200));
        tracing.onBatch(batch(T0, true, finished(1, Delivery.State.SENT)));
        tracing.apply(null);
        assertThat(collector.received).isEmpty();

        tracing.apply(settings(client, 1, false));
        tracing.requestEnded("/b", "GET", 200, 1, PARENT.replaceFirst("01$", "00"));
        tracing.close();
        assertThat(collector.received).isEmpty();
    }

    @Test
    void aFractionOfTheTracesIsSampled() {
        tracing.apply(settings(Client.HTTP, 0.25, false));
        for (int i = 0; i < 1000; i++) {
            tracing.requestEnded("/a", "GET", 200, 1, null);
        }
        tracing.close();

        assertThat(collector.spans().size()).isBetween(200, 300);
    }

    @Test
    void aCollectorThatIsBusyGetsTheSameSpansLater() {
        collector.failures.set(2);
        tracing.apply(settings(Client.HTTP, 1, false));
        tracing.requestEnded("/a", "GET", 200, 1, null);
        tracing.close();

        assertThat(collector.spans()).hasSize(1);
        assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(counter("watchfire_tracing_spans_exported")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"HTTP, 400", "GRPC, 16"})
    void whatTheCollectorRefusesIsDroppedAndCounted(Client client, int failure) {
        collector.failures.set(10);
        collector.failure = failure;
        tracing.apply(settings(client, 1, false));
        tracing.requestEnded("/a", "GET", 200, 1, null);
        tracing.close();

        assertThat(collector.failures.get()).isEqualTo(9);
        assertThat(counter("watchfire_tracing_spans_dropped")).isEqualTo(1);
    }

    private double counter(String name) {
        return registry.scrape(name::equals).stream()
                .flatMap(
                        m ->
                                ((io.prometheus.metrics.model.snapshots.CounterSnapshot) m)
                                        .getDataPoints().stream())
                .mapToDouble(p -> p.getValue())
                .sum();
    }

    @Test
    void aReloadSendsToTheNewCollectorAndForgetsNothing() throws Exception {
        try (Collector other = new Collector()) {
            tracing.apply(settings(Client.HTTP, 1, false));
            tracing.requestEnded("/before", "GET", 200, 1, null);
            TracingSettings there =
                    new TracingSettings(
                            Client.HTTP,
                            other.endpoint(),
                            1,
                            true,
                            TlsSettings.DEFAULT,
                            Map.of(),
                            false,
                            Duration.ofSeconds(5));
            tracing.apply(there);
            tracing.requestEnded("/after", "GET", 200, 1, null);
            tracing.close();

            assertThat(collector.spans()).extracting(Span::getName).containsExactly("GET /before");
            assertThat(other.spans()).extracting(Span::getName).containsExactly("GET /after");
        }
    }

    @Test
    void withoutAConfigurationThereIsNoMetricAndNoHeader() {
        tracing.apply(null);
        tracing.requestEnded("/a", "GET", 200, 1, PARENT);
        assertThat(tracing.make(made(1), () -> SendResult.sent(200)).isSent()).isTrue();

        assertThat(registry.scrape().stream().toList()).isEmpty();
    }
}
