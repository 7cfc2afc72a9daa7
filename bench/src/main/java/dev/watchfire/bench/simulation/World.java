// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.simulation;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.alert.IncomingAlert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.InhibitRule;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.IntegrationSettings;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.decision.Settings;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.silence.SilenceDraft;
import dev.watchfire.runtime.Workspace;
import dev.watchfire.store.StoreException;
import dev.watchfire.store.StoreLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/// The simulated life: sources, a clock, a disk, receivers, and the engine between them.
final class World implements AutoCloseable {
    static final int ALERTS = 24;
    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration GROUP_INTERVAL = Duration.ofMinutes(2);

    static final List<List<Matcher>> MUTES =
            List.of(
                    List.of(matcher("name", Matcher.Op.EQUAL, "n1")),
                    List.of(matcher("instance", Matcher.Op.REGEX, "i[0-3]")),
                    List.of(
                            matcher("severity", Matcher.Op.EQUAL, "warning"),
                            matcher("name", Matcher.Op.NOT_EQUAL, "n2")),
                    List.of(matcher("instance", Matcher.Op.REGEX, "i.*5")));

    static final List<Configuration> CONFIGURATIONS =
            List.of(configuration(0), configuration(1), configuration(2));

    private static final Settings SETTINGS =
            new Settings(Duration.ofHours(120), 0, 0, 0, Duration.ZERO, 7);
    private static final int REPEAT_SECONDS = 60;

    /// More than any step has a store refuse in a row.
    private static final int MOST_REFUSALS = 100;

    /// How long a source promises that an alert goes on.
    private static final int ENDS_AFTER_SECONDS = 240;

    private final Path folder;
    private final Receivers receivers;
    private final Oracle oracle;
    private final Map<Integer, Instant> burning = new TreeMap<>();
    private final List<UUID> silences = new ArrayList<>();
    private Configuration configuration = CONFIGURATIONS.getFirst();
    private Path data;
    private int lives;
    private FaultyStore store;
    private Workspace workspace;

    /// True seconds since the beginning; the wall clock may be off.
    private double time;

    private double skew;
    private double nextRepeat = REPEAT_SECONDS;
    private boolean sourcesSilent;

    World(Path folder, long seed) {
        this.folder = folder;
        this.receivers = new Receivers(new SplittableRandom(seed + 1));
        this.oracle = new Oracle(receivers);
        this.data = folder.resolve("0");
        this.store = open(data);
        this.workspace = begin();
    }

    private static FaultyStore open(Path data) {
        try {
            return new FaultyStore(StoreLocation.of(data, null).open());
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    private Workspace begin() {
        try {
            return Workspace.open(
                    SETTINGS, store, this::committed, configuration, Instant.MIN, wall());
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    private void committed(Image image, List<Delivery> starting) {
        for (Delivery delivery : starting) {
            oracle.checkStart(delivery, image);
            receivers.receive(delivery, image, time);
        }
    }

    Image image() {
        return workspace.image();
    }

    Oracle oracle() {
        return oracle;
    }

    private Instant wall() {
        return at(time + skew);
    }

    private static Instant at(double seconds) {
        return BEGIN.plusNanos((long) (seconds * 1e9));
    }

    void live(Step step) {
        switch (step) {
            case Step.Burn(int alert, boolean burns) -> burn(alert, burns);
            case Step.Pass(int seconds) -> pass(seconds);
            case Step.Silence(int seconds) -> {
                sourcesSilent = true;
                pass(seconds);
                sourcesSilent = false;
                nextRepeat = time;
            }
            case Step.Mute(int matcher, int from, int length) -> mute(matcher, from, length);
            case Step.Unmute(int which) -> {
                if (which < silences.size()) {
                    UUID silence = silences.remove(which);
                    oracle.expiring(silence);
                    if (send(new Command.ExpireSilence(silence)) == Sent.ACCEPTED) {
                        oracle.expired(silence);
                    }
                }
            }
            case Step.Reload(int index) -> {
                configuration = CONFIGURATIONS.get(index);
                send(new Command.Configure(configuration));
            }
            case Step.Die(Step.Death death, int down) -> {
                if (death == Step.Death.BETWEEN) {
                    die();
                } else {
                    store.dieAt(death);
                    burn(0, true);
                }
                time += down;
            }
            case Step.DiskFull(int transactions) -> store.refuse(transactions);
            case Step.ClockJump(int seconds) -> {
                skew += seconds;
                if (seconds < 0) {
                    oracle.clockWentBack(Duration.ofSeconds(-seconds));
                }
            }
            case Step.Receivers(Step.Mood mood) -> receivers.be(mood);
        }
        oracle.check(workspace.image(), wall());
    }

    /// Nothing goes wrong any more, for long enough that everything due must have been told.
    void settle() {
        store.refuse(0);
        store.dieAt(null);
        receivers.be(Step.Mood.HEALTHY);
        pass((int) GROUP_INTERVAL.toSeconds() * 6);
        oracle.check(workspace.image(), wall());
        oracle.checkEverybodyKnows(workspace.image());
    }

    /// Writes what is soft, loads the store anew, and compares.
    void compareWithFreshLoad() {
        // A death or a full disk that is still to come would leave something unwritten.
        Sent sent = Sent.REFUSED;
        for (int i = 0; sent != Sent.ACCEPTED && i < MOST_REFUSALS; i++) {
            sent = send(new Command.WriteBack(Integer.MAX_VALUE));
        }
        long inMemory = workspace.stateHash();
        dev.watchfire.engine.decision.Engine fresh =
                new dev.watchfire.engine.decision.Engine(SETTINGS);
        try {
            store.load(fresh::load);
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
        if (fresh.stateHash() != inMemory) {
            throw new Violation("the state in memory is not what a fresh load gives");
        }
    }

    long hash() {
        return workspace.stateHash();
    }

    private void burn(int alert, boolean burns) {
        if (burns) {
            burning.putIfAbsent(alert, wall());
            post(List.of(incoming(alert, ENDS_AFTER_SECONDS)));
        } else {
            Instant since = burning.remove(alert);
            if (since != null) {
                burning.put(alert, since);
                IncomingAlert ended = incoming(alert, 0);
                burning.remove(alert);
                post(List.of(ended));
            }
        }
    }

    private IncomingAlert incoming(int alert, int endsAfter) {
        Instant startsAt = burning.getOrDefault(alert, wall());
        Instant endsAt = wall().plusSeconds(endsAfter);
        return new IncomingAlert(
                labels(alert),
                LabelSet.of("at", String.valueOf((long) time / 600)),
                startsAt,
                endsAt.isBefore(startsAt) ? startsAt : endsAt,
                "");
    }

    static LabelSet labels(int alert) {
        return LabelSet.of(
                "name",
                "n" + alert % 3,
                "severity",
                alert % 4 == 0 ? "critical" : "warning",
                "instance",
                "i" + alert,
                "cluster",
                alert % 5 == 0 ? "" : "c" + alert % 2);
    }

    private void post(List<IncomingAlert> alerts) {
        oracle.posting(alerts);
        Sent sent = send(new Command.Ingest(alerts));
        if (sent == Sent.ACCEPTED) {
            oracle.posted(alerts, wall());
        } else if (sent == Sent.REFUSED) {
            oracle.refused(alerts);
        }
    }

    private void mute(int matcher, int from, int length) {
        Instant start = wall().plusSeconds(from);
        SilenceDraft draft =
                new SilenceDraft(
                        null,
                        MUTES.get(matcher),
                        start,
                        start.plusSeconds(length),
                        "ada",
                        "simulated",
                        LabelSet.EMPTY);
        Sent sent = send(new Command.SaveSilence(draft));
        if (sent == Sent.ACCEPTED && lastReply instanceof Reply.SilenceSaved saved) {
            silences.add(saved.silence());
            oracle.muted(saved.silence(), draft);
        }
    }

    private enum Sent {
        ACCEPTED,
        REFUSED,
        /// The process died around it.
        IN_DOUBT
    }

    private Reply lastReply = new Reply.Done();

    private Sent send(Command command) {
        try {
            lastReply = workspace.run(List.of(command), wall()).getFirst();
            return Sent.ACCEPTED;
        } catch (StoreException _) {
            return Sent.REFUSED;
        } catch (FaultyStore.Died _) {
            die();
            return Sent.IN_DOUBT;
        }
    }

    /// The files as they are on the disk are all that is left.
    private void die() {
        receivers.loseReports();
        lives++;
        Path next = folder.resolve(String.valueOf(lives));
        try {
            Files.createDirectories(next);
            try (Stream<Path> files = Files.list(data)) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".db") || name.endsWith("-wal")) {
                        Files.copy(file, next.resolve(name));
                    }
                }
            }
            store.close();
            delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        data = next;
        store = open(data);
        doubtWhatWasUnderWay();
        workspace = begin();
        oracle.restarted(workspace.image());
    }

    private void doubtWhatWasUnderWay() {
        try {
            store.load(
                    entity -> {
                        if (entity instanceof Delivery delivery
                                && delivery.state() == Delivery.State.SENDING) {
                            receivers.doubt(delivery.logKey());
                        }
                    });
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void pass(double seconds) {
        double end = time + seconds;
        while (time < end) {
            Instant deadline = workspace.nextDeadline();
            double engine =
                    deadline.equals(Instant.MAX)
                            ? Double.MAX_VALUE
                            : Duration.between(BEGIN, deadline).toNanos() / 1e9 - skew;
            double repeat = sourcesSilent ? Double.MAX_VALUE : nextRepeat;
            // Behind its own time the engine looks every second, as its thread does.
            boolean behind = workspace.image().at().isAfter(wall());
            double idle = behind ? time + 1 : Double.MAX_VALUE;
            double next =
                    Math.min(
                            Math.min(engine, receivers.nextReport()),
                            Math.min(Math.min(repeat, idle), end));
            // A little later than asked, as every real clock is; and never standing still.
            time = Math.max(time + 0.000_01, next + 0.000_002);
            receivers.take(time).forEach(this::report);
            if (!sourcesSilent && time >= nextRepeat) {
                nextRepeat = time + REPEAT_SECONDS;
                List<IncomingAlert> repeats = new ArrayList<>();
                burning.keySet().forEach(alert -> repeats.add(incoming(alert, ENDS_AFTER_SECONDS)));
                post(repeats);
            } else if (send(new Command.Tick()) == Sent.REFUSED) {
                time += 1;
            }
        }
    }

    private void report(Receivers.Report report) {
        Delivery delivery = workspace.image().deliveries().get(report.command().deliveryId());
        boolean expected =
                delivery != null
                        && delivery.state() == Delivery.State.SENDING
                        && delivery.attemptCount() == report.command().attempt().number();
        int life = lives;
        Sent sent = send(report.command());
        if (sent == Sent.ACCEPTED && expected) {
            receivers.acknowledged(report);
        } else if (sent == Sent.REFUSED && life == lives) {
            receivers.later(report, 1);
        }
    }

    @Override
    public void close() {
        store.close();
    }

    private static Matcher matcher(String name, Matcher.Op op, String value) {
        return Matcher.of(name, op, value);
    }

    private static Configuration configuration(int variant) {
        Route critical =
                route(
                        "{}/{severity=\"critical\"}",
                        "two",
                        List.of(matcher("severity", Matcher.Op.EQUAL, "critical")),
                        variant == 1 ? List.of("name", "cluster") : List.of("name"),
                        List.of());
        Route root =
                route(
                        "{}",
                        "one",
                        List.of(),
                        List.of("name"),
                        variant == 2 ? List.of() : List.of(critical));
        InhibitRule rule =
                new InhibitRule(
                        "",
                        List.of(matcher("severity", Matcher.Op.EQUAL, "critical")),
                        List.of(matcher("severity", Matcher.Op.EQUAL, "warning")),
                        List.of("name", "cluster"));
        return new Configuration(
                root,
                List.of(receiver("one", true), receiver("two", true, false)),
                List.of(rule),
                Map.of(),
                Configuration.DEFAULT_RESOLVE_TIMEOUT,
                variant,
                "");
    }

    private static Route route(
            String id,
            String receiver,
            List<Matcher> matchers,
            List<String> groupBy,
            List<Route> routes) {
        return new Route(
                id,
                id,
                receiver,
                groupBy,
                false,
                Duration.ofSeconds(10),
                GROUP_INTERVAL,
                Duration.ofHours(2),
                matchers,
                false,
                List.of(),
                List.of(),
                LabelSet.EMPTY,
                routes);
    }

    private static Receiver receiver(String name, boolean... sendResolved) {
        List<Integration> integrations = new ArrayList<>();
        for (int i = 0; i < sendResolved.length; i++) {
            integrations.add(
                    new Integration(
                            "webhook",
                            i,
                            sendResolved[i],
                            new IntegrationSettings.NotDelivered("simulated")));
        }
        return new Receiver(name, LabelSet.EMPTY, integrations);
    }
}
