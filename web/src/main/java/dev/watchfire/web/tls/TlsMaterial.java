// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.tls;

import dev.watchfire.web.WebSecurity.Pem;
import dev.watchfire.web.WebSecurity.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Key and authorities as they stood in their files at one time. Immutable.
record TlsMaterial(
        X509ExtendedKeyManager keys,
        @Nullable X509ExtendedTrustManager authorities,
        List<Stamp> stamps) {
    /// What tells one version of a file from the next.
    record Stamp(Path file, FileTime modified, long size) {
        static Stamp of(Path file) throws IOException {
            return new Stamp(file, Files.getLastModifiedTime(file), Files.size(file));
        }
    }

    static TlsMaterial read(Tls tls) throws IOException, GeneralSecurityException {
        List<Stamp> stamps = stamps(tls);
        List<X509Certificate> chain = PemReader.certificates(tls.certificate());
        PrivateKey key = PemReader.key(tls.key(), chain.getFirst());
        return new TlsMaterial(keys(key, chain), authorities(tls.clientAuthorities()), stamps);
    }

    static List<Stamp> stamps(Tls tls) throws IOException {
        List<Stamp> stamps = new ArrayList<>();
        for (Pem pem :
                new @Nullable Pem[] {tls.certificate(), tls.key(), tls.clientAuthorities()}) {
            if (pem != null && pem.file() != null) {
                stamps.add(Stamp.of(pem.file()));
            }
        }
        return stamps;
    }

    private static X509ExtendedKeyManager keys(PrivateKey key, List<X509Certificate> chain)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", key, new char[0], chain.toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, new char[0]);
        return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
    }

    private static @Nullable X509ExtendedTrustManager authorities(@Nullable Pem pem)
            throws IOException, GeneralSecurityException {
        if (pem == null) {
            return null;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int n = 0;
        for (X509Certificate certificate : PemReader.certificates(pem)) {
            store.setCertificateEntry("authority-" + n++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }
}
