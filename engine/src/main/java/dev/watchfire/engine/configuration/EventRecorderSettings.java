// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.configuration;

import java.time.Duration;
import java.util.List;

/// `event_recorder`: who is told what happens, as it happens. Names tell outputs of one kind apart
/// in metrics and logs; "" for none.
public record EventRecorderSettings(
        List<FileOutput> files,
        List<WebhookOutput> webhooks,
        List<StandardOutput> standardOutputs) {
    public EventRecorderSettings {
        files = List.copyOf(files);
        webhooks = List.copyOf(webhooks);
        standardOutputs = List.copyOf(standardOutputs);
    }

    /// One JSON object a line, appended.
    public record FileOutput(String name, String path) {}

    /// Each event posted as a JSON object, or many as an array. 0 and zero stand for the defaults.
    ///
    /// @param attempts to post one request, the first included
    /// @param retryBackoff before the second attempt; twice as long before each further one
    public record WebhookOutput(
            String name,
            Secret url,
            HttpSettings http,
            Duration timeout,
            int workers,
            int attempts,
            Duration retryBackoff,
            boolean batch,
            int batchMaxEvents,
            int batchMaxBytes,
            Duration batchFlushInterval) {}

    /// Like a file, on the standard output of the process.
    public record StandardOutput(String name) {}

    public boolean isEmpty() {
        return files.isEmpty() && webhooks.isEmpty() && standardOutputs.isEmpty();
    }
}
