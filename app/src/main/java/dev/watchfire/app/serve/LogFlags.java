// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.serve;

import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.logging.LogFormat;
import dev.watchfire.app.logging.LogLevel;
import dev.watchfire.app.logging.Logging;

/// What is logged, and how.
final class LogFlags {
    private final Option<LogLevel> level;
    private final Option<LogFormat> format;

    LogFlags(Syntax syntax) {
        level =
                syntax.choice("--log.level", "LEVEL", LogLevel.class, "debug, info, warn or error.")
                        .or("info");
        format =
                syntax.choice("--log.format", "FORMAT", LogFormat.class, "logfmt or json.")
                        .or("logfmt");
    }

    void apply() {
        Logging.configure(level.get(), format.get());
    }

    LogFormat format() {
        return format.get();
    }
}
