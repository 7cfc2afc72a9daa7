// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Remembers signatures of requests that were carried out, so that none is twice. Safe for any
/// thread.
final class Replays {
    /// Hours of a busy telephone; tokens in the addresses end what is older.
    private static final int MOST = 20_000;

    private final Set<String> seen =
            Collections.synchronizedSet(
                    Collections.newSetFromMap(
                            new LinkedHashMap<>() {
                                private static final long serialVersionUID = 1L;

                                @Override
                                protected boolean removeEldestEntry(
                                        Map.Entry<String, Boolean> eldest) {
                                    return size() > MOST;
                                }
                            }));

    /// Whether it is seen for the first time.
    boolean isNew(String signature) {
        return seen.add(signature);
    }

    /// It was not carried out after all, and may come again.
    void forget(String signature) {
        seen.remove(signature);
    }
}
