// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.email;

import dev.watchfire.integrations.http.Deadline;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Commands and replies, one line at a time. Source: RFC 5321.
final class SmtpConnection {
    /// RFC 5321, 4.5.3.1.5 asks for 512; some servers take more.
    private static final int MAX_LINE_BYTES = 4096;

    private static final int MAX_LINES = 128;

    /// @param lines without the code
    record Reply(int code, List<String> lines) {
        boolean isPositive() {
            return code / 100 == 2 || code / 100 == 3;
        }

        String text() {
            return code + " " + String.join(" ", lines);
        }
    }

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Deadline deadline;

    SmtpConnection(Socket socket, Deadline deadline) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        this.deadline = deadline;
    }

    Socket socket() {
        return socket;
    }

    /// Whether the server said something that nobody asked for yet.
    boolean hasMore() throws IOException {
        return in.available() > 0;
    }

    Reply command(String line) throws IOException {
        write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        return read();
    }

    /// @param what was attempted, for the message
    Reply expect(String what, String line) throws IOException {
        return expect(what, command(line));
    }

    static Reply expect(String what, Reply reply) throws SmtpFailure {
        if (!reply.isPositive()) {
            throw new SmtpFailure(what + ": " + reply.text());
        }
        return reply;
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    Reply read() throws IOException {
        List<String> lines = new ArrayList<>();
        while (lines.size() < MAX_LINES) {
            String line = line();
            if (!line.matches("[2-5]\\d\\d([ -].*)?")) {
                throw new SmtpFailure("the server does not speak SMTP: " + line);
            }
            lines.add(line.length() > 4 ? line.substring(4) : "");
            if (line.length() < 4 || line.charAt(3) == ' ') {
                return new Reply(Integer.parseInt(line.substring(0, 3)), lines);
            }
        }
        throw new SmtpFailure("the reply has more than " + MAX_LINES + " lines");
    }

    private String line() throws IOException {
        byte[] line = new byte[MAX_LINE_BYTES];
        int length = 0;
        socket.setSoTimeout((int) Math.min(deadline.remainingMs(), Integer.MAX_VALUE));
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (length == MAX_LINE_BYTES) {
                throw new SmtpFailure("a line of the reply is too long");
            }
            line[length++] = (byte) b;
        }
        return new String(line, 0, length, StandardCharsets.UTF_8).stripTrailing();
    }

    /// What the server can do besides: upper-case names with their arguments.
    Map<String, String> greet(String hello) throws IOException {
        Reply reply = command("EHLO " + hello);
        Map<String, String> extensions = new HashMap<>();
        if (!reply.isPositive()) {
            expect("EHLO and HELO", "HELO " + hello);
            return extensions;
        }
        for (String line : reply.lines().subList(1, reply.lines().size())) {
            String[] parts = line.strip().split(" ", 2);
            extensions.put(
                    parts[0].toUpperCase(Locale.ROOT), parts.length > 1 ? parts[1].strip() : "");
        }
        return extensions;
    }
}
