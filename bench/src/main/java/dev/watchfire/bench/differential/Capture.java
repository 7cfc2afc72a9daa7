// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.differential;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;

/// All vendors at once: takes every request, answers as the vendor would, and keeps what it was
/// sent, by path.
final class Capture implements AutoCloseable {
    /// What vendors' libraries want to see before they go on.
    private static final String FRIENDLY =
            """
            {"ok":true,"success":true,"errcode":0,"errmsg":"ok","access_token":"t",\
            "expires_in":7200,"status":"success"}\
            """;

    /// One request.
    ///
    /// @param fields of the body: a JSON document's scalars by path, or a form's fields
    record Taken(
            String method, String contentType, String authorization, Map<String, String> fields) {}

    private final HttpServer server;
    private final Map<String, Taken> taken = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    Capture() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    Map<String, Taken> taken() {
        return taken;
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String type = header(exchange, "Content-Type");
        String key = key(exchange);
        taken.put(
                key,
                new Taken(
                        exchange.getRequestMethod(),
                        type,
                        header(exchange, "Authorization"),
                        type.startsWith("application/x-www-form-urlencoded")
                                ? form(body)
                                : JsonFields.of(body)));
        byte[] answer = FRIENDLY.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(
                exchange.getRequestURI().getPath().contains("pagerduty") ? 202 : 200,
                answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /// The path, and which of the requests to it this is.
    private synchronized String key(HttpExchange exchange) {
        String uri = exchange.getRequestURI().toString();
        return uri + " #" + counts.merge(uri, 1, Integer::sum);
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static Map<String, String> form(String body) {
        Map<String, String> fields = new TreeMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
