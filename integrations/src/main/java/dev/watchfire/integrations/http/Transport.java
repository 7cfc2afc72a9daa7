// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.client.AbstractHttpClientTransport;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpProxy;
import org.eclipse.jetty.client.Origin;
import org.eclipse.jetty.client.ProxyConfiguration;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Socks5;
import org.eclipse.jetty.client.Socks5Proxy;
import org.eclipse.jetty.client.transport.HttpClientConnectionFactory;
import org.eclipse.jetty.client.transport.HttpClientTransportDynamic;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.ClientConnectionFactoryOverHTTP2;
import org.eclipse.jetty.io.ClientConnector;
import org.jspecify.annotations.Nullable;

/// A pool of connections made one way: settings that agree on TLS, proxy and HTTP version share it,
/// whatever credentials they send.
final class Transport {
    /// More than the dispatcher has under way to one destination, since a success counts before the
    /// rest of its body was read.
    private static final int CONNECTIONS_PER_DESTINATION = 32;

    /// As long as the handshake of Alertmanager's client may take. The request's own timeout is
    /// usually what ends a longer wait.
    private static final int CONNECT_TIMEOUT_MS = 10_000;

    /// Many servers and middleboxes forget idle connections after a minute.
    private static final int IDLE_TIMEOUT_MS = 55_000;

    /// After which a destination that nothing is sent to is forgotten.
    private static final long DESTINATION_IDLE_TIMEOUT_MS = 600_000;

    /// A header section beyond this fails the answer.
    private static final int MAX_RESPONSE_HEADER_BYTES = 32 * 1024;

    /// What makes two pools different.
    record Key(TlsMaterial tls, HttpSettings.Proxy proxy, boolean http2, Reach reach) {}

    private final HttpClient client;
    private final ProxyRules proxies;

    private Transport(HttpClient client, ProxyRules proxies) {
        this.client = client;
        this.proxies = proxies;
    }

    /// @throws GeneralSecurityException where the TLS settings cannot be used
    /// @throws IllegalArgumentException where a proxy's URL cannot be used
    static Transport open(Key key, SharedThreads threads, Map<String, String> environment)
            throws GeneralSecurityException {
        ProxyRules proxies = ProxyRules.of(key.proxy, environment);
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        connector.setSslContextFactory(key.tls.newFactory());
        HttpClient client = new HttpClient(transport(connector, key.http2));
        client.setExecutor(threads.executor());
        client.setScheduler(threads.scheduler());
        client.setByteBufferPool(threads.buffers());
        client.setSocketAddressResolver(threads.resolver(key.reach));
        client.setConnectTimeout(CONNECT_TIMEOUT_MS);
        client.setIdleTimeout(IDLE_TIMEOUT_MS);
        client.setDestinationIdleTimeout(DESTINATION_IDLE_TIMEOUT_MS);
        client.setMaxConnectionsPerDestination(CONNECTIONS_PER_DESTINATION);
        client.setMaxResponseHeadersSize(MAX_RESPONSE_HEADER_BYTES);
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setUserAgentField(null);
        addProxies(client, proxies, key.proxy);
        start(client);
        return new Transport(client, proxies);
    }

    private static AbstractHttpClientTransport transport(ClientConnector connector, boolean http2) {
        if (!http2) {
            return new HttpClientTransportDynamic(connector, HttpClientConnectionFactory.HTTP11);
        }
        HTTP2Client http2Client = new HTTP2Client(connector);
        // HTTP/1.1 comes first: it is what is spoken without TLS. With TLS the server chooses.
        return new HttpClientTransportDynamic(
                connector,
                HttpClientConnectionFactory.HTTP11,
                new ClientConnectionFactoryOverHTTP2.HTTP2(http2Client));
    }

    private static void start(HttpClient client) {
        try {
            client.start();
        } catch (Exception e) {
            // Jetty's signature; nothing that can fail here depends on input.
            throw new IllegalStateException("the HTTP client does not start", e);
        }
        // Redirects and challenges are ours, and a compressed body would only hide its size.
        client.getProtocolHandlers().remove("redirect");
        client.getProtocolHandlers().remove("www-authenticate");
        client.getProtocolHandlers().remove("proxy-authenticate");
        client.getContentDecoderFactories().clear();
    }

    private static void addProxies(
            HttpClient client, ProxyRules rules, HttpSettings.Proxy settings) {
        List<ProxyRules.Endpoint> endpoints = new ArrayList<>();
        for (ProxyRules.@Nullable Endpoint e :
                new ProxyRules.@Nullable Endpoint[] {rules.http(), rules.https()}) {
            if (e != null && !endpoints.contains(e)) {
                endpoints.add(e);
                client.getProxyConfiguration().addProxy(jettyProxy(e, rules));
            }
        }
        if (endpoints.isEmpty()) {
            return;
        }
        client.getRequestListeners()
                .addBeginListener(
                        request -> {
                            if (HttpMethod.CONNECT.is(request.getMethod())) {
                                addConnectHeaders(request, endpoints, settings);
                            }
                        });
    }

    /// Jetty's own rule stays in force beside ours: a proxy is not reached through itself.
    private static ProxyConfiguration.Proxy jettyProxy(
            ProxyRules.Endpoint endpoint, ProxyRules rules) {
        Origin.Address address = new Origin.Address(endpoint.host(), endpoint.port());
        if (endpoint.kind() == ProxyRules.Kind.SOCKS5) {
            Socks5Proxy proxy =
                    new Socks5Proxy(address, false) {
                        @Override
                        public boolean matches(Origin origin) {
                            return super.matches(origin) && endpoint.equals(choose(rules, origin));
                        }
                    };
            if (endpoint.user() != null) {
                proxy.putAuthenticationFactory(
                        new Socks5.UsernamePasswordAuthenticationFactory(
                                endpoint.user(), endpoint.password().reveal()));
            }
            return proxy;
        }
        return new HttpProxy(address, endpoint.kind() == ProxyRules.Kind.HTTPS) {
            @Override
            public boolean matches(Origin origin) {
                return super.matches(origin) && endpoint.equals(choose(rules, origin));
            }
        };
    }

    private static ProxyRules.@Nullable Endpoint choose(ProxyRules rules, Origin origin) {
        String host = origin.getAddress().getHost();
        String bare =
                host.startsWith("[") && host.endsWith("]")
                        ? host.substring(1, host.length() - 1)
                        : host;
        return rules.choose(origin.getScheme(), bare, origin.getAddress().getPort());
    }

    private static void addConnectHeaders(
            Request request, List<ProxyRules.Endpoint> endpoints, HttpSettings.Proxy settings) {
        request.headers(
                headers -> {
                    for (ProxyRules.Endpoint e : endpoints) {
                        String credentials = proxyAuthorization(e);
                        boolean ours =
                                request.getHost().equals(e.host()) && request.getPort() == e.port();
                        if (ours && credentials != null) {
                            headers.put(HttpHeader.PROXY_AUTHORIZATION, credentials);
                        }
                    }
                    settings.connectHeaders()
                            .forEach(
                                    (name, values) -> {
                                        for (Secret value : values) {
                                            headers.add(new HttpField(name, value.reveal()));
                                        }
                                    });
                });
    }

    private static @Nullable String proxyAuthorization(ProxyRules.Endpoint endpoint) {
        if (endpoint.user() == null) {
            return null;
        }
        String credentials = endpoint.user() + ":" + endpoint.password().reveal();
        return "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    Request newRequest(Target target) {
        Request request = client.newRequest(target.uri()).host(target.host());
        ProxyRules.Endpoint proxy = proxies.choose(target.scheme(), target.host(), target.port());
        // Over TLS the proxy gets its credentials with CONNECT.
        if (proxy != null
                && target.scheme().equals("http")
                && proxy.kind() != ProxyRules.Kind.SOCKS5) {
            String credentials = proxyAuthorization(proxy);
            if (credentials != null) {
                request.headers(h -> h.put(HttpHeader.PROXY_AUTHORIZATION, credentials));
            }
        }
        return request;
    }

    void addSecrets(Masker masker) {
        for (ProxyRules.@Nullable Endpoint e :
                new ProxyRules.@Nullable Endpoint[] {proxies.http(), proxies.https()}) {
            if (e != null && e.user() != null) {
                masker.addCredentials(e.user() + ":" + e.password().reveal());
            }
        }
    }

    /// Cuts what is under way; may take a moment.
    void close() {
        try {
            client.stop();
        } catch (Exception e) {
            // Jetty's signature. A client that does not stop cleanly has nothing left to lose.
            throw new IllegalStateException("the HTTP client does not stop", e);
        }
    }
}
