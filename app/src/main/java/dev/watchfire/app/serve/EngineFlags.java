// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.serve;

import dev.watchfire.app.arguments.FlagDuration;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Switch;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.UsageException;
import dev.watchfire.app.server.ServerSettings.Feature;
import dev.watchfire.engine.decision.Settings;
import dev.watchfire.integrations.DispatchMode;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Limits and timing of what the engine decides.
final class EngineFlags {
    private final Option<DispatchMode> dispatchMode;
    private final Switch resumeSending;
    private final Option<Duration> startDelay;
    private final Option<Integer> maxSilences;
    private final Option<Integer> maxSilenceSizeBytes;
    private final Option<Integer> perAlertnameLimit;
    private final Option<String> features;
    private final Switch logSilences;

    EngineFlags(Syntax syntax) {
        dispatchMode =
                syntax.choice(
                                "--dispatch.mode",
                                "MODE",
                                DispatchMode.class,
                                "send, or observe: decide and show, send nothing.")
                        .or("send");
        resumeSending =
                syntax.toggle(
                        "--dispatch.resume",
                        "Send again on data that was restored from a backup; until then nothing is"
                                + " sent.");
        startDelay =
                syntax.option(
                                "--dispatch.start-delay",
                                "DURATION",
                                FlagDuration::read,
                                "Time after the start before anything is sent.")
                        .or("0s");
        maxSilences = limit(syntax, "--silences.max-silences", "Most silences, not yet ended");
        maxSilenceSizeBytes =
                limit(syntax, "--silences.max-silence-size-bytes", "Largest silence, in bytes");
        perAlertnameLimit =
                limit(syntax, "--alerts.per-alertname-limit", "Most firing alerts of one name");
        features =
                syntax.text(
                                "--enable-feature",
                                "FEATURES",
                                "With commas between: classic-mode, utf8-strict-mode,"
                                        + " alert-names-in-metrics, receiver-name-in-metrics,"
                                        + " group-key-in-metrics. Accepted: auto-gomemlimit,"
                                        + " event-recorder.")
                        .repeatable();
        accept(syntax, "--alerts.gc-interval");
        accept(syntax, "--dispatch.maintenance-interval");
        logSilences = syntax.toggle("--log.silences", "Log each change of a silence.");
        syntax.text("--auto-gomemlimit.ratio", "RATIO", "Accepted.").hidden();
    }

    private static Option<Integer> limit(Syntax syntax, String name, String what) {
        return syntax.count(name, what + "; 0: no limit.").or("0");
    }

    /// What Alertmanager does now and then is done here at once.
    private static void accept(Syntax syntax, String name) {
        syntax.option(name, "DURATION", FlagDuration::read, "Accepted.").hidden();
    }

    DispatchMode dispatchMode() {
        return dispatchMode.get();
    }

    boolean resumeSending() {
        return resumeSending.isOn();
    }

    boolean logsSilences() {
        return logSilences.isOn();
    }

    Duration startDelay() {
        return startDelay.get();
    }

    Settings settings(Duration retention) {
        return new Settings(
                retention,
                maxSilences.get(),
                maxSilenceSizeBytes.get(),
                perAlertnameLimit.get(),
                Settings.DEFAULT.writeBackAfter(),
                new SecureRandom().nextLong());
    }

    Set<Feature> features() {
        Set<Feature> found = EnumSet.noneOf(Feature.class);
        for (String list : features.all()) {
            for (String name : list.split(",", -1)) {
                found.add(feature(name));
            }
        }
        if (found.contains(Feature.CLASSIC_MODE) && found.contains(Feature.UTF8_STRICT_MODE)) {
            throw new UsageException(
                    "--enable-feature: classic-mode and utf8-strict-mode exclude each other");
        }
        return found;
    }

    private static Feature feature(String name) {
        for (Feature feature : Feature.values()) {
            if (flagName(feature).equals(name)) {
                return feature;
            }
        }
        throw new UsageException(
                "--enable-feature: there is no '"
                        + name
                        + "'; there are "
                        + String.join(
                                ", ",
                                EnumSet.allOf(Feature.class).stream()
                                        .map(EngineFlags::flagName)
                                        .toList()));
    }

    private static String flagName(Feature feature) {
        return feature.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
