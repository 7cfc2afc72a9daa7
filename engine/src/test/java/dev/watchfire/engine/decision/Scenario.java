// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Command;
import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.alert.IncomingAlert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.InhibitRule;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.IntegrationSettings;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Delivery.Attempt;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.interval.TimeInterval;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.silence.SilenceDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// An engine under virtual time, with a store that is a map and receivers that do as they are told.
final class Scenario {
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    /// What a receiver was told.
    record Told(
            Duration after,
            String receiver,
            Delivery.Reason reason,
            List<String> firing,
            List<String> resolved) {
        @Override
        public String toString() {
            return after.toSeconds() + "s " + receiver + " " + reason + " " + firing + resolved;
        }
    }

    final List<Told> told = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();

    /// Messages about pages that arrived: when, to whom, by which means, of which kind.
    final List<String> messages = new ArrayList<>();

    final List<Delivery> held = new ArrayList<>();

    /// What the next attempts end with; success where it is empty.
    final List<Outcome> outcomes = new ArrayList<>();

    /// What every attempt at a receiver ends with, whatever is planned.
    final Map<String, Outcome> always = new HashMap<>();

    /// Sees each fact with its time.
    BiConsumer<Instant, Fact> journal = (_, _) -> {};

    /// Sees each attempt as it leaves, with its time.
    BiConsumer<Instant, Delivery> departures = (_, _) -> {};

    /// Keeps attempts under way until {@link #answer}.
    boolean receiversHang;

    private final Map<Long, Entity> rows = new TreeMap<>();
    private final Map<Long, Entity> archive = new HashMap<>();
    private Settings settings = Settings.DEFAULT;
    private Configuration configuration;
    private Engine engine = new Engine(settings);
    private long lastSequence;
    private long lastId;
    private Instant now = START;

    Scenario(Configuration configuration) {
        this(configuration, Settings.DEFAULT);
    }

    Scenario(Configuration configuration, Settings settings) {
        this.configuration = configuration;
        this.settings = settings;
        this.engine = new Engine(settings);
        begin(Duration.ZERO);
    }

    private void begin(Duration dispatchDelay) {
        round(
                List.of(
                        new Command.Configure(configuration),
                        new Command.Start(
                                now.plus(Duration.ofMinutes(5)), now.plus(dispatchDelay))));
    }

    /// Forgets everything but the rows and the time.
    Scenario restart(Duration downtime) {
        now = now.plus(downtime);
        engine = new Engine(settings);
        rows.values().forEach(engine::load);
        engine.resume(lastSequence, lastId);
        held.clear();
        begin(Duration.ZERO);
        return this;
    }

    Scenario configure(Configuration configuration) {
        this.configuration = configuration;
        round(List.of(new Command.Configure(configuration)));
        return this;
    }

    Engine engine() {
        return engine;
    }

    Instant now() {
        return now;
    }

    Image image() {
        return engine.image(now);
    }

    Map<Long, Entity> rows() {
        return rows;
    }

    Map<Long, Entity> archive() {
        return archive;
    }

    Reply send(Command command) {
        return round(List.of(command)).getFirst();
    }

    List<Reply> round(List<Command> commands) {
        now = now.plusNanos(1000);
        List<Reply> replies = new ArrayList<>();
        for (Command command : commands) {
            replies.add(engine.decide(command, now));
        }
        engine.decide(new Command.Tick(), now);
        keep();
        for (Delivery delivery : engine.committed()) {
            departures.accept(now, delivery);
            if (receiversHang) {
                held.add(delivery);
            } else {
                answer(delivery);
            }
        }
        return replies;
    }

    private void keep() {
        Batch batch = engine.batch(now);
        if (!engine.hasDurableChanges()) {
            return;
        }
        lastSequence = batch.sequence();
        lastId = batch.lastId();
        facts.addAll(batch.facts());
        batch.facts().forEach(fact -> journal.accept(now, fact));
        for (Batch.Change change : batch.changes()) {
            Entity after = change.after();
            if (after == null || change.archived()) {
                rows.remove(change.id());
            } else {
                rows.put(change.id(), after);
            }
            if (after != null && change.archived()) {
                archive.put(change.id(), after);
            }
        }
    }

    /// Ends the attempt of a delivery as planned.
    void answer(Delivery delivery) {
        Outcome planned = outcomes.isEmpty() ? Outcome.SENT : outcomes.removeFirst();
        String way = delivery.receiver().isEmpty() ? delivery.integration() : delivery.receiver();
        Outcome outcome = always.getOrDefault(way, planned);
        Notice notice = delivery.notice();
        if (outcome == Outcome.SENT && notice != null && notice.kind().isPage()) {
            messages.add(
                    "%ds %s %s %s%s"
                            .formatted(
                                    Duration.between(START, now).toSeconds(),
                                    notice.person().isEmpty()
                                            ? delivery.receiver()
                                            : notice.person(),
                                    delivery.integration(),
                                    notice.kind().word(),
                                    notice.pages().size() == 1
                                            ? ""
                                            : " of " + notice.pages().size()));
        }
        if (outcome == Outcome.SENT && notice == null) {
            told.add(
                    new Told(
                            Duration.between(START, now),
                            delivery.receiver(),
                            delivery.reason(),
                            names(delivery.firing()),
                            names(delivery.resolved())));
        }
        send(
                new Command.ReportAttempt(
                        delivery.id(),
                        new Attempt(delivery.attemptCount(), now, now, outcome, 200, "as planned"),
                        0));
    }

    private List<String> names(Ids alerts) {
        List<String> names = new ArrayList<>();
        alerts.forEach(
                id -> {
                    Alert alert = image().alerts().get(id);
                    if (alert != null) {
                        names.add(alert.labels().valueOrEmpty("i"));
                    }
                });
        return names;
    }

    /// Lets time pass, timer by timer.
    Scenario pass(Duration duration) {
        Instant end = now.plus(duration);
        while (true) {
            Instant next = engine.nextDeadline();
            if (next.isAfter(end)) {
                now = end;
                return this;
            }
            if (next.isAfter(now)) {
                now = next;
            }
            round(List.of());
        }
    }

    Reply fire(String... labels) {
        return send(new Command.Ingest(List.of(alert(null, labels))));
    }

    Reply resolve(String... labels) {
        return send(new Command.Ingest(List.of(alert(now, labels))));
    }

    /// Says an alert fires until `endsAt`; both times default as the engine defaults them.
    static IncomingAlert alert(@Nullable Instant endsAt, String... labels) {
        Instant startsAt = endsAt == null ? null : START.minusSeconds(1);
        return new IncomingAlert(LabelSet.of(labels), LabelSet.EMPTY, startsAt, endsAt, "");
    }

    void say(String summary, String... labels) {
        send(new Command.Ingest(List.of(saying(summary, null, labels))));
    }

    static IncomingAlert saying(String summary, @Nullable Instant endsAt, String... labels) {
        return new IncomingAlert(
                LabelSet.of(labels), LabelSet.of("summary", summary), START, endsAt, "");
    }

    UUID silence(Duration from, Duration to, Matcher... matchers) {
        Reply reply =
                send(
                        new Command.SaveSilence(
                                new SilenceDraft(
                                        null,
                                        List.of(matchers),
                                        START.plus(from),
                                        START.plus(to),
                                        "ada",
                                        "maintenance",
                                        LabelSet.EMPTY)));
        return ((Reply.SilenceSaved) reply).silence();
    }

    @Nullable Alert find(String... labels) {
        return image().alertByFingerprint(LabelSet.of(labels).fingerprint());
    }

    static Matcher eq(String name, String value) {
        return Matcher.of(name, Matcher.Op.EQUAL, value);
    }

    static Matcher re(String name, String value) {
        return Matcher.of(name, Matcher.Op.REGEX, value);
    }

    // Configurations.

    static Route route(
            String id,
            String receiver,
            List<String> groupBy,
            List<Matcher> matchers,
            List<String> mute,
            List<Route> routes) {
        return new Route(
                id,
                id,
                receiver,
                groupBy,
                false,
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofHours(4),
                matchers,
                false,
                mute,
                List.of(),
                LabelSet.EMPTY,
                routes);
    }

    /// The same route with another group interval.
    static Route quick(Route route, Duration groupInterval) {
        return new Route(
                route.id(),
                route.key(),
                route.receiver(),
                route.groupBy(),
                route.groupByAll(),
                route.groupWait(),
                groupInterval,
                route.repeatInterval(),
                route.matchers(),
                route.continues(),
                route.muteTimeIntervals(),
                route.activeTimeIntervals(),
                route.labels(),
                route.routes());
    }

    static Receiver receiver(String name, boolean... sendResolved) {
        List<Integration> integrations = new ArrayList<>();
        for (int i = 0; i < sendResolved.length; i++) {
            integrations.add(
                    new Integration(
                            "webhook",
                            i,
                            sendResolved[i],
                            new IntegrationSettings.NotDelivered("a test")));
        }
        return new Receiver(name, LabelSet.EMPTY, integrations);
    }

    static Configuration configuration(
            Route route,
            List<InhibitRule> rules,
            Map<String, List<TimeInterval>> intervals,
            Receiver... receivers) {
        return new Configuration(
                route, List.of(receivers), rules, intervals, Duration.ofMinutes(5), 1, "");
    }

    /// One route that groups by `a`, one receiver `r` with one integration.
    static Configuration simple(InhibitRule... rules) {
        return configuration(
                route("{}", "r", List.of("a"), List.of(), List.of(), List.of()),
                List.of(rules),
                Map.of(),
                receiver("r", true));
    }
}
