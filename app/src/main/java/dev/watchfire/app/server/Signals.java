// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/// What the operating system can ask of the process.
final class Signals {
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private Signals() {}

    /// Runs `action` on a thread of its own whenever the signal comes. A system without that signal
    /// is told so in the log.
    ///
    /// @param name without `SIG`, e.g. `HUP`
    @SuppressWarnings("sunapi") // There is no other way to hear of SIGHUP in Java.
    static void on(String name, Runnable action) {
        try {
            Signal.handle(
                    new Signal(name), _ -> Thread.ofVirtual().name("SIG" + name).start(action));
        } catch (IllegalArgumentException e) {
            LOG.warn("SIG{} cannot be handled here: {}", name, e.getMessage());
        }
    }
}
