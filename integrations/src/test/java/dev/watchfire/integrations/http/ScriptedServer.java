// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An HTTP/1.1 server on loopback that does with each request exactly what a test says, down to the
/// bytes, so that it can also do what no well-behaved server would.
public final class ScriptedServer implements AutoCloseable {
    /// A request as it arrived; header names in lower case.
    public record Received(String method, String path, List<String> headerLines, String body) {
        public @Nullable String header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ": ";
            for (String line : headerLines) {
                if (line.toLowerCase(Locale.ROOT).startsWith(prefix)) {
                    return line.substring(prefix.length());
                }
            }
            return null;
        }
    }

    /// What happens to one request. The connection stays open unless the behaviour closes it.
    @FunctionalInterface
    public interface Behaviour {
        void on(Received request, Socket socket) throws IOException;
    }

    private final ServerSocket socket;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private volatile Behaviour behaviour;

    private ScriptedServer(ServerSocket socket, Behaviour behaviour) {
        this.socket = socket;
        this.behaviour = behaviour;
        Thread.ofVirtual().start(this::accept);
    }

    public static ScriptedServer start(Behaviour behaviour) {
        try {
            return on(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ScriptedServer on(ServerSocket socket, Behaviour behaviour) {
        return new ScriptedServer(socket, behaviour);
    }

    public void behave(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /// Waits for the next request.
    public Received next() throws InterruptedException {
        Received next = received.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no request arrived within 20 s");
        }
        return next;
    }

    public int unread() {
        return received.size();
    }

    private void accept() {
        while (true) {
            Socket connection;
            try {
                connection = socket.accept();
            } catch (IOException e) {
                return;
            }
            connections.add(connection);
            Thread.ofVirtual().start(() -> serve(connection));
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            while (!connection.isClosed()) {
                Received request = read(in);
                if (request == null) {
                    return;
                }
                received.add(request);
                behaviour.on(request, connection);
            }
        } catch (IOException e) {
            // The client went away, or a handshake failed: what tests of failures are about.
        } finally {
            connections.remove(connection);
        }
    }

    static @Nullable Received read(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            lines.add(line);
        }
        if (lines.isEmpty()) {
            return null;
        }
        String[] start = lines.getFirst().split(" ", 3);
        Received head =
                new Received(start[0], start[1], List.copyOf(lines.subList(1, lines.size())), "");
        String length = head.header("content-length");
        byte[] body = in.readNBytes(length == null ? 0 : Integer.parseInt(length));
        return new Received(
                head.method, head.path, head.headerLines, new String(body, StandardCharsets.UTF_8));
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    public static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// @param headers whole lines
    public static Behaviour respond(int status, String body, String... headers) {
        return (_, socket) ->
                write(
                        socket,
                        "HTTP/1.1 %d X\r\nContent-Length: %d\r\n%s\r\n%s"
                                .formatted(
                                        status,
                                        body.getBytes(StandardCharsets.UTF_8).length,
                                        String.join(
                                                "",
                                                List.of(headers).stream()
                                                        .map(h -> h + "\r\n")
                                                        .toList()),
                                        body));
    }

    public static Behaviour redirect(int status, String location) {
        return respond(status, "", "Location: " + location);
    }

    /// Reads the request and never answers.
    public Behaviour hang() {
        return (_, _) -> awaitClose();
    }

    void awaitClose() throws IOException {
        try {
            closed.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
