// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.web.Rig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
    @TempDir private Path folder;
    private Rig rig;

    @BeforeEach
    void start() {
        rig = Rig.start(folder);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void metricsSpeakAlertmanagersNames() {
        rig.fire("{\"alertname\":\"Fire\"}");
        String metrics = rig.get("/metrics").body();
        for (String name :
                List.of(
                        "alertmanager_alerts{state=\"active\"} 1.0",
                        "alertmanager_silences{state=\"active\"} 0.0",
                        "alertmanager_dispatcher_aggregation_groups 1.0",
                        "alertmanager_config_hash ",
                        "alertmanager_receivers 3.0",
                        "alertmanager_integrations 3.0",
                        "alertmanager_inhibition_rules 1.0",
                        "alertmanager_build_info{branch=\"main\",goversion=\"java\",revision=\"abc\",version=\"0.34.0\"}"
                            + " 1",
                        "watchfire_build_info{branch=\"main\",goversion=\"java\",revision=\"abc\",version=\"0.1.0\"}"
                            + " 1",
                        "alertmanager_cluster_enabled 1.0",
                        "alertmanager_cluster_members 1.0",
                        "alertmanager_peer_position 0.0",
                        "alertmanager_http_request_duration_seconds_count{code=\"200\",handler=\"/api/v2/alerts\",method=\"post\"}"
                            + " 1",
                        "alertmanager_http_response_size_bytes_bucket{",
                        "alertmanager_http_requests_in_flight 1.0",
                        "watchfire_open_deliveries{state=\"pending\"}",
                        "watchfire_engine_sequence ",
                        "process_cpu_seconds_total")) {
            assertThat(metrics).contains(name);
        }
    }

    @Test
    void alertNamesAndGroupKeysAreLabelsWhereTheyAreAskedFor(@TempDir Path other) {
        rig.close();
        rig = Rig.labelled(other);
        rig.fire("{\"alertname\":\"Fire\",\"instance\":\"1\"}");
        rig.fire("{\"alertname\":\"Fire\",\"instance\":\"2\"}");

        assertThat(rig.get("/metrics").body())
                .contains(
                        "alertmanager_alerts_limited_total{alertname=\"Fire\"} 1.0",
                        "alertmanager_alerts{group_key=\"{}:{alertname=\\\"Fire\\\"}\","
                                + "state=\"active\"} 1.0");
    }

    @Test
    void requestsAreToldToTheTracerWithTheTraceTheyBelongTo() throws InterruptedException {
        rig.get("/api/v2/silences");

        // The answer may be here a moment before the tracer is told of it.
        assertThat(rig.traced.poll(10, TimeUnit.SECONDS))
                .isEqualTo("GET /api/v2/silences 200 null");
    }

    @Test
    void alertsThatAFlushHeldBackAreCountedByReason() {
        String low = "{\"alertname\":\"%s\",\"severity\":\"low\",\"cluster\":\"a\"}";
        rig.fire("{\"alertname\":\"Boss\",\"cluster\":\"a\"}", low.formatted("Inhibited"));
        rig.fire("{\"alertname\":\"InMuteTime\",\"severity\":\"low\"}");
        String silence =
                """
                {"matchers":[{"name":"alertname","value":"Silenced","isRegex":false}],
                "startsAt":"%s","endsAt":"%s","createdBy":"ada","comment":"maintenance"}
                """
                        .formatted(Rig.NOW, Rig.NOW.plus(Duration.ofHours(1)));
        assertThat(rig.post("/api/v2/silences", silence).statusCode()).isEqualTo(200);
        rig.fire("{\"alertname\":\"Silenced\"}");
        assertThat(rig.get("/metrics").body())
                .contains("alertmanager_notifications_suppressed_total{reason=\"silence\"} 0.0");
        rig.clock.advance(Duration.ofMinutes(1));
        // The flush is a timer of the engine's thread; a command makes it look at the clock.
        rig.fire("{\"alertname\":\"Another\"}");
        rig.fire("{\"alertname\":\"Another\"}");
        assertThat(rig.get("/metrics").body())
                .contains(
                        "alertmanager_notifications_suppressed_total{reason=\"inhibition\"} 1.0",
                        "alertmanager_notifications_suppressed_total{reason=\"mute_time_interval\"}"
                                + " 1.0",
                        "alertmanager_notifications_suppressed_total{reason=\"active_time_interval\"}"
                            + " 0.0",
                        "alertmanager_notifications_suppressed_total{reason=\"silence\"} 1.0");
    }
}
