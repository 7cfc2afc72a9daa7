// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import dev.watchfire.engine.configuration.HttpSettings.TlsSettings;
import dev.watchfire.engine.configuration.Secret;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/// `tls_config` with the contents of its files. Two that are equal make the same connections, so a
/// file that changed shows as a difference.
record TlsMaterial(
        @Nullable String ca,
        @Nullable String cert,
        @Nullable Secret key,
        @Nullable String serverName,
        boolean insecureSkipVerify,
        @Nullable String minVersion,
        @Nullable String maxVersion) {
    private static final List<String> VERSIONS = List.of("TLS10", "TLS11", "TLS12", "TLS13");
    private static final List<String> PROTOCOLS = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

    static TlsMaterial read(TlsSettings settings) throws IOException {
        Secret key = settings.key();
        if (key == null && settings.keyFile() != null) {
            key = new Secret(SecretFile.raw("key_file", settings.keyFile()));
        }
        return new TlsMaterial(
                inlineOrFile(settings.ca(), "ca_file", settings.caFile()),
                inlineOrFile(settings.cert(), "cert_file", settings.certFile()),
                key,
                settings.serverName() == null || settings.serverName().isEmpty()
                        ? null
                        : settings.serverName(),
                settings.insecureSkipVerify(),
                settings.minVersion(),
                settings.maxVersion());
    }

    private static @Nullable String inlineOrFile(
            @Nullable String inline, String what, @Nullable String file) throws IOException {
        return inline == null && file != null ? SecretFile.raw(what, file) : inline;
    }

    /// @throws GeneralSecurityException with a message that says what cannot be used
    SslContextFactory.Client newFactory() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers(), trustManagers(), null);
        Factory factory = new Factory(serverName);
        factory.setSslContext(context);
        factory.setEndpointIdentificationAlgorithm(insecureSkipVerify ? null : "HTTPS");
        // What the platform enables is what counts, as in Go; Jetty's own lists are stricter.
        factory.setExcludeProtocols();
        factory.setExcludeCipherSuites();
        if (minVersion != null || maxVersion != null) {
            factory.setIncludeProtocols(protocols().toArray(String[]::new));
        }
        return factory;
    }

    /// Puts TLS on a connection, without the handshake.
    SSLSocket over(Socket connection, String host) throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers(), trustManagers(), null);
        SSLSocket socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(
                                        connection,
                                        serverName == null ? host : serverName,
                                        connection.getPort(),
                                        true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(insecureSkipVerify ? null : "HTTPS");
        if (minVersion != null || maxVersion != null) {
            parameters.setProtocols(protocols().toArray(String[]::new));
        }
        socket.setSSLParameters(parameters);
        return socket;
    }

    private List<String> protocols() throws GeneralSecurityException {
        int min = minVersion == null ? 0 : VERSIONS.indexOf(minVersion);
        int max = maxVersion == null ? VERSIONS.size() - 1 : VERSIONS.indexOf(maxVersion);
        if (min < 0 || max < min) {
            throw new GeneralSecurityException(
                    "no TLS version lies between min_version %s and max_version %s; known are %s"
                            .formatted(minVersion, maxVersion, VERSIONS));
        }
        return PROTOCOLS.subList(min, max + 1);
    }

    private KeyManager @Nullable [] keyManagers() throws GeneralSecurityException {
        if (cert == null || key == null) {
            return null;
        }
        KeyStore store = emptyStore();
        store.setKeyEntry(
                "client",
                Pem.privateKey(key.reveal()),
                new char[0],
                Pem.certificates(cert).toArray(Certificate[]::new));
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private TrustManager @Nullable [] trustManagers() throws GeneralSecurityException {
        if (insecureSkipVerify) {
            return new TrustManager[] {new TrustEverybody()};
        }
        if (ca == null || ca.isBlank()) {
            return null;
        }
        KeyStore store = emptyStore();
        List<X509Certificate> authorities = new ArrayList<>(Pem.certificates(ca));
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("ca" + i, authorities.get(i));
        }
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        return store;
    }

    /// Makes `server_name` the only name that is asked for and verified. Setting it as SNI alone
    /// would leave the host of the URL acceptable as well.
    private static final class Factory extends SslContextFactory.Client {
        private final @Nullable String serverName;

        Factory(@Nullable String serverName) {
            this.serverName = serverName;
        }

        @Override
        public SSLEngine newSSLEngine(String host, int port) {
            return super.newSSLEngine(serverName == null ? host : serverName, port);
        }
    }

    /// `insecure_skip_verify`.
    private static final class TrustEverybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
