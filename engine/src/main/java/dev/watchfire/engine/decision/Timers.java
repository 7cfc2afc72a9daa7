// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Entity;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// When which record wants attention. A 4-ary heap ordered by (deadline, sequence) on bare arrays.
///
/// A record has at most one live timer. A deadline that moves later leaves the timer where it is:
/// it comes up early, and the record, asked again, names the new time. So the commonest change, an
/// alert that goes on firing, costs nothing here.
final class Timers {
    static final long NEVER = Long.MAX_VALUE;

    private static final Entity.Kind[] KINDS = Entity.Kind.values();
    private static final int KIND_BITS = 6;

    /// Year 9999: later instants never come, and their microseconds could overflow.
    private static final long LAST_SECOND = 253_402_300_799L;

    private long[] deadlines = new long[64];
    private long[] sequences = new long[64];
    private long[] targets = new long[64];
    private int size;
    private long sequence;

    /// The deadline of the live timer of each record; others in the heap are dead.
    private final LongMap armed = new LongMap();

    /// @param deadline rounded up to the microsecond, so that a timer never fires early
    void arm(Entity.Kind kind, long id, Instant deadline) {
        long target = id << KIND_BITS | kind.ordinal();
        long deadlineMicros = microsUp(deadline);
        long present = armed.get(target);
        if (present == LongMap.ABSENT || deadlineMicros < present) {
            armed.put(target, deadlineMicros);
            add(deadlineMicros, ++sequence, target);
        }
    }

    private static long microsUp(Instant deadline) {
        if (deadline.getEpochSecond() > LAST_SECOND) {
            return NEVER - 1;
        }
        if (deadline.getEpochSecond() <= 0) {
            return 1; // Long overdue; deadlines are positive.
        }
        return deadline.getEpochSecond() * 1_000_000 + (deadline.getNano() + 999) / 1000;
    }

    /// Microseconds of the epoch, rounded down.
    static long micros(Instant now) {
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    }

    /// The earliest deadline, or {@link #NEVER}.
    long nextDeadlineMicros() {
        dropDead();
        return size == 0 ? NEVER : deadlines[0];
    }

    /// One record to look at.
    record Due(Entity.Kind kind, long id) {}

    /// Takes the first timer that is due; the record is without a timer until armed again.
    @Nullable Due poll(long nowMicros) {
        dropDead();
        if (size == 0 || deadlines[0] > nowMicros) {
            return null;
        }
        long target = targets[0];
        removeFirst();
        armed.remove(target);
        return new Due(KINDS[(int) (target & ((1 << KIND_BITS) - 1))], target >>> KIND_BITS);
    }

    int size() {
        return armed.size();
    }

    void clear() {
        size = 0;
        armed.clear();
    }

    private void dropDead() {
        while (size > 0) {
            if (armed.get(targets[0]) == deadlines[0]) {
                return;
            }
            removeFirst();
        }
    }

    private void add(long deadline, long seq, long target) {
        if (size == deadlines.length) {
            int larger = size * 2;
            deadlines = Arrays.copyOf(deadlines, larger);
            sequences = Arrays.copyOf(sequences, larger);
            targets = Arrays.copyOf(targets, larger);
        }
        int i = size++;
        while (i > 0) {
            int parent = (i - 1) >> 2;
            if (!before(deadline, seq, parent)) {
                break;
            }
            copy(parent, i);
            i = parent;
        }
        put(i, deadline, seq, target);
    }

    private void removeFirst() {
        int last = --size;
        if (last == 0) {
            return;
        }
        long deadline = deadlines[last];
        long seq = sequences[last];
        long target = targets[last];
        int i = 0;
        while (true) {
            int first = (i << 2) + 1;
            if (first >= last) {
                break;
            }
            int least = first;
            for (int child = first + 1; child < Math.min(first + 4, last); child++) {
                if (before(deadlines[child], sequences[child], least)) {
                    least = child;
                }
            }
            if (before(deadline, seq, least)) {
                break;
            }
            copy(least, i);
            i = least;
        }
        put(i, deadline, seq, target);
    }

    private boolean before(long deadline, long seq, int other) {
        return deadline < deadlines[other]
                || deadline == deadlines[other] && seq < sequences[other];
    }

    private void copy(int from, int to) {
        put(to, deadlines[from], sequences[from], targets[from]);
    }

    private void put(int i, long deadline, long seq, long target) {
        deadlines[i] = deadline;
        sequences[i] = seq;
        targets[i] = target;
    }
}
