// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web;

import dev.watchfire.web.http.Gate;
import dev.watchfire.web.tls.ReloadingTls;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Jetty's part: sockets, TLS, limits of the protocol, threads.
final class Listeners implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    /// Long enough for a hundred filters in one URI, and for a large cookie jar.
    private static final int MAX_HEADER_BYTES = 32 * 1024;

    /// What is read from a connection at once: as a rule a whole request.
    private static final int INPUT_BUFFER_BYTES = 64 * 1024;

    /// Connections at once; above that new ones wait to be accepted.
    private static final int MAX_CONNECTIONS = 4096;

    /// A connection on which nothing happens for so long is closed.
    private static final Duration IDLE = Duration.ofSeconds(60);

    /// While stopping, what is quiet for so long has nothing under way.
    private static final Duration IDLE_WHILE_STOPPING = Duration.ofMillis(250);

    /// Platform threads: they watch sockets; what may wait is done on virtual threads.
    private static final int MAX_THREADS = 32;

    private static final int MIN_THREADS = 4;

    private final org.eclipse.jetty.server.Server jetty;

    private Listeners(org.eclipse.jetty.server.Server jetty) {
        this.jetty = jetty;
    }

    static Listeners start(Options options, Sockets sockets, Gate gate, InstantSource clock)
            throws IOException, GeneralSecurityException {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
        threads.setName("http");
        org.eclipse.jetty.server.Server jetty = new org.eclipse.jetty.server.Server(threads);
        jetty.setHandler(gate);
        jetty.setErrorHandler(new ProtocolErrors());
        jetty.setStopTimeout(options.drain().toMillis());
        jetty.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, jetty));
        WebSecurity.Tls files = options.security().tls();
        ReloadingTls tls = files == null ? null : new ReloadingTls(files, clock);
        for (ServerSocketChannel channel : sockets.channels()) {
            ServerConnector connector =
                    new ServerConnector(jetty, 1, -1, protocols(tls, options.security().http2()));
            connector.open(channel);
            connector.setIdleTimeout(IDLE.toMillis());
            connector.setShutdownIdleTimeout(IDLE_WHILE_STOPPING.toMillis());
            jetty.addConnector(connector);
        }
        begin(jetty);
        return new Listeners(jetty);
    }

    private static void begin(org.eclipse.jetty.server.Server jetty) throws IOException {
        try {
            jetty.start();
        } catch (Exception e) {
            // Jetty declares nothing narrower. What it has opened by then must be closed again.
            org.eclipse.jetty.util.component.LifeCycle.stop(jetty);
            throw e instanceof IOException io ? io : new IOException("HTTP cannot start: " + e, e);
        }
    }

    private static ConnectionFactory[] protocols(@Nullable ReloadingTls tls, boolean http2)
            throws GeneralSecurityException {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        http.setUriCompliance(UriCompliance.DEFAULT);
        HttpConnectionFactory http1 = new HttpConnectionFactory(http);
        http1.setInputBufferSize(INPUT_BUFFER_BYTES);
        if (tls == null) {
            return new ConnectionFactory[] {http1};
        }
        // No check of the name asked for: the certificate is chosen by the operator, not by us.
        http.addCustomizer(new SecureRequestCustomizer(false));
        if (!http2) {
            return new ConnectionFactory[] {
                new SslConnectionFactory(tls.contextFactory(), http1.getProtocol()), http1
            };
        }
        HTTP2ServerConnectionFactory second = new HTTP2ServerConnectionFactory(http);
        ALPNServerConnectionFactory negotiation = new ALPNServerConnectionFactory();
        negotiation.setDefaultProtocol(http1.getProtocol());
        return new ConnectionFactory[] {
            new SslConnectionFactory(tls.contextFactory(), negotiation.getProtocol()),
            negotiation,
            second,
            http1
        };
    }

    @Override
    public void close() {
        try {
            jetty.stop();
        } catch (Exception e) {
            // Jetty declares nothing narrower; a server that cannot stop cleanly still stops.
            LOG.warn("HTTP did not stop cleanly", e);
        }
    }
}
