// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz.input;

import java.util.List;

/// One door that strangers' bytes come in by. For one thread.
public interface Target {
    /// Also the name of its folder in the corpus.
    String name();

    /// Words that mean something to it, for the mutator.
    List<String> words();

    /// Feeds it one input and looks at what comes back.
    ///
    /// @throws Finding where something that must hold does not; anything else that is thrown is a
    ///   finding too
    void feed(byte[] input) throws Exception;

    /// What reading an input of this length may allocate. Allocation is counted and not timed,
    /// because it is the same on every machine; work that allocates nothing is bounded by steps.
    default long allowance(int length) {
        return BASE_BYTES + length * BYTES_PER_BYTE;
    }

    /// Tables that are filled once, messages, the checks themselves.
    long BASE_BYTES = 32L << 20;

    /// An input is read several times, and compared with an independent reading.
    long BYTES_PER_BYTE = 16L << 10;
}
