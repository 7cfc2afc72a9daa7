// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.tls;

import dev.watchfire.web.WebSecurity.ClientAuthentication;
import dev.watchfire.web.WebSecurity.Tls;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves TLS with what the files hold at the time of each new connection. Files that cannot be
/// read leave the last good ones in force. Safe for any thread.
public final class ReloadingTls {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadingTls.class);

    /// How often the files are looked at, at most; connections may come by the thousand.
    static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Tls tls;
    private final InstantSource clock;
    private volatile TlsMaterial material;
    private volatile List<TlsMaterial.Stamp> tried;
    private Instant lookedAt;

    /// @throws GeneralSecurityException where the files do not hold what they should
    public ReloadingTls(Tls tls, InstantSource clock) throws IOException, GeneralSecurityException {
        this.tls = tls;
        this.clock = clock;
        this.material = TlsMaterial.read(tls);
        this.tried = material.stamps();
        this.lookedAt = clock.instant();
    }

    public SslContextFactory.Server contextFactory() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                new KeyManager[] {new CurrentKeys()},
                new TrustManager[] {new CurrentAuthorities()},
                null);
        SslContextFactory.Server factory =
                tls.namedGroups().isEmpty() ? new SslContextFactory.Server() : new WithCurves();
        factory.setSslContext(context);
        factory.setIncludeProtocols(protocols());
        factory.setExcludeProtocols();
        factory.setSniRequired(false);
        factory.setUseCipherSuitesOrder(tls.preferServerCipherSuites());
        if (!tls.cipherSuites().isEmpty()) {
            factory.setIncludeCipherSuites(tls.cipherSuites().toArray(String[]::new));
            factory.setExcludeCipherSuites();
        }
        switch (tls.clientAuthentication()) {
            case NONE -> {}
            case REQUEST, VERIFY_IF_GIVEN -> factory.setWantClientAuth(true);
            case REQUIRE_ANY, REQUIRE_AND_VERIFY -> factory.setNeedClientAuth(true);
        }
        return factory;
    }

    private final class WithCurves extends SslContextFactory.Server {
        @Override
        public SSLParameters customize(SSLParameters parameters) {
            SSLParameters customized = super.customize(parameters);
            customized.setNamedGroups(tls.namedGroups().toArray(String[]::new));
            return customized;
        }
    }

    private String[] protocols() throws GeneralSecurityException {
        List<String> all = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");
        int from = all.indexOf(tls.minVersion());
        int to = all.indexOf(tls.maxVersion());
        if (from < 0 || to < from) {
            throw new GeneralSecurityException(
                    "no TLS version lies between " + tls.minVersion() + " and " + tls.maxVersion());
        }
        return all.subList(from, to + 1).toArray(String[]::new);
    }

    private TlsMaterial current() {
        synchronized (this) {
            Instant now = clock.instant();
            if (now.isBefore(lookedAt.plus(LOOK_EVERY)) && !now.isBefore(lookedAt)) {
                return material;
            }
            lookedAt = now;
        }
        try {
            List<TlsMaterial.Stamp> stamps = TlsMaterial.stamps(tls);
            if (!stamps.equals(tried)) {
                tried = stamps;
                material = TlsMaterial.read(tls);
                LOG.info("Read {} and {} anew", tls.certificate(), tls.key());
            }
        } catch (IOException | GeneralSecurityException e) {
            LOG.error("TLS goes on with the certificate it had: {}", e.toString());
        }
        return material;
    }

    /// Answers with the key of the moment.
    private final class CurrentKeys extends X509ExtendedKeyManager {
        @Override
        public @Nullable String chooseEngineServerAlias(
                String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
            return current().keys().chooseEngineServerAlias(keyType, issuers, engine);
        }

        @Override
        public @Nullable String chooseServerAlias(
                String keyType, Principal @Nullable [] issuers, Socket socket) {
            return current().keys().chooseServerAlias(keyType, issuers, socket);
        }

        @Override
        public String @Nullable [] getServerAliases(
                String keyType, Principal @Nullable [] issuers) {
            return current().keys().getServerAliases(keyType, issuers);
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            return material.keys().getCertificateChain(alias);
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            return material.keys().getPrivateKey(alias);
        }

        @Override
        public String @Nullable [] getClientAliases(
                String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
            return null;
        }
    }

    /// Judges clients' certificates by the authorities of the moment.
    private final class CurrentAuthorities extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            check(chain, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            check(chain, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType)
                throws CertificateException {
            check(chain, authType);
        }

        private void check(X509Certificate[] chain, String authType) throws CertificateException {
            if (verifies()) {
                X509ExtendedTrustManager authorities = current().authorities();
                if (authorities == null) {
                    throw new CertificateException("there are no authorities for clients");
                }
                authorities.checkClientTrusted(chain, authType);
            }
            if (!tls.clientNames().isEmpty() && !isNamed(chain[0])) {
                throw new CertificateException(
                        "the client's certificate bears none of the allowed names");
            }
        }

        private boolean verifies() {
            return tls.clientAuthentication() == ClientAuthentication.VERIFY_IF_GIVEN
                    || tls.clientAuthentication() == ClientAuthentication.REQUIRE_AND_VERIFY;
        }

        private boolean isNamed(X509Certificate certificate) throws CertificateParsingException {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            if (names == null) {
                return false;
            }
            for (List<?> name : names) {
                if (name.size() > 1 && tls.clientNames().contains(String.valueOf(name.get(1)))) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            X509ExtendedTrustManager authorities = material.authorities();
            return authorities == null || !verifies()
                    ? new X509Certificate[0]
                    : authorities.getAcceptedIssuers();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            throw noServers();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            throw noServers();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType)
                throws CertificateException {
            throw noServers();
        }

        private CertificateException noServers() {
            return new CertificateException("this side never connects to servers");
        }
    }
}
