// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Command.KeepCalendar.Copy;
import dev.watchfire.engine.rota.SubscribedCalendar;
import dev.watchfire.integrations.calendar.CalendarFetch.Fetched;
import dev.watchfire.integrations.calendar.CalendarMetrics.Result;
import dev.watchfire.integrations.http.Outgoing;
import dev.watchfire.runtime.EngineAccess;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads every calendar that is wanted every five minutes, and hands what changed to the engine.
/// What was read last stays where reading fails. Safe for any thread.
public final class CalendarPoller {
    static final Duration INTERVAL = Duration.ofMinutes(5);

    /// So much later at most, so that not all come at once.
    static final Duration JITTER = Duration.ofSeconds(30);

    /// After this a calendar is read whole even if it did not change: what repeats goes further
    /// than what was kept of it.
    static final Duration WHOLE_EVERY = Duration.ofHours(12);

    /// Slow ones hold up others only when so many are slow.
    private static final int AT_ONCE = 8;

    private static final Logger LOG = LoggerFactory.getLogger(CalendarPoller.class);

    private final EngineAccess engine;
    private final Supplier<List<CalendarSource>> wanted;
    private final Supplier<Names> names;
    private final CalendarFetch fetch;
    private final AbsenceSync absences;
    private final CalendarMetrics metrics;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Executor executor;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    /// What is known of one since the program started.
    ///
    /// @param nextAt when it is read again
    /// @param readAt when it last answered; {@link Instant#EPOCH} for never
    /// @param wholeAt when it last answered with all of it
    /// @param names by which it was read then
    private record Turn(
            CalendarSource source,
            Instant nextAt,
            Instant readAt,
            Instant wholeAt,
            @Nullable Names names,
            boolean underWay) {}

    /// @param wanted asked at each turn
    /// @param names asked at each turn
    /// @param executor runs what waits for others
    public CalendarPoller(
            EngineAccess engine,
            Supplier<List<CalendarSource>> wanted,
            Supplier<Names> names,
            Outgoing outgoing,
            String userAgent,
            PrometheusRegistry registry,
            InstantSource clock,
            RandomGenerator random,
            Executor executor) {
        this(
                engine,
                wanted,
                names,
                new CalendarFetch(outgoing, userAgent, CalendarFetch.TIMEOUT),
                registry,
                clock,
                random,
                executor);
    }

    CalendarPoller(
            EngineAccess engine,
            Supplier<List<CalendarSource>> wanted,
            Supplier<Names> names,
            CalendarFetch fetch,
            PrometheusRegistry registry,
            InstantSource clock,
            RandomGenerator random,
            Executor executor) {
        this.engine = engine;
        this.wanted = wanted;
        this.names = names;
        this.fetch = fetch;
        this.absences = new AbsenceSync(engine);
        this.clock = clock;
        this.random = random;
        this.executor = executor;
        this.metrics = new CalendarMetrics(registry, this::count, this::oldest);
    }

    /// When it last answered, also that nothing changed; null for not since the start.
    public @Nullable Instant readAt(String source) {
        Turn turn = turns.get(source);
        return turn == null || turn.readAt.equals(Instant.EPOCH) ? null : turn.readAt;
    }

    /// Starts what is due. To be called every few seconds.
    public void tick() {
        Instant now = clock.instant();
        List<CalendarSource> sources = wanted.get();
        Set<String> ids = new HashSet<>();
        for (CalendarSource source : sources) {
            if (ids.add(source.id())) {
                start(source, now);
            }
        }
        turns.keySet().retainAll(ids);
        forget(ids);
    }

    /// Reads one soon, as somebody just gave its address.
    public void soon(String source) {
        turns.computeIfPresent(
                source,
                (_, t) -> new Turn(t.source, Instant.EPOCH, t.readAt, t.wholeAt, null, t.underWay));
    }

    private void forget(Set<String> ids) {
        engine.image()
                .calendars()
                .forEach(
                        calendar -> {
                            if (!ids.contains(calendar.source())) {
                                absences.end(calendar.source(), clock.instant());
                                submit(new Command.ForgetCalendar(calendar.source()));
                            }
                        });
    }

    private void start(CalendarSource source, Instant now) {
        Turn turn =
                turns.compute(
                        source.id(),
                        (_, before) ->
                                before == null || !before.source.equals(source)
                                        ? new Turn(
                                                source,
                                                Instant.EPOCH,
                                                Instant.EPOCH,
                                                Instant.EPOCH,
                                                null,
                                                false)
                                        : before);
        if (turn.underWay || turn.nextAt.isAfter(now) || !room.tryAcquire()) {
            return;
        }
        turns.put(source.id(), underWay(turn, true));
        executor.execute(
                () -> {
                    try {
                        read(turn);
                    } finally {
                        room.release();
                    }
                });
    }

    private static Turn underWay(Turn turn, boolean underWay) {
        return new Turn(turn.source, turn.nextAt, turn.readAt, turn.wholeAt, turn.names, underWay);
    }

    private void read(Turn turn) {
        Names known = turn.source.isOfPerson() ? Names.NONE : names.get();
        Instant now = clock.instant();
        boolean whole = turn.wholeAt.plus(WHOLE_EVERY).isBefore(now) || !known.equals(turn.names);
        boolean good = false;
        boolean read = false;
        try {
            SubscribedCalendar copy = copy(turn.source.id());
            Fetched fetched =
                    copy == null || whole
                            ? fetch.fetch(turn.source, "", "")
                            : fetch.fetch(turn.source, copy.tag(), copy.modified());
            switch (fetched) {
                case Fetched.Unchanged _ -> {
                    metrics.count(Result.UNCHANGED);
                    good = true;
                    problem(turn.source, copy, "");
                }
                case Fetched.Text text -> {
                    Copy copied = read(turn.source, text, known, now);
                    metrics.count(
                            keep(turn.source, copy, copied) ? Result.CHANGED : Result.UNCHANGED);
                    good = true;
                    read = true;
                }
                case Fetched.Failed(String problem) -> {
                    metrics.count(Result.FAILED);
                    problem(turn.source, copy, problem);
                }
            }
        } catch (NoCalendar e) {
            metrics.count(Result.FAILED);
            problem(turn.source, copy(turn.source.id()), String.valueOf(e.getMessage()));
        } finally {
            follow(turn.source, now);
            done(turn, known, now, good, read);
        }
    }

    /// Also where it could not be read: the copy is still what its owner said last.
    private void follow(CalendarSource source, Instant now) {
        SubscribedCalendar copy = source.isOfPerson() ? copy(source.id()) : null;
        if (copy != null && !copy.readAt().equals(Instant.EPOCH)) {
            absences.follow(source, copy, now);
        }
    }

    private void done(Turn turn, Names known, Instant now, boolean good, boolean whole) {
        Instant next = now.plus(INTERVAL).plusMillis(random.nextLong(JITTER.toMillis()));
        turns.computeIfPresent(
                turn.source.id(),
                (_, t) ->
                        t.source.equals(turn.source)
                                ? new Turn(
                                        t.source,
                                        next,
                                        good ? now : t.readAt,
                                        whole ? now : t.wholeAt,
                                        whole ? known : t.names,
                                        false)
                                : underWay(t, false));
    }

    private static Copy read(CalendarSource source, Fetched.Text text, Names names, Instant now)
            throws NoCalendar {
        Copy read =
                source.isOfPerson()
                        ? IcalReader.absences(text.text(), now)
                        : IcalReader.duties(text.text(), names, now);
        return new Copy(text.tag(), text.modified(), read.events(), read.unmatched());
    }

    private @Nullable SubscribedCalendar copy(String source) {
        SubscribedCalendar[] found = new SubscribedCalendar[1];
        engine.image()
                .calendars()
                .forEach(
                        calendar -> {
                            if (calendar.source().equals(source)) {
                                found[0] = calendar;
                            }
                        });
        return found[0];
    }

    /// @return whether there was anything to keep
    private boolean keep(CalendarSource source, @Nullable SubscribedCalendar known, Copy copy) {
        boolean same =
                known != null
                        && known.problem().isEmpty()
                        && !known.readAt().equals(Instant.EPOCH)
                        && known.tag().equals(copy.tag())
                        && known.modified().equals(copy.modified())
                        && known.events().equals(copy.events())
                        && known.unmatched().equals(copy.unmatched());
        if (!same) {
            submit(new Command.KeepCalendar(source.id(), copy, ""));
        }
        return !same;
    }

    private void problem(
            CalendarSource source, @Nullable SubscribedCalendar known, String problem) {
        if (known == null ? !problem.isEmpty() : !known.problem().equals(problem)) {
            if (!problem.isEmpty()) {
                LOG.warn("A calendar ({}) cannot be read: {}", source.id(), problem);
            }
            submit(new Command.KeepCalendar(source.id(), null, problem));
        }
    }

    /// Waits until it is durable, or leaves it to the next turn.
    private void submit(Command command) {
        try {
            var _ = engine.submit(command).join();
        } catch (CompletionException e) {
            LOG.warn("What a calendar said was not kept, trying again later", e);
        }
    }

    private long count(CalendarMetrics.State state) {
        Map<String, String> problems = new HashMap<>();
        engine.image().calendars().forEach(c -> problems.put(c.source(), c.problem()));
        return turns.keySet().stream()
                .filter(
                        source ->
                                problems.getOrDefault(source, "").isEmpty()
                                        == (state == CalendarMetrics.State.GOOD))
                .count();
    }

    private double oldest() {
        Instant now = clock.instant();
        Map<String, Instant> kept = new HashMap<>();
        engine.image().calendars().forEach(c -> kept.put(c.source(), c.readAt()));
        double oldest = 0;
        for (Map.Entry<String, Turn> turn : turns.entrySet()) {
            Instant since = turn.getValue().readAt;
            Instant durable = kept.getOrDefault(turn.getKey(), Instant.EPOCH);
            Instant read = since.isAfter(durable) ? since : durable;
            if (!read.equals(Instant.EPOCH)) {
                oldest = Math.max(oldest, (double) Duration.between(read, now).toSeconds());
            }
        }
        return oldest;
    }
}
