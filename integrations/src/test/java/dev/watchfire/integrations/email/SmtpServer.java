// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.email;

import dev.watchfire.integrations.http.TestTls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A mail server on loopback that can be told to misbehave at any command.
final class SmtpServer implements AutoCloseable {
    /// Instead of a reply.
    static final String HANG = "hang";

    static final String CLOSE = "close";
    static final String YES_AND_CLOSE = "yes and close";
    static final String STOP_READING = "stop reading";

    /// What one connection said.
    record Session(List<String> commands, String content, boolean encrypted) {
        String command(String start) {
            return commands.stream().filter(c -> c.startsWith(start)).findFirst().orElse("");
        }
    }

    private final ServerSocket socket;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final boolean implicitTls;
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final BlockingQueue<Session> sessions = new LinkedBlockingQueue<>();
    private final List<Socket> connections = new ArrayList<>();
    private volatile List<String> extensions = List.of("8BITMIME");

    private SmtpServer(boolean implicitTls) throws IOException {
        this.implicitTls = implicitTls;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    static SmtpServer start(boolean implicitTls) {
        try {
            return new SmtpServer(implicitTls);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    void offer(String... extensions) {
        this.extensions = List.of(extensions);
    }

    /// @param command its first word, `GREETING`, or `.` for the end of a message
    void reply(String command, String reply) {
        replies.put(command, reply);
    }

    Session next() throws InterruptedException {
        Session session = sessions.poll(20, TimeUnit.SECONDS);
        if (session == null) {
            throw new AssertionError("no connection ended within 20 s");
        }
        return session;
    }

    boolean isUntouched() {
        return sessions.isEmpty() && connections.isEmpty();
    }

    private void accept() {
        while (true) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        Dialogue dialogue = new Dialogue(connection);
        try {
            if (implicitTls) {
                dialogue.encrypt();
            }
            dialogue.run();
        } catch (Exception e) {
            // The client went away.
        } finally {
            sessions.add(
                    new Session(
                            List.copyOf(dialogue.commands),
                            dialogue.content.toString(),
                            dialogue.encrypted));
            try {
                dialogue.socket.close();
            } catch (IOException e) {
                // It is gone already.
            }
        }
    }

    private final class Dialogue {
        private final List<String> commands = new ArrayList<>();
        private final StringBuilder content = new StringBuilder();
        private Socket socket;
        private @Nullable BufferedReader in;
        private boolean encrypted;

        Dialogue(Socket socket) {
            this.socket = socket;
        }

        void encrypt() throws Exception {
            SSLSocket tls =
                    (SSLSocket)
                            TestTls.server()
                                    .getSocketFactory()
                                    .createSocket(socket, null, socket.getPort(), true);
            tls.setUseClientMode(false);
            tls.startHandshake();
            socket = tls;
            in = null;
            encrypted = true;
        }

        private @Nullable String line() throws IOException {
            BufferedReader reader = in;
            if (reader == null) {
                reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8));
                in = reader;
            }
            return reader.readLine();
        }

        void run() throws Exception {
            say("GREETING", "220 mail.example ESMTP");
            for (String line = line(); line != null; line = line()) {
                commands.add(line);
                String name = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                switch (name) {
                    case "EHLO" -> say(name, ehlo());
                    case "STARTTLS" -> {
                        say(name, "220 go ahead");
                        encrypt();
                    }
                    case "AUTH" -> authenticate(line);
                    case "DATA" -> data();
                    case "QUIT" -> {
                        return;
                    }
                    default -> say(name, "250 ok");
                }
            }
        }

        private String ehlo() {
            List<String> lines = new ArrayList<>(List.of("250-mail.example"));
            extensions.stream()
                    .filter(e -> !(encrypted && e.equals("STARTTLS")))
                    .forEach(e -> lines.add("250-" + e));
            lines.add("250 HELP");
            return String.join("\r\n", lines);
        }

        private void authenticate(String line) throws Exception {
            if (line.endsWith("LOGIN")) {
                say("LOGIN", "334 " + base64("Username:"));
                commands.add("user " + decoded(line()));
                say("LOGIN", "334 " + base64("Password:"));
                commands.add("password " + decoded(line()));
            } else if (line.endsWith("CRAM-MD5")) {
                say("CRAM-MD5", "334 " + base64("<1896.697170952@postoffice.reston.mci.net>"));
                commands.add("cram " + decoded(line()));
            }
            say("AUTH", "235 welcome");
        }

        private void data() throws Exception {
            say("DATA", "354 go on");
            for (String line = line(); line != null && !line.equals("."); line = line()) {
                content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            say(".", "250 queued as 42");
        }

        private void say(String command, String usual) throws Exception {
            String reply = replies.getOrDefault(command, usual);
            switch (reply) {
                case HANG -> line();
                case CLOSE -> throw new IOException("told to close");
                case YES_AND_CLOSE -> {
                    write("250 ok");
                    throw new IOException("told to close");
                }
                case STOP_READING -> {
                    write("354 go on");
                    closed.await();
                }
                default -> write(reply);
            }
        }

        private void write(String reply) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String decoded(@Nullable String base64) {
        return base64 == null
                ? ""
                : new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
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
