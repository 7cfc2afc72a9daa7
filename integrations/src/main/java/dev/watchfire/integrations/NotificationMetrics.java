// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.engine.delivery.Delivery;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Alertmanager's metrics of notifications, and ours of the dispatcher. Safe for any thread.
///
/// Every integration and reason is there from the start, so that an alert rule on a rate sees the
/// first failure.
public final class NotificationMetrics {
    private static final List<String> INTEGRATIONS =
            List.of(
                    "discord",
                    "email",
                    "incidentio",
                    "jira",
                    "mattermost",
                    "msteams",
                    "msteamsv2",
                    "ntfy",
                    "opsgenie",
                    "pagerduty",
                    "push",
                    "pushover",
                    "rocketchat",
                    "slack",
                    "sms",
                    "sns",
                    "telegram",
                    "victorops",
                    "voice",
                    "webex",
                    "webhook",
                    "wechat");

    /// Alertmanager's reasons for a final failure.
    enum FailureReason {
        OTHER("other"),
        CLIENT_ERROR("clientError"),
        SERVER_ERROR("serverError"),
        CONTEXT_CANCELED("contextCanceled"),
        CONTEXT_DEADLINE_EXCEEDED("contextDeadlineExceeded"),
        AUTH_ERROR("authError"),
        RATE_LIMITED("rateLimited");

        final String label;

        FailureReason(String label) {
            this.label = label;
        }
    }

    private final PrometheusRegistry registry;
    private final boolean receiverNames;
    private final Counter notifications;
    private final Counter failed;
    private final Counter requests;
    private final Counter requestsFailed;
    private final Histogram latency;
    private final Counter observed;
    private final Counter alertsGone;
    private final Counter internalErrors;
    private final Counter templateFailures;

    public NotificationMetrics(PrometheusRegistry registry) {
        this(registry, false);
    }

    /// @param receiverNames whether to tell receivers apart: Alertmanager's feature
    ///   `receiver-name-in-metrics`
    public NotificationMetrics(PrometheusRegistry registry, boolean receiverNames) {
        this.registry = registry;
        this.receiverNames = receiverNames;
        notifications =
                counter(
                        "alertmanager_notifications_total",
                        "The total number of attempted notifications.",
                        labels());
        failed =
                counter(
                        "alertmanager_notifications_failed_total",
                        "The total number of failed notifications.",
                        labels("reason"));
        requests =
                counter(
                        "alertmanager_notification_requests_total",
                        "The total number of attempted notification requests.",
                        labels());
        requestsFailed =
                counter(
                        "alertmanager_notification_requests_failed_total",
                        "The total number of failed notification requests.",
                        labels());
        latency =
                Histogram.builder()
                        .name("alertmanager_notification_latency_seconds")
                        .help("The latency of notifications in seconds.")
                        .labelNames(labels())
                        .classicUpperBounds(1, 5, 10, 15, 20)
                        .register(registry);
        observed =
                counter(
                        "watchfire_notifications_observed_total",
                        "Notifications that were decided and not sent, as this server observes.",
                        "integration");
        alertsGone =
                counter(
                        "watchfire_notification_alerts_gone_total",
                        "Alerts that a delivery named and that no longer existed when it was"
                                + " sent.");
        templateFailures =
                Counter.builder()
                        .name("watchfire_notification_template_failures_total")
                        .help("Attempts in which plain text took the place of a failed template.")
                        .labelNames("integration")
                        .register(registry);
        internalErrors =
                counter(
                        "watchfire_dispatcher_errors_total",
                        "Attempts that ended in an error of this program.");
        initialise();
    }

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }

    private String[] labels(String... more) {
        List<String> names = new ArrayList<>(List.of("integration"));
        if (receiverNames) {
            names.add("receiver_name");
        }
        names.addAll(List.of(more));
        return names.toArray(String[]::new);
    }

    private String[] values(Delivery delivery, String... more) {
        List<String> values = new ArrayList<>(List.of(delivery.integration()));
        if (receiverNames) {
            values.add(delivery.receiver());
        }
        values.addAll(List.of(more));
        return values.toArray(String[]::new);
    }

    private void initialise() {
        if (receiverNames) {
            // Which receivers there will be is not known yet.
            return;
        }
        for (String integration : INTEGRATIONS) {
            notifications.initLabelValues(integration);
            requests.initLabelValues(integration);
            observed.initLabelValues(integration);
            requestsFailed.initLabelValues(integration);
            latency.initLabelValues(integration);
            for (FailureReason reason : FailureReason.values()) {
                failed.initLabelValues(integration, reason.label);
            }
        }
    }

    void watch(Lanes lanes) {
        GaugeWithCallback.builder()
                .name("watchfire_dispatcher_attempts")
                .help("Attempts that are under way, and that wait for their destination.")
                .labelNames("state")
                .callback(
                        callback -> {
                            callback.call(lanes.underWay(), "sending");
                            callback.call(lanes.waiting(), "waiting");
                        })
                .register(registry);
    }

    void show(DispatchMode mode) {
        GaugeWithCallback.builder()
                .name("watchfire_dispatcher_observing")
                .help("Whether everything is decided and nothing sent: --dispatch.mode=observe.")
                .callback(callback -> callback.call(mode == DispatchMode.OBSERVE ? 1 : 0))
                .register(registry);
    }

    void observed(Delivery delivery) {
        observed.labelValues(delivery.integration()).inc();
    }

    /// An attempt ended.
    void attempted(Delivery delivery, Delivery.Outcome outcome, Duration took) {
        String[] values = values(delivery);
        if (delivery.attemptCount() <= 1) {
            notifications.labelValues(values).inc();
        }
        requests.labelValues(values).inc();
        latency.labelValues(values).observe(took.toNanos() / 1e9);
        if (outcome != Delivery.Outcome.SENT) {
            requestsFailed.labelValues(values).inc();
        }
    }

    void gone(int alerts) {
        alertsGone.inc(alerts);
    }

    void templateFailed(String integration) {
        templateFailures.labelValues(integration).inc();
    }

    void internalError() {
        internalErrors.inc();
    }

    void finished(Delivery delivery) {
        boolean gaveUp =
                delivery.state() == Delivery.State.FAILED
                        || delivery.state() == Delivery.State.UNKNOWN;
        if (gaveUp) {
            failed.labelValues(values(delivery, reason(delivery).label)).inc();
        }
    }

    static FailureReason reason(Delivery delivery) {
        if (delivery.attempts().isEmpty()) {
            return FailureReason.OTHER;
        }
        Delivery.Attempt last = delivery.attempts().getLast();
        int status = last.status();
        if (status == 401 || status == 403) {
            return FailureReason.AUTH_ERROR;
        }
        if (status == 429) {
            return FailureReason.RATE_LIMITED;
        }
        return switch (status / 100) {
            case 4 -> FailureReason.CLIENT_ERROR;
            case 5 -> FailureReason.SERVER_ERROR;
            default ->
                    last.outcome() == Delivery.Outcome.UNKNOWN
                            ? FailureReason.CONTEXT_DEADLINE_EXCEEDED
                            : FailureReason.OTHER;
        };
    }
}
