// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.tracing;

import dev.watchfire.engine.configuration.HttpSettings.Header;
import dev.watchfire.engine.configuration.TracingSettings;
import dev.watchfire.engine.configuration.TracingSettings.Client;
import dev.watchfire.integrations.http.CollectorClient;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.SecretFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// A collector that takes OTLP: protobuf in the body of an HTTP request, or as a gRPC message,
/// which is that with five bytes before it, over HTTP/2.
final class OtlpDestination implements SpanExporter.Destination {
    /// OpenTelemetry's default.
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final String HTTP_PATH = "/v1/traces";
    private static final String GRPC_PATH =
            "/opentelemetry.proto.collector.trace.v1.TraceService/Export";
    private static final int GRPC_PREFIX_BYTES = 5;
    private static final String GRPC_OK = "0";

    // What the protocol says may be tried again.
    private static final Set<Integer> RETRYABLE_STATUS = Set.of(429, 502, 503, 504);
    private static final Set<String> RETRYABLE_GRPC = Set.of("1", "4", "8", "10", "11", "14", "15");

    private final TracingSettings settings;
    private final CollectorClient client;
    private final String version;
    private final Map<String, Object> resource;

    /// @param version of this program
    /// @throws IOException where the TLS settings cannot be used
    OtlpDestination(TracingSettings settings, HttpClients clients, String version)
            throws IOException {
        this.settings = settings;
        this.client = clients.collector(settings.tls(), settings.client() == Client.GRPC);
        this.version = version;
        this.resource = resource(version);
    }

    /// `alertmanager`, so that dashboards that were made for one go on working.
    private static Map<String, Object> resource(String version) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("service.name", "alertmanager");
        resource.put("service.version", version);
        resource.put("process.runtime.name", "java");
        resource.put("process.runtime.version", Runtime.version().toString());
        resource.put("telemetry.sdk.language", "java");
        resource.put("telemetry.sdk.name", "watchfire");
        resource.put("telemetry.sdk.version", version);
        return resource;
    }

    @Override
    public void send(List<FinishedSpan> spans) throws IOException, InterruptedException {
        byte[] message = OtlpEncoder.encode(spans, resource, "dev.watchfire", version);
        boolean grpc = settings.client() == Client.GRPC;
        Map<String, String> headers = headers();
        byte[] body = settings.gzip() ? gzipped(message) : message;
        if (grpc) {
            headers.put("Content-Type", "application/grpc");
            headers.put("TE", "trailers");
            if (settings.gzip()) {
                headers.put("grpc-encoding", "gzip");
            }
            body = framed(body, settings.gzip());
        } else {
            headers.put("Content-Type", "application/x-protobuf");
            if (settings.gzip()) {
                headers.put("Content-Encoding", "gzip");
            }
        }
        headers.put("User-Agent", "Watchfire/" + version);
        Duration timeout = settings.timeout();
        judge(
                client.post(
                        url(grpc),
                        headers,
                        body,
                        timeout == null || timeout.isZero() ? TIMEOUT : timeout),
                grpc);
    }

    private String url(boolean grpc) {
        return (settings.insecure() ? "http://" : "https://")
                + settings.endpoint()
                + (grpc ? GRPC_PATH : HTTP_PATH);
    }

    /// The first value of each, as Alertmanager sends them.
    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, Header> entry : settings.headers().entrySet()) {
            String value = value(entry.getValue());
            if (value != null) {
                headers.put(entry.getKey(), value);
            }
        }
        return headers;
    }

    private static @Nullable String value(Header header) throws IOException {
        if (!header.values().isEmpty()) {
            return header.values().getFirst();
        }
        if (!header.secrets().isEmpty()) {
            return header.secrets().getFirst().reveal();
        }
        return header.files().isEmpty()
                ? null
                : SecretFile.value("headers file", header.files().getFirst());
    }

    private static byte[] gzipped(byte[] message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(message.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(message);
        }
        return out.toByteArray();
    }

    private static byte[] framed(byte[] message, boolean compressed) {
        return ByteBuffer.allocate(GRPC_PREFIX_BYTES + message.length)
                .put((byte) (compressed ? 1 : 0))
                .putInt(message.length)
                .put(message)
                .array();
    }

    private static void judge(CollectorClient.Answer answer, boolean grpc) throws IOException {
        if (answer.status() / 100 != 2) {
            String said = "the collector answered with status " + answer.status();
            throw RETRYABLE_STATUS.contains(answer.status())
                    ? new IOException(said)
                    : new SpanExporter.RefusedException(said);
        }
        String status = answer.grpcStatus();
        if (grpc && !GRPC_OK.equals(status)) {
            String message = answer.grpcMessage();
            String said =
                    "the collector answered with grpc-status "
                            + status
                            + (message == null ? "" : ": " + message);
            throw status != null && RETRYABLE_GRPC.contains(status)
                    ? new IOException(said)
                    : new SpanExporter.RefusedException(said);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
