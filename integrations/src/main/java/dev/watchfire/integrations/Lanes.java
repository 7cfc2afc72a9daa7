// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Decides which waiting attempt begins next: first come, first served at each destination, and in
/// turn among destinations, so that neither a slow destination nor a busy one holds others up.
/// Guarded by its own monitor; nothing here waits.
final class Lanes {
    /// Enough to keep a destination busy over a long line, few enough that one which hangs holds
    /// little and one which recovers is not trampled.
    static final int PER_DESTINATION = 8;

    /// Attempts under way at once. Reached only when more than sixty destinations hang together.
    static final int TOTAL = 512;

    private static final class Lane {
        /// By delivery, in the order they came.
        final LinkedHashMap<Long, Waiting> waiting = new LinkedHashMap<>();

        int underWay;
        boolean inTurn;

        boolean canBegin() {
            return underWay < PER_DESTINATION && !waiting.isEmpty();
        }
    }

    private final Map<String, Lane> lanes = new HashMap<>();

    /// Those that have something to begin, in the order of their turns.
    private final ArrayDeque<Lane> turns = new ArrayDeque<>();

    private int underWay;
    private int waitingCount;

    synchronized void add(Waiting waiting) {
        Lane lane = lanes.computeIfAbsent(waiting.destination(), _ -> new Lane());
        // A delivery's newer attempt means that the engine gave the older one up.
        Waiting older = lane.waiting.putLast(waiting.delivery().id(), waiting);
        waitingCount += older == null ? 1 : 0;
        takeTurn(lane);
    }

    /// The next attempt to begin, which counts as under way from now on.
    synchronized @Nullable Waiting next() {
        while (underWay < TOTAL) {
            Lane lane = turns.poll();
            if (lane == null) {
                return null;
            }
            lane.inTurn = false;
            if (lane.canBegin()) {
                Waiting waiting = lane.waiting.pollFirstEntry().getValue();
                waitingCount--;
                lane.underWay++;
                underWay++;
                takeTurn(lane);
                return waiting;
            }
        }
        return null;
    }

    synchronized void ended(Waiting attempt) {
        Lane lane = lanes.get(attempt.destination());
        if (lane == null) {
            throw new IllegalStateException(
                    "an attempt ended at a destination where none was under way: "
                            + attempt.destination());
        }
        lane.underWay--;
        underWay--;
        takeTurn(lane);
        if (lane.underWay == 0 && lane.waiting.isEmpty()) {
            lanes.remove(attempt.destination());
        }
    }

    private void takeTurn(Lane lane) {
        if (!lane.inTurn && lane.canBegin()) {
            lane.inTurn = true;
            turns.add(lane);
        }
    }

    /// Takes out those for which it is too late to begin.
    synchronized List<Waiting> takeTooLate(Instant now) {
        return take(w -> w.isTooLate(now));
    }

    synchronized List<Waiting> takeAll() {
        return take(_ -> true);
    }

    private List<Waiting> take(Predicate<Waiting> wanted) {
        List<Waiting> taken = new ArrayList<>();
        for (Iterator<Lane> all = lanes.values().iterator(); all.hasNext(); ) {
            Lane lane = all.next();
            lane.waiting.values().removeIf(w -> wanted.test(w) && taken.add(w));
            if (lane.underWay == 0 && lane.waiting.isEmpty()) {
                turns.remove(lane);
                all.remove();
            }
        }
        waitingCount -= taken.size();
        return taken;
    }

    synchronized int underWay() {
        return underWay;
    }

    synchronized int waiting() {
        return waitingCount;
    }
}
