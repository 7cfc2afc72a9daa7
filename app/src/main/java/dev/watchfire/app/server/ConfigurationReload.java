// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.config.ReadResult;
import dev.watchfire.engine.Command;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.runtime.NotAccepted;
import dev.watchfire.versions.Configurations;
import dev.watchfire.web.Reloader;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts configurations in force, and reads them anew when somebody asks. Safe for any thread.
final class ConfigurationReload implements Reloader, Configurations.Runner {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationReload.class);

    private final Configurations configurations;
    private final String file;
    private final EngineAccess engine;
    private final Consumer<ReadResult.Accepted> applied;

    /// @param file what messages call the file
    /// @param applied told of each configuration that the engine took
    ConfigurationReload(
            Configurations configurations,
            String file,
            EngineAccess engine,
            Consumer<ReadResult.Accepted> applied) {
        this.configurations = configurations;
        this.file = file;
        this.engine = engine;
        this.applied = applied;
    }

    @Override
    public Outcome reload() {
        String problems = configurations.reload();
        if (problems != null) {
            LOG.atError()
                    .addKeyValue("file", file)
                    .addKeyValue("problems", problems)
                    .log("Configuration refused: the one before stays in force");
            return new Outcome.Failed(problems);
        }
        LOG.atInfo().addKeyValue("file", file).log("Configuration loaded");
        return new Outcome.Reloaded();
    }

    @Override
    public @Nullable String run(ReadResult.Accepted accepted) {
        try {
            var _ = engine.submit(new Command.Configure(accepted.configuration())).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof NotAccepted refused) {
                return accepted.file() + ": not put in force: " + refused.getMessage();
            }
            throw e;
        }
        accepted.warnings().forEach(w -> LOG.warn("{}:{}", w.source(accepted.file()), w));
        applied.accept(accepted);
        return null;
    }
}
