// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.email;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.Deadline;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.Sockets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One mail to one smarthost. Everything that fails before the last line of the message is sent may
/// be tried again; what is not answered after it may have arrived.
final class SmtpDelivery {
    private static final String SMTPS_PORT = "465";
    private static final int MAX_PORT = 65_535;
    private static final byte[] END = ".\r\n".getBytes(StandardCharsets.US_ASCII);

    private final HostLookup lookup;
    private final Options options;
    private final SmtpLogin login;
    private final Deadline deadline;

    private volatile @Nullable Socket open;
    private volatile boolean timedOut;

    /// Whether the whole message is sent and nothing that can be understood came back yet.
    private boolean handedOver;

    SmtpDelivery(HostLookup lookup, Options options, SmtpLogin login, Deadline deadline) {
        this.lookup = lookup;
        this.options = options;
        this.login = login;
        this.deadline = deadline;
    }

    SendResult deliver(Mail mail) {
        Smarthost smarthost = Smarthost.of(options.text("smarthost"));
        if (smarthost == null) {
            return SendResult.refused(0, "smarthost is not a host and a port");
        }
        // Reads have a timeout of their own; a server that reads nothing would block a write.
        Thread guard = Thread.ofVirtual().start(this::closeAtDeadline);
        try {
            deliver(mail, smarthost);
            return SendResult.sent(0);
        } catch (Sockets.Forbidden e) {
            return SendResult.refused(0, String.valueOf(e.getMessage()));
        } catch (GeneralSecurityException e) {
            return failed("tls_config cannot be used: " + e.getMessage());
        } catch (SmtpFailure e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return failed(describe(e, smarthost));
        } finally {
            guard.interrupt();
            close();
            // The interrupt said that this attempt is to end, and it did.
            boolean _ = Thread.interrupted();
        }
    }

    private SendResult failed(String message) {
        String shown = Sockets.shown(message, login.secrets());
        return handedOver ? SendResult.unknown(shown) : SendResult.retryable(0, shown, 0);
    }

    private String describe(IOException e, Smarthost smarthost) {
        if (timedOut || e instanceof SocketTimeoutException) {
            return smarthost + " did not answer in time";
        }
        return e instanceof UnknownHostException
                ? "no address found for host " + smarthost.host
                : smarthost + ": " + e.getMessage();
    }

    private void deliver(Mail mail, Smarthost smarthost)
            throws IOException, GeneralSecurityException {
        Boolean force = options.flagOrNull("force_implicit_tls");
        boolean implicit = force == null ? smarthost.port.equals(SMTPS_PORT) : force;
        Socket socket = Sockets.connect(lookup, smarthost.host, smarthost.portNumber(), deadline);
        open = socket;
        socket.setSoTimeout((int) Math.min(deadline.remainingMs(), Integer.MAX_VALUE));
        if (implicit) {
            socket = Sockets.secure(socket, smarthost.host, options.tls("tls_config"));
        }
        SmtpConnection smtp = new SmtpConnection(socket, deadline);
        SmtpConnection.expect("greeting", smtp.read());
        String hello = options.text("hello").isEmpty() ? "localhost" : options.text("hello");
        Map<String, String> extensions = smtp.greet(singleLine(hello));
        boolean encrypted = implicit;
        if (!implicit && !Boolean.FALSE.equals(options.flagOrNull("require_tls"))) {
            smtp = startTls(smtp, smarthost, extensions);
            extensions = smtp.greet(singleLine(hello));
            encrypted = true;
        }
        String mechanisms = extensions.get("AUTH");
        if (mechanisms != null && login.isWanted()) {
            login.perform(smtp, mechanisms, encrypted || smarthost.isLocal());
        }
        hand(mail, smtp);
    }

    private SmtpConnection startTls(
            SmtpConnection smtp, Smarthost smarthost, Map<String, String> extensions)
            throws IOException, GeneralSecurityException {
        if (!extensions.containsKey("STARTTLS")) {
            throw new SmtpFailure(
                    "'require_tls' is true (default) but \""
                            + smarthost
                            + "\" does not advertise the STARTTLS extension");
        }
        smtp.expect("STARTTLS", "STARTTLS");
        if (smtp.hasMore()) {
            // Somebody on the way put it in; after the handshake it would count as the server's.
            throw new SmtpFailure("the server said something between STARTTLS and the handshake");
        }
        Socket secured = Sockets.secure(smtp.socket(), smarthost.host, options.tls("tls_config"));
        return new SmtpConnection(secured, deadline);
    }

    private void hand(Mail mail, SmtpConnection smtp) throws IOException {
        smtp.expect("MAIL", "MAIL FROM:<" + singleLine(mail.from()) + ">");
        for (String recipient : mail.to()) {
            smtp.expect("RCPT " + recipient, "RCPT TO:<" + singleLine(recipient) + ">");
        }
        smtp.expect("DATA", "DATA");
        smtp.write(dotted(mail.content().getBytes(StandardCharsets.UTF_8)));
        handedOver = true;
        smtp.write(END);
        SmtpConnection.Reply reply = smtp.read();
        handedOver = false;
        SmtpConnection.expect("message", reply);
        quit(smtp);
    }

    /// The mail is delivered: what happens to the goodbye changes nothing.
    private static void quit(SmtpConnection smtp) {
        try {
            smtp.write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The server has closed the connection already.
        }
    }

    /// RFC 5321, 4.5.2.
    private static byte[] dotted(byte[] content) {
        ByteArrayOutputStream dotted = new ByteArrayOutputStream(content.length + 64);
        byte before = '\n';
        for (byte b : content) {
            if (b == '.' && before == '\n') {
                dotted.write('.');
            }
            dotted.write(b);
            before = b;
        }
        return dotted.toByteArray();
    }

    private static String singleLine(String text) throws SmtpFailure {
        if (text.chars().anyMatch(c -> c < ' ')) {
            throw new SmtpFailure("a control character in hello or in an address");
        }
        return text;
    }

    private void closeAtDeadline() {
        try {
            Thread.sleep(deadline.remaining());
        } catch (InterruptedException e) {
            return;
        }
        timedOut = true;
        close();
    }

    private void close() {
        Socket socket = open;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is of no use any more either way.
            }
        }
    }

    private record Smarthost(String host, String port) {
        static @Nullable Smarthost of(String text) {
            int colon = text.lastIndexOf(':');
            if (colon <= 0) {
                return null;
            }
            String host = text.substring(0, colon);
            if (host.startsWith("[") && host.endsWith("]")) {
                host = host.substring(1, host.length() - 1);
            }
            Smarthost smarthost = new Smarthost(host, text.substring(colon + 1));
            return smarthost.portNumber() < 0 ? null : smarthost;
        }

        int portNumber() {
            try {
                int number = Integer.parseInt(port);
                return number > 0 && number <= MAX_PORT ? number : -1;
            } catch (NumberFormatException e) {
                return -1;
            }
        }

        boolean isLocal() {
            if (host.equals("localhost")) {
                return true;
            }
            try {
                return InetAddress.ofLiteral(host).isLoopbackAddress();
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
