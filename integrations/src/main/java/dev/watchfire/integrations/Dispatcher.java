// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Command;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.page.ChannelMessage;
import dev.watchfire.integrations.page.Pager;
import dev.watchfire.integrations.render.LatestTemplates;
import dev.watchfire.integrations.render.Texts;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.runtime.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out the attempts that the engine ordered: each once, on a virtual thread, its outcome
/// reported back. When to try, and whether again, is the engine's business.
///
/// Attempts at one destination begin in the order they came, at most {@link Lanes#PER_DESTINATION}
/// at a time, and at most {@link Lanes#TOTAL} are under way altogether.
public final class Dispatcher implements Workspace.Listener, AutoCloseable {
    /// How often attempts that wait are looked through for those that come too late.
    private static final Duration SWEEP_INTERVAL = Duration.ofMillis(500);

    /// How long a shutdown waits for requests that are under way.
    public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    /// How long it then waits for their reports.
    private static final Duration REPORT_TIMEOUT = Duration.ofSeconds(3);

    private static final String NOWHERE = "";

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /// The integrations that remember something: looking it up is not free.
    private static final Set<String> REMEMBERING = Set.of("slack");

    /// Where outcomes go to, from the start on.
    private record Link(EngineAccess engine, Reporter reporter, Addresses addresses) {}

    private final Senders senders;
    private final Pager pager;
    private final HttpClients clients;
    private final NotificationMetrics metrics;
    private final InstantSource clock;
    private final DispatchMode mode;
    private final String externalUrl;
    private final Attempts attempts;
    private final Pause pause;
    private final LatestTemplates templates;
    private final Lanes lanes = new Lanes();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("dispatch-", 0).factory());
    private final Thread sweeper;

    private volatile @Nullable Link link;
    private volatile boolean closed;
    private @Nullable Configuration seen;

    /// @param pager tells people about pages
    /// @param clients the ones that `senders` use: told which settings are still in use
    /// @param externalUrl where people find this server, without a slash at its end
    /// @param attempts stands around each attempt
    public Dispatcher(
            Senders senders,
            Pager pager,
            HttpClients clients,
            NotificationMetrics metrics,
            InstantSource clock,
            DispatchMode mode,
            String externalUrl,
            Attempts attempts) {
        this(senders, pager, clients, metrics, clock, mode, externalUrl, attempts, Pause.REAL);
    }

    /// That pages nobody.
    Dispatcher(
            Senders senders,
            HttpClients clients,
            NotificationMetrics metrics,
            InstantSource clock,
            DispatchMode mode,
            String externalUrl,
            Attempts attempts,
            Pause pause) {
        this(senders, Pager.NONE, clients, metrics, clock, mode, externalUrl, attempts, pause);
    }

    Dispatcher(
            Senders senders,
            Pager pager,
            HttpClients clients,
            NotificationMetrics metrics,
            InstantSource clock,
            DispatchMode mode,
            String externalUrl,
            Attempts attempts,
            Pause pause) {
        this.senders = senders;
        this.pager = pager;
        this.clients = clients;
        this.metrics = metrics;
        this.clock = clock;
        this.mode = mode;
        this.externalUrl = externalUrl;
        this.attempts = attempts;
        this.pause = pause;
        this.templates = new LatestTemplates(clock);
        metrics.watch(lanes);
        metrics.show(mode);
        this.sweeper = Thread.ofVirtual().name("dispatch-sweep").unstarted(this::sweep);
    }

    /// Begins to send. What was ordered before waited: an engine orders attempts while it loads,
    /// before there is anyone to report to.
    ///
    /// @param addresses of those who are told in person
    public void start(EngineAccess engine, Addresses addresses) {
        link = new Link(engine, new Reporter(engine, pause), addresses);
        sweeper.start();
        beginNext();
    }

    /// Counts the deliveries that were given up: only the engine knows when it does.
    @Override
    public void onBatch(Batch batch) {
        for (Batch.Change change : batch.changes()) {
            if (change.archived() && change.after() instanceof Delivery delivery) {
                metrics.finished(delivery);
            }
        }
    }

    @Override
    public void onCommitted(Image image, List<Delivery> starting) {
        Configuration configuration = image.configuration();
        if (configuration != null && !configuration.equals(seen)) {
            seen = configuration;
            retain(configuration);
        }
        if (starting.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        for (Delivery delivery : starting) {
            Waiting waiting = new Waiting(delivery, destination(delivery, configuration), now);
            if (closed) {
                reportUnsent(waiting);
            } else {
                lanes.add(waiting);
            }
        }
        beginNext();
    }

    /// Nobody waits for this report any more; where it is not taken, the engine counts the outcome
    /// as unknown.
    private void reportUnsent(Waiting waiting) {
        Link link = this.link;
        if (link != null) {
            link.engine.submit(reportOf(waiting, clock.instant(), shuttingDown()));
        }
    }

    private void retain(Configuration configuration) {
        Set<HttpSettings> inUse = new HashSet<>();
        for (Receiver receiver : configuration.receivers()) {
            for (Integration integration : receiver.integrations()) {
                HttpSettings http = senders.http(integration);
                if (http != null) {
                    inUse.add(http);
                }
            }
        }
        for (Integration means : configuration.paging().means().values()) {
            HttpSettings http = senders.http(means);
            if (http != null) {
                inUse.add(http);
            }
        }
        execute(() -> clients.retainOnly(inUse));
    }

    /// What sends nothing hangs nowhere, and shares one line.
    private String destination(Delivery delivery, @Nullable Configuration configuration) {
        Integration integration = WayOut.find(delivery, configuration);
        if (integration == null || mode == DispatchMode.OBSERVE) {
            return NOWHERE;
        }
        try {
            String destination =
                    isForAPerson(delivery)
                            ? pager.destination(integration)
                            : senders.destination(integration);
            return destination == null ? NOWHERE : destination;
        } catch (RuntimeException e) {
            // On the engine's thread, which a bug in one integration must not end.
            LOG.error("where delivery {} leads was not found", delivery.id(), e);
            metrics.internalError();
            return NOWHERE;
        }
    }

    /// Whether it goes to a person by a means of theirs.
    private static boolean isForAPerson(Delivery delivery) {
        Notice notice = delivery.notice();
        return notice != null && Pager.tells(notice);
    }

    private void beginNext() {
        Link link = this.link;
        if (link == null) {
            return;
        }
        for (Waiting next = lanes.next(); next != null; next = lanes.next()) {
            Waiting waiting = next;
            if (!execute(() -> carryOut(waiting, link))) {
                lanes.ended(waiting);
                reportUnsent(waiting);
            }
        }
    }

    private void carryOut(Waiting waiting, Link link) {
        Instant startedAt = clock.instant();
        SendResult result;
        try {
            result = attempt(waiting, link, startedAt);
        } finally {
            lanes.ended(waiting);
            beginNext();
        }
        report(waiting, link, startedAt, result);
    }

    /// Whether it was started: after a shutdown nothing is.
    private boolean execute(Runnable task) {
        try {
            threads.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private SendResult attempt(Waiting waiting, Link link, Instant now) {
        try {
            SendResult result =
                    mode == DispatchMode.SEND
                            ? attempts.make(waiting.delivery(), () -> send(waiting, link, now))
                            : send(waiting, link, now);
            if (mode == DispatchMode.SEND) {
                Duration took = Duration.between(now, clock.instant());
                metrics.attempted(waiting.delivery(), result.outcome(), took);
            } else {
                metrics.observed(waiting.delivery());
            }
            return result;
        } catch (RuntimeException e) {
            // A bug in one integration must not take the others down with it.
            LOG.error("delivery {} failed by an error of ours", waiting.delivery().id(), e);
            metrics.internalError();
            return SendResult.unknown("internal error: " + e.getClass().getSimpleName());
        }
    }

    private SendResult send(Waiting waiting, Link link, Instant now) {
        Image image = link.engine.image();
        Delivery delivery = waiting.delivery();
        if (mode == DispatchMode.OBSERVE) {
            return new SendResult(
                    Delivery.Outcome.OBSERVED, 0, "not sent: --dispatch.mode is observe", 0);
        }
        Integration integration = WayOut.find(delivery, image.configuration());
        if (integration == null) {
            return SendResult.refused(
                    0, "the configuration no longer has " + WayOut.whatOf(delivery));
        }
        if (waiting.isTooLate(now)) {
            return tooLate(waiting);
        }
        Notice notice = delivery.notice();
        if (notice != null && isForAPerson(delivery)) {
            return pager.send(
                    delivery,
                    notice,
                    image,
                    integration,
                    waiting.timeLeft(now),
                    link.engine::submit);
        }
        SendResult answered = notice == null ? null : Pager.answered(delivery, notice, image);
        if (answered != null) {
            return answered;
        }
        if (notice != null && !notice.person().isEmpty()) {
            String address = link.addresses.mailOf(notice.person());
            if (address == null) {
                return SendResult.refused(
                        0, "\"%s\" has no mail address here".formatted(notice.person()));
            }
            integration = WayOut.addressed(integration, address);
        }
        Message message =
                notice == null
                        ? Message.of(delivery, image, externalUrl)
                        : notice.kind().isPage()
                                ? ChannelMessage.of(delivery, notice, image, externalUrl)
                                : NoticeMessage.of(delivery, notice, externalUrl);
        if (message.gone() > 0) {
            metrics.gone(message.gone());
        }
        if (message.alerts().isEmpty()) {
            return SendResult.refused(
                    0, "none of its %d alerts exists any longer".formatted(message.gone()));
        }
        Sender sender = senders.sender(integration);
        if (sender == null) {
            return SendResult.refused(0, Senders.whyNot(integration));
        }
        return send(sender, delivery, integration, message, image, waiting.timeLeft(now));
    }

    private SendResult send(
            Sender sender,
            Delivery delivery,
            Integration integration,
            Message message,
            Image image,
            Duration timeout) {
        Texts texts = Texts.withRouteLabels(templates.of(image.configuration()), message);
        SendResult result =
                sender.send(
                        new Notification(
                                texts.message(),
                                (Options) integration.settings(),
                                texts,
                                memory(delivery, image),
                                timeout));
        if (texts.failures().isEmpty()) {
            return result;
        }
        String failure = texts.failures().getFirst();
        LOG.warn(
                "delivery {} to {} of receiver \"{}\" went out with plain text: {}",
                delivery.id(),
                integration.label(),
                delivery.receiver(),
                failure);
        metrics.templateFailed(integration.type());
        return result.noting("a template failed and plain text took its place: " + failure);
    }

    /// What the integration remembered when it last told this group.
    private static LabelSet memory(Delivery delivery, Image image) {
        LabelSet[] found = {LabelSet.EMPTY};
        if (REMEMBERING.contains(delivery.integration())) {
            image.logEntries()
                    .forEach(
                            entry -> {
                                if (entry.key().equals(delivery.logKey())) {
                                    found[0] = entry.memory();
                                }
                            });
        }
        return found[0];
    }

    private static SendResult tooLate(Waiting waiting) {
        return SendResult.retryable(
                0,
                "not sent: waited for one of %d places at %s, where earlier requests are unanswered"
                        .formatted(Lanes.PER_DESTINATION, waiting.destination()),
                0);
    }

    private static SendResult shuttingDown() {
        return SendResult.retryable(0, "not sent: the server was shutting down", 0);
    }

    private void report(Waiting waiting, Link link, Instant startedAt, SendResult result) {
        try {
            link.reporter.report(reportOf(waiting, startedAt, result));
        } catch (InterruptedException e) {
            LOG.warn(
                    "the outcome {} of delivery {} could not be reported before the shutdown",
                    result.outcome(),
                    waiting.delivery().id());
        }
    }

    private Command.ReportAttempt reportOf(Waiting waiting, Instant startedAt, SendResult result) {
        Delivery delivery = waiting.delivery();
        Delivery.Attempt attempt =
                new Delivery.Attempt(
                        delivery.attemptCount(),
                        startedAt,
                        clock.instant(),
                        result.outcome(),
                        result.status(),
                        result.message());
        return new Command.ReportAttempt(
                delivery.id(), attempt, result.retryAfterMs(), result.memory());
    }

    private void sweep() {
        try {
            while (!closed) {
                pause.of(SWEEP_INTERVAL);
                try {
                    reportTooLate();
                } catch (RuntimeException e) {
                    LOG.error("looking for attempts that come too late failed", e);
                    metrics.internalError();
                }
            }
        } catch (InterruptedException e) {
            // By close, which reports what still waits.
        }
    }

    /// Reports those whose time ran out while they waited: better known as not sent than unknown.
    void reportTooLate() {
        Link link = this.link;
        if (link == null) {
            return;
        }
        Instant now = clock.instant();
        for (Waiting waiting : lanes.takeTooLate(now)) {
            execute(() -> report(waiting, link, waiting.orderedAt(), tooLate(waiting)));
        }
    }

    /// Takes nothing more, waits {@link #CLOSE_TIMEOUT} for what is under way, and reports the
    /// rest: as not sent what had not begun, as unknown what had. To be called while the engine
    /// still takes commands, and before the clients are closed.
    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }

    void close(Duration timeout) {
        closed = true;
        sweeper.interrupt();
        for (Waiting waiting : lanes.takeAll()) {
            reportUnsent(waiting);
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
                threads.awaitTermination(REPORT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
