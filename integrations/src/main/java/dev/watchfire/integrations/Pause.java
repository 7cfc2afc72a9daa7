// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import java.time.Duration;

/// Waits on the calling thread; tests pass time their own way.
@FunctionalInterface
interface Pause {
    Pause REAL = Thread::sleep;

    void of(Duration duration) throws InterruptedException;
}
