// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.auditor;

import dev.watchfire.engine.configuration.Configuration;

/// Tells those who look after this server, by a way that needs neither engine nor store.
@FunctionalInterface
public interface Alarm {
    /// @return whether it reached anybody
    boolean raise(Configuration configuration, Saying title, Saying text);
}
