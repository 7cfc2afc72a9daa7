// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.app.logging.LogFormat;
import dev.watchfire.app.logging.LogLevel;
import picocli.CommandLine.Option;

/// What is logged, and how.
final class LogFlags {
    @Option(
            names = "--log.level",
            paramLabel = "LEVEL",
            description = "debug, info, warn or error. Default: ${DEFAULT-VALUE}.",
            defaultValue = "info")
    LogLevel level = LogLevel.INFO;

    @Option(
            names = "--log.format",
            paramLabel = "FORMAT",
            description = "logfmt or json. Default: ${DEFAULT-VALUE}.",
            defaultValue = "logfmt")
    LogFormat format = LogFormat.LOGFMT;
}
