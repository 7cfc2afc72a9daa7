// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.runtime;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Command;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.decision.Engine;
import dev.watchfire.engine.decision.Settings;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.store.Store;
import dev.watchfire.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An engine and its store, worked in rounds: decide, make durable, publish. No thread and no clock
/// of its own, so that a simulation can drive it through years in minutes. One thread at a time.
public final class Workspace {
    /// Told after each round that was kept, on the thread that runs it; must return at once.
    public interface Listener {
        /// @param starting deliveries whose attempt begins now
        void onCommitted(Image image, List<Delivery> starting);

        /// What the round made durable; comes before {@link #onCommitted}, and not at all where
        /// nothing durable happened.
        default void onBatch(Batch batch) {}
    }

    /// How long after a start a firing alert outlives its end: Prometheus repeats an alert every
    /// minute or so, and the word that came while we were down is lost.
    public static final Duration RESTART_GRACE = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);

    private final Settings settings;
    private final Store store;
    private final Listener listener;
    private Configuration configuration;
    private Instant dispatchFrom;
    private Engine engine;
    private Instant last;
    private Instant lastWall;
    private volatile Image image;

    private Workspace(
            Settings settings,
            Store store,
            Listener listener,
            Configuration configuration,
            Instant dispatchFrom,
            Instant wall)
            throws StoreException {
        this.settings = settings;
        this.store = store;
        this.listener = listener;
        this.configuration = configuration;
        this.dispatchFrom = dispatchFrom;
        this.last = Instant.EPOCH;
        this.lastWall = wall;
        this.engine = load();
        this.image = engine.image(last);
        begin(wall);
    }

    /// Loads what the store holds and puts the configuration in force.
    ///
    /// @param dispatchFrom nothing is flushed before
    /// @throws StoreException where the store cannot be read, or refuses the first round
    public static Workspace open(
            Settings settings,
            Store store,
            Listener listener,
            Configuration configuration,
            Instant dispatchFrom,
            Instant wall)
            throws StoreException {
        return new Workspace(settings, store, listener, configuration, dispatchFrom, wall);
    }

    private Engine load() throws StoreException {
        Engine loaded = new Engine(settings);
        Store.Position position = store.load(loaded::load);
        loaded.resume(position.sequence(), position.lastId());
        if (position.at().isAfter(last)) {
            last = position.at();
        }
        return loaded;
    }

    private void begin(Instant wall) throws StoreException {
        Instant now = later(wall);
        run(
                List.of(
                        new Command.Configure(configuration),
                        new Command.Start(now.plus(RESTART_GRACE), dispatchFrom)),
                wall);
    }

    /// Decides the commands in their order, fires the timers that are due, and makes the whole
    /// round durable.
    ///
    /// @return the replies, in the order of the commands
    /// @throws StoreException where nothing was kept: the state is as it was before the round
    /// @throws RuntimeException a bug; the state must not be used any more
    public List<Reply> run(List<Command> commands, Instant wall) throws StoreException {
        return keep(decide(commands, wall));
    }

    /// A round that is decided and not kept yet. The next must not begin before.
    ///
    /// @param batch what must become durable, or null
    record Round(
            List<Command> commands,
            List<Reply> replies,
            Instant wall,
            Instant now,
            @Nullable Batch batch) {
        boolean isDurable() {
            return batch != null;
        }
    }

    /// The first half of {@link #run}: touches nothing but memory.
    Round decide(List<Command> commands, Instant wall) {
        Instant now = later(wall);
        List<Reply> replies = new ArrayList<>(commands.size());
        Duration behind = Duration.between(wall, now);
        for (Command command : commands) {
            replies.add(engine.decide(ClockLag.adjust(command, wall, behind), now));
        }
        engine.decide(new Command.Tick(), now);
        Batch batch = engine.hasDurableChanges() ? engine.batch(now) : null;
        return new Round(commands, replies, wall, now, batch);
    }

    /// The second half of {@link #run}: waits for the disk where the round has anything durable.
    List<Reply> keep(Round round) throws StoreException {
        Batch batch = round.batch;
        if (batch != null) {
            try {
                store.commit(List.of(batch));
            } catch (StoreException e) {
                takeBack(e, round.wall);
                throw e;
            }
        }
        List<Delivery> starting = engine.committed();
        last = round.now;
        for (Command command : round.commands) {
            if (command instanceof Command.Configure configure) {
                configuration = configure.configuration();
            }
        }
        image = engine.image(round.now);
        if (batch != null) {
            listener.onBatch(batch);
        }
        listener.onCommitted(image, starting);
        return round.replies;
    }

    private void takeBack(StoreException failure, Instant wall) throws StoreException {
        switch (failure.kind()) {
            case RETRYABLE -> engine.undo();
            case OUTCOME_UNKNOWN -> {
                LOG.warn(
                        "Loading the state anew: it is not known whether the last commit was kept");
                engine = load();
                begin(wall);
            }
            case UNUSABLE -> engine.undo();
        }
    }

    /// Time never goes back, and every round has its own. Whole microseconds, as timers have.
    /// Behind a wall clock that was set back it goes on, a tenth slower, until the clock has caught
    /// up: standing still would hold every page for as long.
    private Instant later(Instant wall) {
        Instant micros = wall.truncatedTo(ChronoUnit.MICROS);
        Instant now = micros;
        if (!micros.isAfter(last)) {
            long elapsed = Math.max(0, ChronoUnit.MICROS.between(lastWall, micros));
            now = last.plus(Math.max(1, elapsed * 9 / 10), ChronoUnit.MICROS);
        }
        lastWall = micros;
        return now;
    }

    /// The state as of the last durable round; for any thread.
    public Image image() {
        return image;
    }

    /// When the next round is due even without a command; {@link Instant#MAX} for never.
    public Instant nextDeadline() {
        return engine.nextDeadline();
    }

    /// A digest of the whole state, see {@link Engine#stateHash()}.
    public long stateHash() {
        return engine.stateHash();
    }

    public int softChanges() {
        return engine.softChanges();
    }

    public int pendingTimers() {
        return engine.pendingTimers();
    }
}
