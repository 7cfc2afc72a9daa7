// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import dev.watchfire.web.json.ByteSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Sends answers: headers that all have, compression, and a length where the body is one chunk.
final class Sender {
    /// Below this, gzip's own frame and the work eat the gain.
    private static final int SMALLEST_COMPRESSED_BYTES = 1024;

    private static final String CONTENT_SECURITY =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

    private static final byte[] NO_BYTES = {};
    private static final ByteBuffer NOTHING = ByteBuffer.wrap(NO_BYTES);

    private final Map<String, String> extraHeaders;

    Sender(Map<String, String> extraHeaders) {
        this.extraHeaders = extraHeaders;
    }

    /// @return bytes of body that were handed to the connection
    long send(Answer answer, Request request, Response response, boolean anyOrigin, boolean closing)
            throws IOException {
        putHeaders(answer, request, response, anyOrigin, closing);
        Answer.Body body = answer.body();
        if (body == null) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
            Content.Sink.write(response, true, NOTHING.slice());
            return 0;
        }
        ConnectionSink sink =
                new ConnectionSink(
                        response, request.getMethod().equals("HEAD"), takesGzip(request));
        body.writeTo(sink);
        return sink.written;
    }

    /// Sends an answer without blocking; its body, if any, is short.
    void sendPromptly(
            Answer answer,
            Request request,
            Response response,
            boolean anyOrigin,
            boolean closing,
            Callback callback) {
        putHeaders(answer, request, response, anyOrigin, closing);
        byte[] bytes;
        try {
            bytes = gathered(answer.body());
        } catch (IOException e) {
            callback.failed(e);
            return;
        }
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    private static byte[] gathered(Answer.@Nullable Body body) throws IOException {
        if (body == null) {
            return NO_BYTES;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.writeTo((chunk, from, length, _) -> bytes.write(chunk, from, length));
        return bytes.toByteArray();
    }

    private void putHeaders(
            Answer answer, Request request, Response response, boolean anyOrigin, boolean closing) {
        response.setStatus(answer.status());
        HttpFields.Mutable headers = response.getHeaders();
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Cache-Control", "no-store");
        if (answer.contentType() != null) {
            headers.put(HttpHeader.CONTENT_TYPE, answer.contentType());
            headers.put("Content-Security-Policy", CONTENT_SECURITY);
        }
        if (anyOrigin) {
            headers.add(HttpHeader.VARY, "Origin");
            if (request.getHeaders().contains(HttpHeader.ORIGIN)) {
                headers.put("Access-Control-Allow-Origin", "*");
            }
        }
        for (Answer.Header header : answer.headers()) {
            if (header.name().equals("Set-Cookie") || header.name().equals("Vary")) {
                headers.add(header.name(), header.value());
            } else {
                headers.put(header.name(), header.value());
            }
        }
        extraHeaders.forEach(headers::put);
        if (closing || leavesBodyUnread(request)) {
            headers.put(HttpHeader.CONNECTION, "close");
        }
    }

    /// Whoever is answered before their body is read may still be sending it: the connection ends
    /// with the answer then, and has to say so, or a client uses it again.
    private static boolean leavesBodyUnread(Request request) {
        HttpFields headers = request.getHeaders();
        boolean body =
                headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0
                        || headers.contains(HttpHeader.TRANSFER_ENCODING);
        return body && !request.consumeAvailable();
    }

    private static boolean takesGzip(Request request) {
        String accepted = request.getHeaders().get(HttpHeader.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
    }

    /// Chooses by the first chunk: a lone one gets a length, a large body may be compressed.
    private static final class ConnectionSink implements ByteSink {
        private final Response response;
        private final boolean headOnly;
        private final boolean takesGzip;
        private boolean begun;
        private @Nullable OutputStream gzip;
        private long written;

        ConnectionSink(Response response, boolean headOnly, boolean takesGzip) {
            this.response = response;
            this.headOnly = headOnly;
            this.takesGzip = takesGzip;
        }

        @Override
        public void write(byte[] bytes, int from, int length, boolean last) throws IOException {
            if (!begun) {
                begun = true;
                begin(length, last);
            }
            OutputStream compressed = gzip;
            if (compressed == null) {
                plain(bytes, from, length, last);
                return;
            }
            compressed.write(bytes, from, length);
            if (last) {
                compressed.close();
            }
        }

        private void begin(int length, boolean last) throws IOException {
            HttpFields.Mutable headers = response.getHeaders();
            boolean large = length >= SMALLEST_COMPRESSED_BYTES || !last;
            boolean mayCompress = large && !isStream(headers) && !isCompressed(headers);
            if (mayCompress) {
                headers.add(HttpHeader.VARY, "Accept-Encoding");
            }
            if (takesGzip && mayCompress) {
                headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
                gzip = new FastGzip(new Rest(this));
            } else if (last) {
                headers.put(HttpHeader.CONTENT_LENGTH, length);
            }
        }

        /// Events must not wait in a compressor.
        private static boolean isStream(HttpFields headers) {
            return "text/event-stream".equals(headers.get(HttpHeader.CONTENT_TYPE));
        }

        /// By whoever made the answer, as fonts are by their format.
        private static boolean isCompressed(HttpFields headers) {
            return headers.contains(HttpHeader.CONTENT_ENCODING)
                    || "font/woff2".equals(headers.get(HttpHeader.CONTENT_TYPE));
        }

        private void plain(byte[] bytes, int from, int length, boolean last) throws IOException {
            if (!headOnly) {
                Content.Sink.write(response, last, ByteBuffer.wrap(bytes, from, length));
                written += length;
            } else if (last) {
                Content.Sink.write(response, true, NOTHING.slice());
            }
        }
    }

    /// What comes out of the compressor, on its way to the connection.
    private static final class Rest extends OutputStream {
        private final ConnectionSink sink;

        Rest(ConnectionSink sink) {
            this.sink = sink;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            sink.plain(bytes, from, length, false);
        }

        @Override
        public void close() throws IOException {
            sink.plain(new byte[0], 0, 0, true);
        }
    }

    /// The lowest level: label sets repeat so much that more effort gains little.
    private static final class FastGzip extends GZIPOutputStream {
        private static final int BUFFER_BYTES = 16 * 1024;

        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
