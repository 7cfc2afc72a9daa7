// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import dev.watchfire.engine.configuration.HttpSettings.TlsSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Connections for protocols besides HTTP, under the same rules: where nothing is ever sent to, how
/// TLS is set up, and what people are shown.
public final class Sockets {
    /// Where nothing is ever sent to.
    public static final class Forbidden extends IOException {
        private static final long serialVersionUID = 1L;

        Forbidden(@Nullable String message) {
            super(message);
        }
    }

    private Sockets() {}

    /// Tries a host's addresses one after the other.
    ///
    /// @throws Forbidden where all of them are
    public static Socket connect(HostLookup lookup, String host, int port, Deadline deadline)
            throws IOException {
        if (ForbiddenAddresses.containsHost(host, Reach.ANYWHERE)) {
            throw new Forbidden(new ForbiddenAddressException(host, Reach.ANYWHERE).getMessage());
        }
        List<InetAddress> addresses =
                lookup.addresses(host).stream()
                        .filter(a -> !ForbiddenAddresses.contains(a, Reach.ANYWHERE))
                        .toList();
        if (addresses.isEmpty()) {
            throw new Forbidden(new ForbiddenAddressException(host, Reach.ANYWHERE).getMessage());
        }
        IOException last = new IOException("no address");
        for (InetAddress address : addresses) {
            Socket socket = new Socket();
            try {
                int timeoutMs = (int) Math.min(deadline.remainingMs(), Integer.MAX_VALUE);
                socket.connect(new InetSocketAddress(address, port), timeoutMs);
                return socket;
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last;
    }

    /// Makes a TLS connection of one that is open.
    ///
    /// @throws GeneralSecurityException where `tls_config` cannot be used
    public static SSLSocket secure(Socket connection, String host, TlsSettings settings)
            throws IOException, GeneralSecurityException {
        SSLSocket socket = TlsMaterial.read(settings).over(connection, host);
        socket.startHandshake();
        return socket;
    }

    /// One bounded line in which the secrets are hidden, also where they are encoded.
    public static String shown(@Nullable String text, List<String> secrets) {
        Masker masker = new Masker();
        for (String secret : secrets) {
            masker.add(secret);
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            masker.add(Base64.getEncoder().encodeToString(bytes));
        }
        return masker.clean(text);
    }
}
