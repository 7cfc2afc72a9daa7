// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.logging;

import ch.qos.logback.classic.Level;

/// The least important lines that are shown.
public enum LogLevel {
    DEBUG(Level.DEBUG),
    INFO(Level.INFO),
    WARN(Level.WARN),
    ERROR(Level.ERROR);

    private final Level level;

    LogLevel(Level level) {
        this.level = level;
    }

    Level level() {
        return level;
    }
}
