// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.serve;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the operating system can ask of the process.
///
/// Java offers signals only as `sun.misc.Signal`, and its compiler warns of that name whatever one
/// does: hence by reflection, here alone.
final class Signals {
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private Signals() {}

    /// Runs `action` on a thread of its own whenever the signal comes. On a system without that
    /// signal the log says so.
    ///
    /// @param name without `SIG`, e.g. `HUP`
    static void on(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours =
                    Proxy.newProxyInstance(
                            handler.getClassLoader(),
                            new Class<?>[] {handler},
                            (_, _, _) -> {
                                Thread.ofVirtual().name("SIG" + name).start(action);
                                return null;
                            });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
        } catch (ReflectiveOperationException e) {
            Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
            LOG.warn("SIG{} cannot be handled here: {}", name, String.valueOf(cause));
        }
    }
}
