// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Reply;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.runtime.NotAccepted;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// Hands commands to the engine and waits until they are durable.
public final class Commands {
    /// Longer than any commit should take, shorter than clients wait.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

    private static final String RETRY_AFTER_SECONDS = "1";

    private final EngineAccess engine;
    private final Patience patience = new Patience(LONGEST_WAIT);

    public Commands(EngineAccess engine) {
        this.engine = engine;
    }

    /// Waits until the command has been carried out.
    ///
    /// @throws Refusal where the engine did not take it, with an answer that asks to try again
    public <R extends Reply> R run(Command command, Class<R> type, Exchange exchange)
            throws Refusal {
        try {
            return submit(command, type, exchange).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new IllegalStateException("the engine failed on a command", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refusal(exchange, "stopping", "The server is stopping. Try again.");
        }
    }

    public Reply run(Command command, Exchange exchange) throws Refusal {
        return run(command, Reply.class, exchange);
    }

    /// The reply once the command has been carried out, or a {@link Refusal} as its failure.
    public <R extends Reply> CompletableFuture<R> submit(
            Command command, Class<R> type, Exchange exchange) {
        return patience.waitFor(engine.submit(command))
                .handle(
                        (reply, failure) ->
                                failure == null
                                        ? CompletableFuture.completedFuture(type.cast(reply))
                                        : CompletableFuture.<R>failedFuture(
                                                refused(exchange, failure)))
                .thenCompose(result -> result);
    }

    private static Throwable refused(Exchange exchange, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return switch (cause) {
            case NotAccepted notAccepted -> later(exchange, notAccepted);
            case TimeoutException _ ->
                    refusal(
                            exchange,
                            "engine-slow",
                            "The engine did not answer within "
                                    + LONGEST_WAIT.toSeconds()
                                    + " s. It may still do what was asked.");
            case null, default -> failure;
        };
    }

    private static Refusal later(Exchange exchange, NotAccepted e) {
        String code =
                switch (e.reason()) {
                    case QUEUE_FULL -> "busy";
                    case NOT_DURABLE -> "not-durable";
                    case STOPPED -> "stopping";
                };
        return refusal(
                exchange,
                code,
                "Not accepted, nothing was kept: " + e.getMessage() + ". Try again.");
    }

    private static Refusal refusal(Exchange exchange, String code, String message) {
        return new Refusal(
                exchange.style()
                        .error(503, code, message)
                        .with("Retry-After", RETRY_AFTER_SECONDS));
    }
}
