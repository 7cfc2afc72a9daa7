// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.config.ReadResult;
import dev.watchfire.engine.Command;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.runtime.NotAccepted;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the configuration anew and puts it in force, whole or not at all. Safe for any thread; one
/// reload at a time.
final class Reloader {
    private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);

    private final ConfigurationSource source;
    private final EngineAccess engine;

    Reloader(ConfigurationSource source, EngineAccess engine) {
        this.source = source;
        this.engine = engine;
    }

    /// What came of a reload.
    sealed interface Outcome {
        record Done(ReadResult.Accepted read) implements Outcome {}

        /// @param report what is wrong, one line each
        record Failed(String report) implements Outcome {}
    }

    synchronized Outcome reload() {
        ReadResult result = source.read();
        Outcome outcome =
                switch (result) {
                    case ReadResult.Refused refused -> new Outcome.Failed(refused.report());
                    case ReadResult.Accepted accepted -> apply(accepted);
                };
        switch (outcome) {
            case Outcome.Done done -> {
                done.read()
                        .warnings()
                        .forEach(w -> LOG.warn("Configuration {}:{}", done.read().file(), w));
                LOG.atInfo()
                        .addKeyValue("file", done.read().file())
                        .log("Configuration loaded");
            }
            case Outcome.Failed failed ->
                    LOG.atError()
                            .addKeyValue("file", result.file())
                            .addKeyValue("problems", failed.report())
                            .log("Configuration refused: the one before stays in force");
        }
        return outcome;
    }

    private Outcome apply(ReadResult.Accepted accepted) {
        try {
            var _ = engine.submit(new Command.Configure(accepted.configuration())).join();
            return new Outcome.Done(accepted);
        } catch (CompletionException e) {
            if (e.getCause() instanceof NotAccepted refused) {
                return new Outcome.Failed(
                        accepted.file() + ": not put in force: " + refused.getMessage());
            }
            throw e;
        }
    }
}
