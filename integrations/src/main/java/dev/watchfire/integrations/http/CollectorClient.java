// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import dev.watchfire.engine.configuration.HttpSettings.TlsSettings;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpClientTransport;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpClientConnectionFactory;
import org.eclipse.jetty.client.transport.HttpClientTransportDynamic;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.io.ClientConnector;
import org.jspecify.annotations.Nullable;

/// Posts bytes to one telemetry collector, over HTTP/1.1 or, as gRPC needs it, over HTTP/2 alone;
/// with and without TLS. For one thread.
public final class CollectorClient implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MS = 10_000;
    private static final int IDLE_TIMEOUT_MS = 55_000;

    private final HttpClient client;

    /// What came back.
    ///
    /// @param grpcStatus the trailer of that name, wherever it stood, or null
    /// @param grpcMessage what the collector says of a failure, or null
    public record Answer(int status, @Nullable String grpcStatus, @Nullable String grpcMessage) {}

    CollectorClient(TlsSettings tls, boolean http2, SharedThreads threads) throws IOException {
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        try {
            connector.setSslContextFactory(TlsMaterial.read(tls).newFactory());
        } catch (GeneralSecurityException e) {
            throw new IOException("tls_config cannot be used: " + e.getMessage(), e);
        }
        HttpClientTransport transport =
                http2
                        ? new HttpClientTransportOverHTTP2(new HTTP2Client(connector))
                        : new HttpClientTransportDynamic(
                                connector, HttpClientConnectionFactory.HTTP11);
        client = new HttpClient(transport);
        client.setExecutor(threads.executor());
        client.setScheduler(threads.scheduler());
        client.setByteBufferPool(threads.buffers());
        client.setSocketAddressResolver(threads.resolver(Reach.ANYWHERE));
        client.setConnectTimeout(CONNECT_TIMEOUT_MS);
        client.setIdleTimeout(IDLE_TIMEOUT_MS);
        client.setFollowRedirects(false);
        client.setUserAgentField(null);
        try {
            client.start();
        } catch (Exception e) {
            // Jetty's signature; nothing that can fail here depends on input.
            throw new IllegalStateException("the HTTP client does not start", e);
        }
    }

    /// @throws IOException where no answer came, with the reason
    public Answer post(String url, Map<String, String> headers, byte[] body, Duration timeout)
            throws IOException, InterruptedException {
        Target target;
        try {
            target = Target.parse(url);
        } catch (IllegalArgumentException e) {
            throw new IOException("endpoint: " + e.getMessage(), e);
        }
        Request request =
                client.newRequest(target.uri())
                        .host(target.host())
                        .method("POST")
                        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                        .headers(fields -> headers.forEach(fields::put))
                        .body(
                                new BytesRequestContent(
                                        headers.getOrDefault(
                                                "Content-Type", "application/octet-stream"),
                                        body));
        try {
            ContentResponse response = request.send();
            return new Answer(
                    response.getStatus(),
                    grpc(response, "grpc-status"),
                    grpc(response, "grpc-message"));
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(cause.toString(), e);
        }
    }

    /// A failure may come without a body, and then stands among the headers.
    private static @Nullable String grpc(ContentResponse response, String name) {
        HttpFields trailers = response.getTrailers();
        String value = trailers == null ? null : trailers.get(name);
        return value == null ? response.getHeaders().get(name) : value;
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception e) {
            // Jetty's signature. A client that does not stop cleanly has nothing left to lose.
            throw new IllegalStateException("the HTTP client does not stop", e);
        }
    }
}
