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

/// The engine at work. Whoever holds the turn may touch its state: as a rule this class's thread,
/// which takes commands from two bounded lanes, people and timers before intake, and runs as many
/// as are there in one round, so that under load one fsync serves hundreds of requests.
///
/// A command that finds the engine idle is decided at once by the thread that brings it. Most
/// change nothing durable, sources repeat themselves, and then nobody was woken and nobody waits;
/// what must become durable is handed on to the engine's thread, and with it the turn.
public final class EngineThread implements EngineAccess, AutoCloseable {
    /// Commands that wait in one lane. A request of Prometheus is one command of up to 64 alerts,
    /// so this is tens of seconds of work; more would only hide an overload.
    static final int LANE_CAPACITY = 10_000;

    /// Commands decided in one round: enough to spread an fsync thin, few enough that the first
    /// caller does not wait long for the last.
    static final int COMMANDS_PER_ROUND = 256;

    /// Alerts of a command that its caller may decide itself: a larger one would keep a thread that
    /// has other connections to serve.
    static final int ALERTS_DECIDED_BY_CALLERS = 1_000;

    /// Callers of one round that are answered on the engine's thread; more are answered elsewhere
    /// while the next round runs.
    private static final int ANSWERED_HERE = 2;

    /// Longest sleep without anything to do; also how often soft changes are looked at.
    private static final Duration IDLE = Duration.ofSeconds(1);

    /// Soft changes written in one round.
    private static final int WRITE_BACK_LIMIT = 1_000;

    private static final Instant WHEN_GIVEN_BACK = Instant.MAX;

    private static final Logger LOG = LoggerFactory.getLogger(EngineThread.class);

    private record Waiting(Command command, CompletableFuture<Reply> future) {}

    /// What the engine's thread is to do with the turn that it holds.
    ///
    /// @param decided a round that a caller has decided and that must become durable, or null
    private record Turn(List<Waiting> waiting, Workspace.@Nullable Round decided) {}

    private final Workspace workspace;
    private final InstantSource clock;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wanted = lock.newCondition();
    private final ArrayDeque<Waiting> people = new ArrayDeque<>();
    private final ArrayDeque<Waiting> intake = new ArrayDeque<>();

    // Under the lock.
    private boolean turnTaken = true;
    private @Nullable Turn handedOn;
    private Instant wakesAt = Instant.MIN;
    private Instant notBefore = Instant.MIN;

    private volatile boolean stopping;
    private volatile @Nullable Throwable failure;
    private volatile Instant lastRound;

    /// Of this class's own thread.
    private Instant lastOwnRound;

    public EngineThread(Workspace workspace, InstantSource clock) {
        this.workspace = workspace;
        this.clock = clock;
        this.lastRound = clock.instant();
        this.lastOwnRound = lastRound;
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
        Waiting waiting = new Waiting(command, new CompletableFuture<>());
        boolean decidesHere = false;
        lock.lock();
        try {
            ArrayDeque<Waiting> lane = command instanceof Command.Ingest ? intake : people;
            if (stopping || failure != null) {
                waiting.future.completeExceptionally(
                        new NotAccepted(
                                NotAccepted.Reason.STOPPED, "the engine has stopped", failure));
            } else if (lane.size() >= LANE_CAPACITY) {
                waiting.future.completeExceptionally(
                        new NotAccepted(
                                NotAccepted.Reason.QUEUE_FULL,
                                lane.size() + " commands are waiting, which is the limit",
                                null));
            } else if (mayDecideHere(command)) {
                turnTaken = true;
                decidesHere = true;
            } else {
                lane.add(waiting);
                if (!turnTaken) {
                    wanted.signal();
                }
            }
        } finally {
            lock.unlock();
        }
        if (decidesHere) {
            decide(waiting);
        }
        return waiting.future;
    }

    private boolean mayDecideHere(Command command) {
        if (turnTaken || !people.isEmpty() || !intake.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        return command instanceof Command.Ingest ingest
                && ingest.alerts().size() <= ALERTS_DECIDED_BY_CALLERS
                && !now.isBefore(notBefore)
                && workspace.nextDeadline().isAfter(now);
    }

    /// On the caller's thread, which holds the turn.
    private void decide(Waiting waiting) {
        Instant now = clock.instant();
        List<Waiting> alone = List.of(waiting);
        Workspace.Round round;
        List<Reply> replies;
        try {
            round = workspace.decide(List.of(waiting.command), now);
            replies = round.isDurable() ? List.of() : workspace.keep(round);
        } catch (StoreException e) {
            throw new IllegalStateException("a round without a commit cannot fail on the store", e);
        } catch (RuntimeException | Error e) {
            stop(e, alone);
            return;
        }
        if (round.isDurable()) {
            handOn(new Turn(alone, round));
            return;
        }
        lastRound = now;
        giveBack(Instant.MIN);
        waiting.future.complete(replies.getFirst());
    }

    private void handOn(Turn turn) {
        lock.lock();
        try {
            handedOn = turn;
            wanted.signal();
        } finally {
            lock.unlock();
        }
    }

    /// @param retryAfter timers are not looked at before
    private void giveBack(Instant retryAfter) {
        lock.lock();
        try {
            turnTaken = false;
            notBefore = retryAfter;
            if (Thread.currentThread() != thread
                    && (!people.isEmpty()
                            || !intake.isEmpty()
                            || stopping
                            || wakesAt.equals(WHEN_GIVEN_BACK)
                            || workspace.nextDeadline().isBefore(wakesAt))) {
                wanted.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// A bug has left the state in doubt: the turn is never given back.
    private void stop(Throwable bug, List<Waiting> round) {
        LOG.error("The engine has stopped: a bug left its state in doubt", bug);
        failure = bug;
        refuse(round, bug);
        refuseWaiting();
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
        List<Waiting> underWay = List.of();
        try {
            Instant lastWriteBack = clock.instant();
            giveBack(Instant.MIN);
            while (true) {
                Turn turn = take();
                underWay = turn.waiting;
                if (underWay.isEmpty() && stopping) {
                    return;
                }
                Instant now = clock.instant();
                boolean writeBack = !now.isBefore(lastWriteBack.plus(IDLE));
                if (writeBack) {
                    lastWriteBack = now;
                }
                Workspace.Round round = turn.decided;
                List<Reply> replies =
                        round == null ? run(underWay, writeBack, now) : keep(round, underWay);
                // What timers want is tried again a little later; callers get their answer at once.
                lastRound = clock.instant();
                lastOwnRound = lastRound;
                giveBack(replies == null ? now.plus(IDLE) : Instant.MIN);
                if (replies != null) {
                    answer(underWay, replies);
                }
                underWay = List.of();
            }
        } catch (RuntimeException | Error e) {
            stop(e, underWay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = e;
        } finally {
            refuseWaiting();
        }
    }

    /// Waits for the turn, and for something to do with it: a command, the next timer, or a second
    /// gone by.
    private Turn take() throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                Turn turn = handedOn;
                if (turn != null) {
                    handedOn = null;
                    return turn;
                }
                if (failure != null) {
                    return new Turn(List.of(), null);
                }
                if (turnTaken) {
                    wakesAt = WHEN_GIVEN_BACK;
                    wanted.await();
                    continue;
                }
                long nanos = untilDue();
                if (nanos <= 0 || !people.isEmpty() || !intake.isEmpty() || stopping) {
                    turnTaken = true;
                    return new Turn(next(), null);
                }
                var _ = wanted.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private List<Waiting> next() {
        List<Waiting> round = new ArrayList<>(Math.min(COMMANDS_PER_ROUND, people.size() + 16));
        moveTo(round, people);
        moveTo(round, intake);
        return round;
    }

    private long untilDue() {
        Instant now = clock.instant();
        Instant wake = lastOwnRound.plus(IDLE);
        Instant deadline = workspace.nextDeadline();
        if (deadline.isBefore(wake)) {
            wake = deadline;
        }
        if (wake.isBefore(notBefore)) {
            wake = notBefore;
        }
        wakesAt = wake;
        return Duration.between(now, wake).toNanos();
    }

    private static void moveTo(List<Waiting> round, ArrayDeque<Waiting> lane) {
        while (round.size() < COMMANDS_PER_ROUND && !lane.isEmpty()) {
            round.add(lane.poll());
        }
    }

    /// @return null where the round was not kept, which its callers have been told
    private @Nullable List<Reply> run(List<Waiting> waiting, boolean writeBack, Instant now) {
        List<Command> commands = new ArrayList<>(waiting.size() + 1);
        for (Waiting one : waiting) {
            commands.add(one.command);
        }
        if (writeBack && workspace.softChanges() > 0) {
            commands.add(new Command.WriteBack(WRITE_BACK_LIMIT));
        }
        return keep(workspace.decide(commands, now), waiting);
    }

    private @Nullable List<Reply> keep(Workspace.Round round, List<Waiting> waiting) {
        try {
            return workspace.keep(round);
        } catch (StoreException e) {
            LOG.error("A round was not kept: {}", e.getMessage(), e);
            for (Waiting one : waiting) {
                one.future.completeExceptionally(
                        new NotAccepted(
                                NotAccepted.Reason.NOT_DURABLE, String.valueOf(e.getMessage()), e));
            }
            return null;
        }
    }

    private static void answer(List<Waiting> round, List<Reply> replies) {
        if (round.size() <= ANSWERED_HERE) {
            complete(round, replies);
        } else {
            Thread.ofVirtual().name("answers").start(() -> complete(round, replies));
        }
    }

    private static void complete(List<Waiting> round, List<Reply> replies) {
        for (int i = 0; i < round.size(); i++) {
            round.get(i).future.complete(replies.get(i));
        }
    }

    private static void refuse(Iterable<Waiting> waiting, @Nullable Throwable why) {
        for (Waiting one : waiting) {
            one.future.completeExceptionally(
                    new NotAccepted(NotAccepted.Reason.STOPPED, "the engine has stopped", why));
        }
    }

    private void refuseWaiting() {
        List<Waiting> refused = new ArrayList<>();
        lock.lock();
        try {
            stopping = true;
            Turn left = handedOn;
            if (left != null) {
                refused.addAll(left.waiting);
                handedOn = null;
            }
            refused.addAll(people);
            refused.addAll(intake);
            people.clear();
            intake.clear();
            wanted.signal();
        } finally {
            lock.unlock();
        }
        refuse(refused, failure);
    }

    /// Finishes what waits, takes nothing more, and ends the thread.
    @Override
    public void close() {
        lock.lock();
        try {
            stopping = true;
            wanted.signal();
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
