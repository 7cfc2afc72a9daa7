// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A receiver for trying things out: prints one line for each webhook, each message to a topic of
/// ntfy, and each text message.
public final class WebhookPrinter implements AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /// Larger than any webhook with a sensible number of alerts.
    private static final int LARGEST_BODY_BYTES = 16 * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final PrintWriter out;
    private final InstantSource clock;

    public WebhookPrinter(InetSocketAddress listen, PrintWriter out, InstantSource clock)
            throws IOException {
        this.out = out;
        this.clock = clock;
        this.server = HttpServer.create(listen, 0);
        server.setExecutor(executor);
        server.createContext("/", this::receive);
    }

    public void start() {
        server.start();
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY_BYTES);
            int status;
            try {
                print(JsonMapper.shared().readTree(body));
                status = 200;
            } catch (JacksonException e) {
                print("not JSON: " + e.getOriginalMessage());
                status = 400;
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private void print(JsonNode message) {
        if (message.has("topic")) {
            print("%-8s %s  %s".formatted("NTFY", text(message, "topic"), text(message, "title")));
        } else if (message.has("to")) {
            print("%-8s %s  %s".formatted("SMS", text(message, "to"), text(message, "text")));
        } else {
            printWebhook(message);
        }
    }

    private static String text(JsonNode message, String name) {
        return message.path(name).asString("").strip().replaceAll("\\s+", " ");
    }

    private void printWebhook(JsonNode webhook) {
        int firing = 0;
        int resolved = 0;
        for (JsonNode alert : webhook.path("alerts")) {
            if (alert.path("status").asString().equals("firing")) {
                firing++;
            } else {
                resolved++;
            }
        }
        print(
                "%-8s %s  %s  %d firing, %d resolved"
                        .formatted(
                                webhook.path("status").asString("?").toUpperCase(Locale.ROOT),
                                webhook.path("receiver").asString("?"),
                                labels(webhook.path("groupLabels")),
                                firing,
                                resolved));
    }

    private static String labels(JsonNode labels) {
        List<String> shown = new ArrayList<>();
        labels.forEachEntry((name, value) -> shown.add(name + "=\"" + value.asString() + '"'));
        return "{" + String.join(", ", shown) + "}";
    }

    private void print(String line) {
        LocalTime time = LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault());
        synchronized (out) {
            out.println(TIME.format(time) + " " + line);
            out.flush();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.close();
    }
}
