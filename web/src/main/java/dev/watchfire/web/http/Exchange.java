// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Map;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// One request as an endpoint sees it. For the thread that answers it.
public final class Exchange {
    private static final int FIRST_READ_BYTES = 16 * 1024;

    /// How long any body may take.
    private static final long FREE_NANOS = 15_000_000_000L;

    /// After that, a sender slower than this only means to hold a place.
    private static final long SLOWEST_BYTES_PER_SECOND = 1024;

    private final Request request;
    private final String path;
    private final Style style;
    private final Map<String, String> variables;
    private final BodyBudget budget;
    private final boolean signedIn;
    private @Nullable Query query;
    private int reservedBytes;

    Exchange(
            Request request,
            String path,
            Style style,
            Map<String, String> variables,
            BodyBudget budget,
            boolean signedIn) {
        this.request = request;
        this.path = path;
        this.style = style;
        this.variables = variables;
        this.budget = budget;
        this.signedIn = signedIn;
    }

    public String method() {
        return request.getMethod();
    }

    /// The path without the route prefix.
    public String path() {
        return path;
    }

    public Style style() {
        return style;
    }

    /// Whether the client proved who it is, rather than being let in anonymously.
    public boolean signedIn() {
        return signedIn;
    }

    /// What a segment in braces matched.
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no variable " + name);
        }
        return value;
    }

    public Query query() {
        Query parsed = query;
        if (parsed == null) {
            parsed = Query.parse(request.getHttpURI().getQuery());
            query = parsed;
        }
        return parsed;
    }

    public @Nullable String header(String name) {
        return request.getHeaders().get(name);
    }

    /// The address the client came from, for throttling; a proxy's where there is one.
    public String remoteHost() {
        return remoteHost(request);
    }

    static String remoteHost(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress()
                        instanceof InetSocketAddress address
                ? address.getHostString()
                : "";
    }

    /// The value of a cookie, or null.
    public @Nullable String cookie(String name) {
        for (HttpCookie cookie : Request.getCookies(request)) {
            if (cookie.getName().equals(name)) {
                return cookie.getValue();
            }
        }
        return null;
    }

    public boolean isSecure() {
        return request.isSecure();
    }

    /// A body, in an array that may be longer.
    public static final class Bytes {
        private final byte[] array;
        private final int length;

        Bytes(byte[] array, int length) {
            this.array = array;
            this.length = length;
        }

        public byte[] array() {
            return array;
        }

        public int length() {
            return length;
        }
    }

    /// Reads the whole body.
    ///
    /// @param mostBytes what it may have; more is refused with 413
    public Bytes body(long mostBytes) throws Refusal {
        long announced = request.getLength();
        if (announced > mostBytes) {
            throw tooLarge(mostBytes);
        }
        // One byte more than announced, so that the end is seen without another array.
        byte[] bytes = new byte[announced >= 0 ? (int) announced + 1 : FIRST_READ_BYTES];
        reserve(bytes.length);
        try (InputStream in = Content.Source.asInputStream(request)) {
            int length = 0;
            long start = System.nanoTime();
            int read = in.read(bytes, 0, bytes.length);
            while (read >= 0) {
                length += read;
                if (length > mostBytes) {
                    throw tooLarge(mostBytes);
                }
                if (isTooSlow(length, System.nanoTime() - start)) {
                    throw new Refusal(style.error(408, "too-slow", "The body came too slowly."));
                }
                if (length == bytes.length) {
                    int wanted = (int) Math.min(mostBytes + 1, length * 2L);
                    reserve(wanted - length);
                    bytes = Arrays.copyOf(bytes, wanted);
                }
                read = in.read(bytes, length, bytes.length - length);
            }
            return new Bytes(bytes, length);
        } catch (IOException e) {
            throw new Refusal(
                    style.error(
                            400, "body-unreadable", "The body could not be read to its end: " + e));
        }
    }

    private static boolean isTooSlow(int bytes, long nanos) {
        long paid = nanos - FREE_NANOS;
        return paid > 0 && bytes < paid / 1_000_000_000L * SLOWEST_BYTES_PER_SECOND;
    }

    private void reserve(int bytes) throws Refusal {
        if (!budget.tryReserve(bytes)) {
            throw new Refusal(
                    style.error(
                                    503,
                                    "busy",
                                    "The bodies of other requests take up all memory set aside for"
                                            + " them. Try again.")
                            .with(HttpHeader.RETRY_AFTER.asString(), "1"));
        }
        reservedBytes += bytes;
    }

    private Refusal tooLarge(long mostBytes) {
        return new Refusal(
                style.error(
                        413,
                        "body-too-large",
                        "The body is larger than " + mostBytes + " bytes, which is the limit."));
    }

    void close() {
        budget.release(reservedBytes);
    }
}
