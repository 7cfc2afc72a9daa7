// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.util.concurrent.atomic.LongAdder;

/// What commits have done so far. Safe for any thread.
final class Counters {
    private final LongAdder commits = new LongAdder();
    private final LongAdder failedCommits = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final LongAdder rows = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    void committed(int batches, int rows, long bytes, long nanos) {
        this.commits.increment();
        this.batches.add(batches);
        this.rows.add(rows);
        this.bytes.add(bytes);
        this.nanos.add(nanos);
    }

    void failed() {
        failedCommits.increment();
    }

    Store.Statistics statistics(long fileBytes, long walBytes, long checkpoints) {
        return new Store.Statistics(
                commits.sum(),
                failedCommits.sum(),
                batches.sum(),
                rows.sum(),
                bytes.sum(),
                nanos.sum(),
                fileBytes,
                walBytes,
                checkpoints);
    }
}
