// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Reply;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.runtime.NotAccepted;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Hands commands to the engine and waits until they are durable.
public final class Commands {
    /// Longer than any commit should take, shorter than clients wait.
    static final Duration PATIENCE = Duration.ofSeconds(25);

    private static final String RETRY_AFTER_SECONDS = "1";

    private final EngineAccess engine;

    public Commands(EngineAccess engine) {
        this.engine = engine;
    }

    /// @throws Refusal where the engine did not take the command, with an answer that asks to try
    ///   again
    public <R extends Reply> R run(Command command, Class<R> type, Exchange exchange)
            throws Refusal {
        return type.cast(run(command, exchange));
    }

    public Reply run(Command command, Exchange exchange) throws Refusal {
        try {
            return engine.submit(command).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NotAccepted notAccepted) {
                throw later(exchange, notAccepted);
            }
            throw new IllegalStateException("the engine failed on a command", e.getCause());
        } catch (TimeoutException e) {
            throw refuse(
                    exchange,
                    "engine-slow",
                    "The engine did not answer within "
                            + PATIENCE.toSeconds()
                            + " s. It may still do what was asked.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refuse(exchange, "stopping", "The server is stopping. Try again.");
        }
    }

    private static Refusal later(Exchange exchange, NotAccepted e) {
        String code =
                switch (e.reason()) {
                    case QUEUE_FULL -> "busy";
                    case NOT_DURABLE -> "not-durable";
                    case STOPPED -> "stopping";
                };
        return refuse(
                exchange,
                code,
                "Not accepted, nothing was kept: " + e.getMessage() + ". Try again.");
    }

    private static Refusal refuse(Exchange exchange, String code, String message) {
        return new Refusal(
                exchange.style()
                        .error(503, code, message)
                        .with("Retry-After", RETRY_AFTER_SECONDS));
    }
}
