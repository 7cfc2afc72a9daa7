// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import dev.watchfire.engine.configuration.Configuration;

/// What a server that was started without a file runs on: alerts are taken in, grouped and shown,
/// and nobody is told.
public final class DefaultConfiguration {
    /// A good start for a file of one's own.
    public static final String TEXT =
            """
            # Alerts of the same name go together. The receiver tells nobody yet: give it
            # webhook_configs, or another kind of integration, to be told.
            route:
              receiver: default
              group_by: [alertname]
              group_wait: 30s
              group_interval: 5m
              repeat_interval: 4h

            receivers:
              - name: default
            """;

    private DefaultConfiguration() {}

    public static Configuration configuration() {
        ReadOptions options = ReadOptions.DEFAULT.from("built-in configuration", null);
        return switch (new ConfigurationReader(options).read(TEXT)) {
            case ReadResult.Accepted accepted -> accepted.configuration();
            case ReadResult.Refused refused -> throw new IllegalStateException(refused.report());
        };
    }
}
