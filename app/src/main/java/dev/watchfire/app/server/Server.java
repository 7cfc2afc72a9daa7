// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.app.BuildInfo;
import dev.watchfire.app.command.Failure;
import dev.watchfire.config.ReadResult;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.integrations.Dispatcher;
import dev.watchfire.integrations.NotificationMetrics;
import dev.watchfire.integrations.Senders;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.webhook.WebhookSender;
import dev.watchfire.runtime.EngineThread;
import dev.watchfire.runtime.Workspace;
import dev.watchfire.store.Store;
import dev.watchfire.store.StoreException;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running server: every part of the program, put together.
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /// What to close, the last first.
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private final InstantSource clock;
    private final ServerSettings settings;

    private Server(ServerSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }
}
