// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.metrics;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.web.Pulse;
import dev.watchfire.web.alertmanager.AlertmanagerApi.Build;
import dev.watchfire.web.alertmanager.AlertmanagerApi.Cluster;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// What the engine's image says, counted when it is asked for: nothing is kept in step, so nothing
/// can get out of step. Safe for any thread.
public final class EngineMetrics implements MultiCollector {
    private static final double MILLIS = 1e-3;

    private final Supplier<Image> image;
    private final Pulse pulse;
    private final Build build;
    private final Supplier<Cluster> cluster;
    private final InstantSource clock;
    private final MetricLabels labels;

    public EngineMetrics(
            Supplier<Image> image,
            Pulse pulse,
            Build build,
            Supplier<Cluster> cluster,
            InstantSource clock,
            MetricLabels labels) {
        this.labels = labels;
        this.image = image;
        this.pulse = pulse;
        this.build = build;
        this.cluster = cluster;
        this.clock = clock;
    }

    @Override
    public MetricSnapshots collect() {
        Image now = image.get();
        List<MetricSnapshot> all = new ArrayList<>();
        all.add(labels.groupKeys() ? alertsByGroup(now) : alerts(now));
        all.add(silences(now, clock.instant()));
        all.add(deliveries(now));
        all.add(suppressed(now.heldBack()));
        all.add(
                gauge(
                        "alertmanager_dispatcher_aggregation_groups",
                        "Number of active aggregation groups",
                        now.groups().size()));
        all.add(
                gauge(
                        "watchfire_notification_log_entries",
                        "Notification log entries that are kept.",
                        now.logEntries().size()));
        all.add(
                gauge(
                        "watchfire_engine_sequence",
                        "Sequence of the last durable batch.",
                        (double) now.sequence()));
        all.add(
                gauge(
                        "watchfire_engine_last_round_timestamp_seconds",
                        "When the engine last finished a round.",
                        pulse.lastRound().toEpochMilli() * MILLIS));
        all.add(
                gauge(
                        "alertmanager_cluster_enabled",
                        "Indicates whether the clustering is enabled or not.",
                        cluster.get().peers().isEmpty() ? 0 : 1));
        all.add(
                gauge(
                        "alertmanager_cluster_members",
                        "Number indicating current number of members in cluster.",
                        cluster.get().peers().size()));
        all.add(gauge("alertmanager_peer_position", "Position in the cluster.", 0));
        Configuration configuration = now.configuration();
        if (configuration != null) {
            configuration(configuration, all);
        }
        builds(all);
        return new MetricSnapshots(all);
    }

    private static void configuration(Configuration configuration, List<MetricSnapshot> all) {
        // Doubles hold 53 bits; Alertmanager shows 48 of its hash for that reason.
        all.add(
                gauge(
                        "alertmanager_config_hash",
                        "Hash of the currently loaded alertmanager configuration.",
                        (double) (configuration.hash() >>> 16)));
        all.add(
                gauge(
                        "alertmanager_receivers",
                        "Number of configured receivers.",
                        configuration.receivers().size()));
        int integrations = 0;
        for (Receiver receiver : configuration.receivers()) {
            integrations += receiver.integrations().size();
        }
        all.add(
                gauge(
                        "alertmanager_integrations",
                        "Number of configured integrations.",
                        integrations));
        all.add(
                gauge(
                        "alertmanager_inhibition_rules",
                        "Number of configured inhibition rules.",
                        configuration.inhibitRules().size()));
    }

    private void builds(List<MetricSnapshot> all) {
        all.add(build("alertmanager_build", build.version()));
        all.add(build("watchfire_build", build.ownVersion()));
    }

    private MetricSnapshot build(String name, String version) {
        Labels labels =
                Labels.of(
                        "branch", build.branch(),
                        "goversion", build.runtime(),
                        "revision", build.revision(),
                        "version", version);
        return InfoSnapshot.builder()
                .name(name)
                .help("Version, revision and what it runs on.")
                .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder().labels(labels).build())
                .build();
    }

    private static MetricSnapshot alerts(Image image) {
        int[] active = new int[1];
        int[] suppressed = new int[1];
        image.alerts()
                .forEach(
                        alert -> {
                            if (!alert.resolved()) {
                                boolean muted = image.standing(alert.id()).isSuppressed();
                                (muted ? suppressed : active)[0]++;
                            }
                        });
        return GaugeSnapshot.builder()
                .name("alertmanager_alerts")
                .help("How many alerts by state.")
                .dataPoint(point("active", active[0]))
                .dataPoint(point("suppressed", suppressed[0]))
                .dataPoint(point("unprocessed", 0))
                .build();
    }

    /// An alert counts in each of its groups. Groups of sibling routes may share a key.
    private static MetricSnapshot alertsByGroup(Image image) {
        Map<String, int[]> counts = new TreeMap<>();
        image.groups().forEach(group -> counts.put(group.key(), new int[2]));
        image.alerts()
                .forEach(
                        alert -> {
                            int state = image.standing(alert.id()).isSuppressed() ? 1 : 0;
                            alert.groups()
                                    .forEach(
                                            id -> {
                                                Group group = image.groups().get(id);
                                                if (group != null && !alert.resolved()) {
                                                    counts.computeIfAbsent(
                                                                    group.key(), _ -> new int[2])[
                                                            state]++;
                                                }
                                            });
                        });
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder()
                        .name("alertmanager_alerts")
                        .help("How many alerts by state.");
        counts.forEach(
                (key, count) -> {
                    gauge.dataPoint(point("active", key, count[0]));
                    gauge.dataPoint(point("suppressed", key, count[1]));
                    gauge.dataPoint(point("unprocessed", key, 0));
                });
        return gauge.build();
    }

    private static GaugeDataPointSnapshot point(String state, String groupKey, double value) {
        return GaugeDataPointSnapshot.builder()
                .labels(Labels.of("state", state, "group_key", groupKey))
                .value(value)
                .build();
    }

    private static MetricSnapshot silences(Image image, Instant now) {
        Map<Silence.State, Integer> counts = new EnumMap<>(Silence.State.class);
        image.silences().forEach(silence -> counts.merge(silence.state(now), 1, Integer::sum));
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder()
                        .name("alertmanager_silences")
                        .help("How many silences by state.");
        for (Silence.State state : Silence.State.values()) {
            gauge.dataPoint(point(lower(state), counts.getOrDefault(state, 0)));
        }
        return gauge.build();
    }

    private static MetricSnapshot deliveries(Image image) {
        Map<Delivery.State, Integer> counts = new EnumMap<>(Delivery.State.class);
        image.deliveries().forEach(delivery -> counts.merge(delivery.state(), 1, Integer::sum));
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder()
                        .name("watchfire_open_deliveries")
                        .help("Deliveries that are under way or wait, by state.");
        for (Delivery.State state : Delivery.State.values()) {
            if (state.isOpen()) {
                gauge.dataPoint(point(lower(state), counts.getOrDefault(state, 0)));
            }
        }
        return gauge.build();
    }

    private static MetricSnapshot suppressed(Image.HeldBack heldBack) {
        return CounterSnapshot.builder()
                .name("alertmanager_notifications_suppressed")
                .help(
                        "The total number of notifications suppressed for being silenced,"
                            + " inhibited, outside of active time intervals or within muted time"
                            + " intervals.")
                .dataPoint(count("inhibition", heldBack.byInhibition()))
                .dataPoint(count("mute_time_interval", heldBack.byMuteTime()))
                .dataPoint(count("active_time_interval", heldBack.byActiveTime()))
                .dataPoint(count("silence", heldBack.bySilence()))
                .build();
    }

    private static CounterDataPointSnapshot count(String reason, long alerts) {
        return CounterDataPointSnapshot.builder()
                .labels(Labels.of("reason", reason))
                .value((double) alerts)
                .build();
    }

    private static String lower(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static GaugeDataPointSnapshot point(String state, int count) {
        return GaugeDataPointSnapshot.builder()
                .labels(Labels.of("state", state))
                .value(count)
                .build();
    }

    private static MetricSnapshot gauge(String name, String help, double value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
                .build();
    }
}
