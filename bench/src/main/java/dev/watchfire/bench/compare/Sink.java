// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.compare;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// The receiver of all notifications. Remembers when each marked alert arrived.
final class Sink implements AutoCloseable {
    private static final String MARK = "\"family\":\"latency-";

    private final HttpServer server;
    private final AtomicLong messages = new AtomicLong();
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();

    Sink() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/",
                exchange -> {
                    long now = System.nanoTime();
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    messages.incrementAndGet();
                    int at = body.indexOf(MARK);
                    if (at >= 0) {
                        int from = at + MARK.length();
                        arrivals.putIfAbsent(body.substring(from, body.indexOf('"', from)), now);
                    }
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    long messages() {
        return messages.get();
    }

    /// `System.nanoTime()` of the arrival, or 0.
    long arrival(String mark) {
        return arrivals.getOrDefault(mark, 0L);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
