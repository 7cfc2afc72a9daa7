// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.runtime;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import java.util.concurrent.CompletableFuture;

/// The running engine as everything around it sees it. Safe for any thread.
public interface EngineAccess {
    /// The state as of the last durable batch; never waits.
    Image image();

    /// Queues a command. The future completes on the engine's thread once its changes are durable,
    /// and fails with a {@link NotAccepted} where they are not and the caller may try again.
    CompletableFuture<Reply> submit(Command command);
}
