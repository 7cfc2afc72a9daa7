// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.runtime;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The engine's one thread. Takes commands from two bounded lanes, people and timers before intake,
/// and runs as many as are there in one round: under load one fsync serves hundreds of requests.
public final class EngineThread implements EngineAccess, AutoCloseable {
    /// Commands that wait in one lane. A request of Prometheus is one command of up to 64 alerts,
    /// so this is tens of seconds of work; more would only hide an overload.
    static final int LANE_CAPACITY = 10_000;

    /// Commands decided in one round: enough to spread an fsync thin, few enough that the first
    /// caller does not wait long for the last.
    static final int COMMANDS_PER_ROUND = 256;

    /// Longest sleep without anything to do; also how often soft changes are looked at.
    private static final Duration IDLE = Duration.ofSeconds(1);

    /// Soft changes written in one round.
    private static final int WRITE_BACK_LIMIT = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(EngineThread.class);

    private record Waiting(Command command, CompletableFuture<Reply> future) {}

    private final Workspace workspace;
    private final InstantSource clock;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final ArrayDeque<Waiting> people = new ArrayDeque<>();
    private final ArrayDeque<Waiting> intake = new ArrayDeque<>();
    private volatile boolean stopping;
    private volatile @Nullable Throwable failure;
    private volatile Instant lastRound;

    public EngineThread(Workspace workspace, InstantSource clock) {
        this.workspace = workspace;
        this.clock = clock;
        this.lastRound = clock.instant();
        this.thread = Thread.ofPlatform().name("engine").unstarted(this::loop);
    }

    public void start() {
        thread.start();
    }

    @Override
    public Image image() {
        return workspace.image();
    }

    @Override
    public CompletableFuture<Reply> submit(Command command) {
        CompletableFuture<Reply> future = new CompletableFuture<>();
        lock.lock();
        try {
            ArrayDeque<Waiting> lane = command instanceof Command.Ingest ? intake : people;
            if (stopping || failure != null) {
                future.completeExceptionally(
                        new NotAccepted(
                                NotAccepted.Reason.STOPPED, "the engine has stopped", failure));
            } else if (lane.size() >= LANE_CAPACITY) {
                future.completeExceptionally(
                        new NotAccepted(
                                NotAccepted.Reason.QUEUE_FULL,
                                lane.size() + " commands are waiting, which is the limit",
                                null));
            } else {
                lane.add(new Waiting(command, future));
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
        return future;
    }

    /// When the engine last finished a round or found nothing to do; a stuck engine stands still
    /// here.
    public Instant lastRound() {
        return lastRound;
    }

    /// What stopped the engine, or null while it runs.
    public @Nullable Throwable failure() {
        return failure;
    }

    /// Commands that wait, people's and intake's.
    public int waiting() {
        lock.lock();
        try {
            return people.size() + intake.size();
        } finally {
            lock.unlock();
        }
    }

    private void loop() {
        try {
            Instant lastWriteBack = clock.instant();
            Instant notBefore = Instant.MIN;
            while (true) {
                List<Waiting> round = take(notBefore);
                if (round.isEmpty() && stopping) {
                    return;
                }
                Instant now = clock.instant();
                boolean writeBack = !now.isBefore(lastWriteBack.plus(IDLE));
                if (writeBack) {
                    lastWriteBack = now;
                }
                boolean kept = run(round, writeBack, now);
                // What timers want is tried again a little later; callers get their answer at once.
                notBefore = kept ? Instant.MIN : now.plus(IDLE);
                lastRound = clock.instant();
            }
        } catch (RuntimeException | Error e) {
            LOG.error("The engine has stopped: a bug left its state in doubt", e);
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = e;
        } finally {
            refuseWaiting();
        }
    }

    /// Waits for a command, for the next timer, or for a second.
    private List<Waiting> take(Instant notBefore) throws InterruptedException {
        lock.lock();
        try {
            long nanos = untilDue(notBefore);
            while (nanos > 0 && people.isEmpty() && intake.isEmpty() && !stopping) {
                nanos = arrived.awaitNanos(nanos);
            }
            List<Waiting> round = new ArrayList<>(Math.min(COMMANDS_PER_ROUND, people.size() + 16));
            moveTo(round, people);
            moveTo(round, intake);
            return round;
        } finally {
            lock.unlock();
        }
    }

    private long untilDue(Instant notBefore) {
        Instant now = clock.instant();
        Instant wake = now.plus(IDLE);
        Instant deadline = workspace.nextDeadline();
        if (deadline.isBefore(wake)) {
            wake = deadline;
        }
        if (wake.isBefore(notBefore)) {
            wake = notBefore;
        }
        return Duration.between(now, wake).toNanos();
    }

    private static void moveTo(List<Waiting> round, ArrayDeque<Waiting> lane) {
        while (round.size() < COMMANDS_PER_ROUND && !lane.isEmpty()) {
            round.add(lane.poll());
        }
    }

    private boolean run(List<Waiting> round, boolean writeBack, Instant now) {
        List<Command> commands = new ArrayList<>(round.size() + 1);
        for (Waiting waiting : round) {
            commands.add(waiting.command);
        }
        if (writeBack && workspace.softChanges() > 0) {
            commands.add(new Command.WriteBack(WRITE_BACK_LIMIT));
        }
        List<Reply> replies;
        try {
            replies = workspace.run(commands, now);
        } catch (StoreException e) {
            LOG.error("A round was not kept: {}", e.getMessage(), e);
            for (Waiting waiting : round) {
                waiting.future.completeExceptionally(
                        new NotAccepted(
                                NotAccepted.Reason.NOT_DURABLE, String.valueOf(e.getMessage()), e));
            }
            return false;
        } catch (RuntimeException | Error e) {
            for (Waiting waiting : round) {
                waiting.future.completeExceptionally(
                        new NotAccepted(NotAccepted.Reason.STOPPED, "the engine has stopped", e));
            }
            throw e;
        }
        for (int i = 0; i < round.size(); i++) {
            round.get(i).future.complete(replies.get(i));
        }
        return true;
    }

    private void refuseWaiting() {
        lock.lock();
        try {
            stopping = true;
            for (ArrayDeque<Waiting> lane : List.of(people, intake)) {
                for (Waiting waiting; (waiting = lane.poll()) != null; ) {
                    waiting.future.completeExceptionally(
                            new NotAccepted(
                                    NotAccepted.Reason.STOPPED, "the engine has stopped", failure));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// Finishes what waits, takes nothing more, and ends the thread.
    @Override
    public void close() {
        lock.lock();
        try {
            stopping = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
        try {
            if (!thread.join(Duration.ofSeconds(30))) {
                LOG.error("The engine did not stop within 30 s");
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
