// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.tracing;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/// A collector for OTLP over HTTP and over gRPC without TLS, which decodes what it gets with the
/// protocol's own classes.
final class Collector implements AutoCloseable {
    /// A request as it came.
    record Received(String path, HttpFields headers, ExportTraceServiceRequest request) {
        List<Span> spans() {
            return request.getResourceSpansList().stream()
                    .map(ResourceSpans::getScopeSpansList)
                    .flatMap(List::stream)
                    .map(ScopeSpans::getSpansList)
                    .flatMap(List::stream)
                    .toList();
        }

        Resource resource() {
            return request.getResourceSpans(0).getResource();
        }
    }

    final CopyOnWriteArrayList<Received> received = new CopyOnWriteArrayList<>();

    /// How many requests from now on are answered with `failure`.
    final AtomicInteger failures = new AtomicInteger();

    volatile int failure = 503;
    private final Server server = new Server();
    private final ServerConnector connector;

    Collector() throws Exception {
        HttpConfiguration http = new HttpConfiguration();
        connector =
                new ServerConnector(
                        server,
                        new HttpConnectionFactory(http),
                        new HTTP2CServerConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(
                new Handler.Abstract() {
                    @Override
                    public boolean handle(Request request, Response response, Callback callback)
                            throws Exception {
                        take(request, response);
                        callback.succeeded();
                        return true;
                    }
                });
        server.start();
    }

    private void take(Request request, Response response) throws IOException {
        String path = Request.getPathInContext(request);
        boolean grpc = !path.equals("/v1/traces");
        byte[] body;
        try (InputStream in = Content.Source.asInputStream(request)) {
            body = in.readAllBytes();
        }
        boolean gzip = "gzip".equals(request.getHeaders().get("Content-Encoding"));
        if (grpc) {
            ByteBuffer prefix = ByteBuffer.wrap(body);
            gzip = prefix.get() == 1;
            if (prefix.getInt() != body.length - 5) {
                throw new IOException("the length of the message is wrong");
            }
            body = Arrays.copyOfRange(body, 5, body.length);
        }
        if (gzip) {
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
        boolean fails = failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        if (!fails) {
            received.add(
                    new Received(
                            path, request.getHeaders(), ExportTraceServiceRequest.parseFrom(body)));
        }
        if (grpc) {
            response.getHeaders().put("Content-Type", "application/grpc");
            String status = fails ? Integer.toString(failure) : "0";
            response.setTrailersSupplier(
                    () ->
                            HttpFields.from(
                                    new org.eclipse.jetty.http.HttpField("grpc-status", status)));
        } else if (fails) {
            response.setStatus(failure);
        }
    }

    String endpoint() {
        return "127.0.0.1:" + connector.getLocalPort();
    }

    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        received.forEach(r -> spans.addAll(r.spans()));
        return spans;
    }

    Span span(String name) {
        return spans().stream().filter(s -> s.getName().equals(name)).findFirst().orElseThrow();
    }

    static Map<String, String> attributes(Span span) {
        return span.getAttributesList().stream()
                .collect(
                        java.util.stream.Collectors.toMap(
                                io.opentelemetry.proto.common.v1.KeyValue::getKey,
                                a ->
                                        switch (a.getValue().getValueCase()) {
                                            case STRING_VALUE -> a.getValue().getStringValue();
                                            case INT_VALUE ->
                                                    Long.toString(a.getValue().getIntValue());
                                            case BOOL_VALUE ->
                                                    Boolean.toString(a.getValue().getBoolValue());
                                            default -> "?";
                                        }));
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            // Jetty's signature.
            throw new IllegalStateException(e);
        }
    }
}
