// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.HttpSettings.TlsSettings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Makes the HTTP requests of all integrations. Safe for any thread; a request blocks the caller,
/// who is expected to be a virtual thread.
///
/// What one `http_config` needs (tokens, connections) is kept for as long as the configuration
/// holds it. Files that it names are read anew for each request.
public final class HttpClients implements Outgoing, AutoCloseable {
    private final InstantSource clock;
    private final SharedThreads threads;
    private final Transports transports;
    private final Map<HttpSettings, Outlet> outlets = new ConcurrentHashMap<>();

    /// @param environment where `proxy_from_environment` looks
    public HttpClients(HostLookup lookup, Map<String, String> environment, InstantSource clock) {
        this.clock = clock;
        this.threads = new SharedThreads(lookup);
        this.transports = new Transports(threads, environment);
    }

    /// Returns within the request's timeout and a moment. An interrupt cuts it short and is
    /// consumed: the result then says whether the request may have arrived.
    @Override
    public OutgoingResult send(OutgoingRequest request, HttpSettings settings) {
        return outlets.computeIfAbsent(settings, this::open).send(request);
    }

    /// Scheme, host and port of a URL; what cannot be parsed shares a destination of its own.
    public static String destination(String url) {
        try {
            return Target.parse(url).origin();
        } catch (IllegalArgumentException e) {
            return "unusable URL";
        }
    }

    private Outlet open(HttpSettings settings) {
        Outlet outlet = new Outlet(settings, transports, clock);
        users(outlet).forEach(transports::join);
        return outlet;
    }

    private static Collection<Object> users(Outlet outlet) {
        Tokens tokens = outlet.tokens();
        return tokens == null ? List.of(outlet) : List.of(outlet, tokens);
    }

    /// Forgets what other settings needed. Requests under way are not cut off.
    public void retainOnly(Set<HttpSettings> inUse) {
        List<Object> leaving = new ArrayList<>();
        outlets.entrySet()
                .removeIf(
                        e -> {
                            if (inUse.contains(e.getKey())) {
                                return false;
                            }
                            leaving.addAll(users(e.getValue()));
                            return true;
                        });
        transports.leave(leaving);
    }

    /// A client for a telemetry collector; closed by whoever asked for it.
    ///
    /// @param http2 whether it speaks HTTP/2 and nothing else, as gRPC does
    /// @throws IOException where the TLS settings cannot be used
    public CollectorClient collector(TlsSettings tls, boolean http2) throws IOException {
        return new CollectorClient(tls, http2, threads);
    }

    int openPools() {
        return transports.size();
    }

    /// Cuts what is under way.
    @Override
    public void close() {
        transports.close();
        threads.close();
    }
}
