// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.config.ReadResult;
import dev.watchfire.engine.Command;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.runtime.NotAccepted;
import dev.watchfire.web.Reloader;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the configuration anew and puts it in force, whole or not at all. Safe for any thread; one
/// reload at a time.
final class ConfigurationReload implements Reloader {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationReload.class);

    private final ConfigurationSource source;
    private final EngineAccess engine;
    private final Consumer<ReadResult.Accepted> applied;

    /// @param applied told of each configuration that the engine took
    ConfigurationReload(
            ConfigurationSource source,
            EngineAccess engine,
            Consumer<ReadResult.Accepted> applied) {
        this.source = source;
        this.engine = engine;
        this.applied = applied;
    }

    @Override
    public synchronized Outcome reload() {
        ReadResult result = source.read();
        String problems =
                switch (result) {
                    case ReadResult.Refused refused -> refused.report();
                    case ReadResult.Accepted accepted -> apply(accepted);
                };
        if (problems != null) {
            LOG.atError()
                    .addKeyValue("file", result.file())
                    .addKeyValue("problems", problems)
                    .log("Configuration refused: the one before stays in force");
            return new Outcome.Failed(problems);
        }
        result.warnings().forEach(w -> LOG.warn("{}:{}", result.file(), w));
        LOG.atInfo().addKeyValue("file", result.file()).log("Configuration loaded");
        return new Outcome.Reloaded();
    }

    /// @return why it was not put in force, or null
    private @Nullable String apply(ReadResult.Accepted accepted) {
        try {
            var _ = engine.submit(new Command.Configure(accepted.configuration())).join();
            applied.accept(accepted);
            return null;
        } catch (CompletionException e) {
            if (e.getCause() instanceof NotAccepted refused) {
                return accepted.file() + ": not put in force: " + refused.getMessage();
            }
            throw e;
        }
    }
}
