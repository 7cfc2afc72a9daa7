// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.integrations.DispatchMode;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/// Limits and timing of what the engine decides.
final class EngineFlags {
    @Option(
            names = "--dispatch.mode",
            paramLabel = "send|observe",
            description = "observe: decide and show, send nothing. Default: ${DEFAULT-VALUE}.",
            defaultValue = "send")
    DispatchMode dispatchMode = DispatchMode.SEND;

    @Option(
            names = "--dispatch.resume",
            description =
                    "Send again on data that was restored from a backup; until then nothing is"
                            + " sent.")
    boolean resumeSending;

    @Option(
            names = "--dispatch.start-delay",
            paramLabel = "DURATION",
            description =
                    "Time after the start before anything is sent. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0s")
    Duration startDelay = Duration.ZERO;

    @Option(
            names = "--silences.max-silences",
            paramLabel = "N",
            description =
                    "Most silences, ended ones included; 0: no limit. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0")
    int maxSilences;

    @Option(
            names = "--silences.max-silence-size-bytes",
            paramLabel = "N",
            description = "Largest silence; 0: no limit. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0")
    int maxSilenceSizeBytes;

    @Option(
            names = "--alerts.per-alertname-limit",
            paramLabel = "N",
            description = "Most alerts of one name; 0: no limit. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0")
    int perAlertnameLimit;

    @Option(
            names = "--alerts.gc-interval",
            paramLabel = "DURATION",
            description = "Accepted: resolved alerts leave as soon as everyone was told.",
            defaultValue = "30m")
    Duration gcInterval = Duration.ofMinutes(30);

    @Option(
            names = "--dispatch.maintenance-interval",
            paramLabel = "DURATION",
            description = "Accepted: empty groups leave at once.",
            defaultValue = "30s")
    Duration maintenanceInterval = Duration.ofSeconds(30);

    @Option(
            names = "--log.silences",
            negatable = true,
            description = "Accepted: silences are in the history.",
            hidden = true)
    boolean logSilences;

    @Option(
            names = "--auto-gomemlimit.ratio",
            paramLabel = "RATIO",
            description = "Accepted: this is no Go program.",
            hidden = true)
    double memoryRatio;

    @Option(
            names = "--enable-feature",
            paramLabel = "FEATURE",
            split = ",",
            description =
                    "alert-names-in-metrics, receiver-name-in-metrics, group-key-in-metrics,"
                            + " classic-mode, utf8-strict-mode; repeatable.")
    List<String> features = List.of();
}
