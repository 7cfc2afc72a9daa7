// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web;

import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.label.LabelSet;
import java.util.List;

/// Tells a receiver a made up alert, or shows what it would be told. Blocks.
@FunctionalInterface
public interface ReceiverTests {
    /// A request as people may see it: without its path, and without secrets.
    record Request(String method, String destination, String contentType, String body) {}

    /// What came of one integration.
    ///
    /// @param integration `slack[0]`
    /// @param outcome `sent`, `refused`, `retryable` or `unknown`
    /// @param failures of templates, in whose place plain text stands
    /// @param requests what would be sent; empty where it was sent
    record Told(
            String integration,
            String outcome,
            int status,
            String message,
            List<String> failures,
            List<Request> requests) {}

    /// @param send whether to send, not only to show
    List<Told> tell(
            Configuration configuration,
            Receiver receiver,
            LabelSet labels,
            LabelSet annotations,
            boolean send);
}
