// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.auditor;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.integrations.http.Outgoing;
import dev.watchfire.integrations.http.OutgoingRequest;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.http.Reach;
import dev.watchfire.runtime.EngineAccess;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks every ten seconds whether what should have happened did, raises the alarm where it did
/// not, and tells a dead man's switch elsewhere as long as all is well. It shares nothing with the
/// scheduler: it reads the records, and asks the engine for a sign of life. One thread calls {@link
/// #tick}.
public final class Auditor {
    public static final Duration INTERVAL = Duration.ofSeconds(10);

    /// The key of the switch among the means.
    static final String SWITCH = "dead_mans_switch";

    /// A sign of life takes milliseconds; a slow disk may take seconds.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// The same alarm again only after this.
    private static final Duration AGAIN = Duration.ofMinutes(15);

    private static final Duration SWITCH_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SWITCH_EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);

    /// What was found last.
    ///
    /// @param switchProblem why the dead man's switch could not be told, "" where it was or there
    ///   is none
    public record Report(
            Instant checkedAt,
            Duration oldestOverdue,
            List<Finding> findings,
            String switchProblem) {
        public Report {
            findings = List.copyOf(findings);
        }
    }

    private final EngineAccess engine;
    private final Alarm alarm;
    private final Outgoing outgoing;
    private final String userAgent;
    private final InstantSource clock;
    private final Instant from;
    private final Map<Finding.Type, Instant> raised = new EnumMap<>(Finding.Type.class);
    private final Counter alarms;
    private Instant switchedAt = Instant.EPOCH;
    private String switchProblem = "";
    private volatile Report last;

    /// @param from when sending begins
    public Auditor(
            EngineAccess engine,
            Alarm alarm,
            Outgoing outgoing,
            String userAgent,
            PrometheusRegistry registry,
            InstantSource clock,
            Instant from) {
        this.engine = engine;
        this.alarm = alarm;
        this.outgoing = outgoing;
        this.userAgent = userAgent;
        this.clock = clock;
        this.from = from;
        this.last = new Report(from, Duration.ZERO, List.of(), "");
        this.alarms =
                Counter.builder()
                        .name("watchfire_auditor_alarms_total")
                        .help("Alarms that the auditor raised, by what it found.")
                        .labelNames("type")
                        .register(registry);
        for (Finding.Type type : Finding.Type.values()) {
            alarms.initLabelValues(type.word());
        }
        GaugeWithCallback.builder()
                .name("watchfire_oldest_overdue_step_seconds")
                .help("How long the page that is longest overdue has waited for attention.")
                .callback(c -> c.call(overdueNow().toMillis() / 1000.0))
                .register(registry);
        GaugeWithCallback.builder()
                .name("watchfire_auditor_findings")
                .help("What the auditor found at its last look, by type.")
                .labelNames("type")
                .callback(
                        c -> {
                            for (Finding.Type type : Finding.Type.values()) {
                                c.call((double) count(type), type.word());
                            }
                        })
                .register(registry);
        GaugeWithCallback.builder()
                .name("watchfire_auditor_last_look_timestamp_seconds")
                .help("When the auditor looked last.")
                .callback(c -> c.call(last.checkedAt().toEpochMilli() / 1000.0))
                .register(registry);
    }

    private Duration overdueNow() {
        return Audit.oldestOverdue(engine.image(), from, clock.instant());
    }

    private long count(Finding.Type type) {
        return last.findings().stream().filter(f -> f.type() == type).count();
    }

    public Report report() {
        return last;
    }

    /// One look.
    public void tick() {
        Instant now = clock.instant();
        Image image = engine.image();
        List<Finding> findings = new ArrayList<>(Audit.of(image, from, now));
        Saying stuck = signOfLife();
        if (stuck != null) {
            findings.addFirst(new Finding(Finding.Type.STUCK_ENGINE, 0, 0, image.at(), stuck));
        }
        Configuration configuration = image.configuration();
        if (configuration != null) {
            raise(configuration, findings, now);
            if (findings.isEmpty()) {
                tellSwitch(configuration, now);
            }
        }
        last = new Report(now, Audit.oldestOverdue(image, from, now), findings, switchProblem);
    }

    /// What keeps the engine from answering, or null where it is alive.
    private @Nullable Saying signOfLife() {
        try {
            engine.submit(new Command.Tick())
                    .toCompletableFuture()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return null;
        } catch (TimeoutException e) {
            return new Saying(
                    "the engine has not answered for %d seconds".formatted(PATIENCE.toSeconds()),
                    "엔진이 %d초 동안 응답하지 않았습니다".formatted(PATIENCE.toSeconds()));
        } catch (ExecutionException | CompletionException e) {
            return new Saying(
                    "the engine takes no commands: " + e.getCause(),
                    "엔진이 명령을 받지 않습니다: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void raise(Configuration configuration, List<Finding> findings, Instant now) {
        for (Finding.Type type : Finding.Type.values()) {
            List<Finding> its = findings.stream().filter(f -> f.type() == type).toList();
            Instant before = raised.get(type);
            if (its.isEmpty()) {
                raised.remove(type);
            } else if (before == null || !before.plus(AGAIN).isAfter(now)) {
                raised.put(type, now);
                alarms.labelValues(type.word()).inc();
                Saying text = its.getFirst().text().withMore(its.size() - 1);
                LOG.error("The auditor found: {}", text.english());
                if (!alarm.raise(configuration, title(type), text)) {
                    LOG.error(
                            "Nobody was told of it: give `paging` a `fallback`, a receiver that"
                                    + " reaches those who look after this server, or an"
                                    + " administrator a means that works");
                }
            }
        }
    }

    private static Saying title(Finding.Type type) {
        return switch (type) {
            case OVERDUE_STEP ->
                    new Saying(
                            "Watchfire: pages do not climb in time",
                            "Watchfire: 호출이 제때 다음 단계로 넘어가지 않습니다");
            case PAGE_WITHOUT_PERSON ->
                    new Saying(
                            "Watchfire: a page reaches nobody",
                            "Watchfire: 아무에게도 전달되지 않는 호출이 있습니다");
            case STUCK_DELIVERY ->
                    new Saying("Watchfire: messages do not leave", "Watchfire: 메시지가 발송되지 않습니다");
            case STUCK_ENGINE ->
                    new Saying("Watchfire: the engine does not answer", "Watchfire: 엔진이 응답하지 않습니다");
        };
    }

    private void tellSwitch(Configuration configuration, Instant now) {
        Integration integration = configuration.paging().means().get(SWITCH);
        if (integration == null || !(integration.settings() instanceof Options options)) {
            switchProblem = "";
            return;
        }
        Secret url = options.secret("url");
        Duration every = options.duration("every");
        Duration interval = every.isPositive() ? every : SWITCH_EVERY;
        if (url == null || switchedAt.plus(interval).minus(INTERVAL.dividedBy(2)).isAfter(now)) {
            return;
        }
        switchedAt = now;
        switchProblem = problem(ask(url));
        if (!switchProblem.isEmpty()) {
            LOG.warn("The dead man's switch could not be told: {}", switchProblem);
        }
    }

    private OutgoingResult ask(Secret url) {
        return outgoing.send(
                new OutgoingRequest(
                        "GET",
                        url.reveal(),
                        Map.of("User-Agent", userAgent),
                        "",
                        SWITCH_TIMEOUT,
                        List.of(url.reveal()),
                        false,
                        Reach.ANYWHERE),
                HttpSettings.DEFAULT);
    }

    private static String problem(OutgoingResult result) {
        return switch (result) {
            case OutgoingResult.Answered answered ->
                    answered.isSuccess() ? "" : "it answered with status " + answered.status();
            case OutgoingResult.NotSent(String reason) -> reason;
            case OutgoingResult.PerhapsSent(String reason) -> reason;
            case OutgoingResult.Refused(String reason) -> reason;
        };
    }
}
