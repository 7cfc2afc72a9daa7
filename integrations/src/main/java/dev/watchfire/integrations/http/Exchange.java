// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.HttpResponseException;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/// One request on the wire and what came back. A status counts as soon as it arrived, even where
/// the body then stalls or breaks off: what a destination said cannot be unsaid.
final class Exchange implements Response.Listener {
    /// The body of a failure is read for its first words only.
    static final int EXCERPT_BYTES = 4096;

    /// A longer body than this is cut: reading it to the end only to reuse the connection costs
    /// more than a new one.
    static final int MAX_BODY_BYTES = 64 * 1024;

    /// How long the body of a failure is waited for once its status is known.
    private static final long BODY_WAIT_MS = 2_000;

    /// The client's own timeout ends a request; this much later it is given up for lost.
    private static final long TIMEOUT_GRACE_MS = 2_000;

    /// @param cutOff whether the body went on
    record Answer(int status, HttpFields headers, String body, boolean cutOff) {}

    /// No status arrived.
    static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean perhapsSent;

        NoAnswer(String message, boolean perhapsSent, @Nullable Throwable cause) {
            super(message, cause);
            this.perhapsSent = perhapsSent;
        }

        /// Whether the destination may have the whole request.
        boolean perhapsSent() {
            return perhapsSent;
        }
    }

    private record Head(int status, HttpFields headers) {}

    private final Request request;
    private final int bodyLimit;
    private final CompletableFuture<Head> head = new CompletableFuture<>();
    private final CompletableFuture<Boolean> body = new CompletableFuture<>();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long received;

    private volatile boolean begun;
    private volatile boolean committed;

    private Exchange(Request request, int bodyLimit) {
        this.request = request;
        this.bodyLimit = bodyLimit;
    }

    /// Sends it and waits for the answer, and for at most `bodyLimit` bytes of its body; not at all
    /// for the body of a success where that is 0.
    static Answer send(Request request, int bodyLimit, long timeoutMs) throws NoAnswer {
        Exchange exchange = new Exchange(request, bodyLimit);
        request.timeout(Math.max(1, timeoutMs), TimeUnit.MILLISECONDS)
                .idleTimeout(timeoutMs + TIMEOUT_GRACE_MS, TimeUnit.MILLISECONDS)
                .onRequestBegin(_ -> exchange.begun = true)
                .onRequestCommit(_ -> exchange.committed = true)
                .send(exchange);
        return exchange.await(timeoutMs);
    }

    private Answer await(long timeoutMs) throws NoAnswer {
        Head answered;
        try {
            answered = head.get(timeoutMs + TIMEOUT_GRACE_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            request.abort(e);
            throw failure(e, timeoutMs);
        } catch (InterruptedException e) {
            // Not restored: the interrupt says that this attempt is to end now, and it does.
            request.abort(e);
            // What was written may have arrived before we hear of it.
            throw new NoAnswer("cut off by the shutdown before an answer", begun, e);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause(), timeoutMs);
        }
        if (answered.status / 100 == 2 && bodyLimit == 0) {
            return new Answer(answered.status, answered.headers, "", true);
        }
        // What is wanted for itself may take all of its time.
        boolean whole =
                awaitBody(
                        bodyLimit > MAX_BODY_BYTES ? timeoutMs : Math.min(timeoutMs, BODY_WAIT_MS));
        synchronized (kept) {
            return new Answer(
                    answered.status,
                    answered.headers,
                    kept.toString(StandardCharsets.UTF_8),
                    !whole);
        }
    }

    private boolean awaitBody(long waitMs) {
        try {
            return body.get(waitMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | InterruptedException e) {
            request.abort(e);
            return false;
        } catch (ExecutionException e) {
            return false;
        }
    }

    @Override
    public void onHeaders(Response response) {
        head.complete(new Head(response.getStatus(), response.getHeaders().asImmutable()));
    }

    @Override
    public void onContent(Response response, ByteBuffer content) {
        int limit = bodyLimit == 0 ? EXCERPT_BYTES : bodyLimit;
        synchronized (kept) {
            received += content.remaining();
            int room = Math.min(limit - kept.size(), content.remaining());
            byte[] bytes = new byte[Math.max(0, room)];
            content.get(bytes);
            kept.writeBytes(bytes);
            content.position(content.limit());
        }
        if (received > Math.max(bodyLimit, MAX_BODY_BYTES)) {
            body.complete(false);
            response.abort(new BodyTooLong());
        }
    }

    private static final class BodyTooLong extends Exception {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void onComplete(Result result) {
        Throwable failure = result.getFailure();
        if (failure == null) {
            head.complete(new Head(result.getResponse().getStatus(), HttpFields.EMPTY));
        } else {
            head.completeExceptionally(failure);
        }
        synchronized (kept) {
            body.complete(failure == null && received == kept.size());
        }
    }

    /// Errors that can only come before the request is complete on the wire say so even where it
    /// had been begun; of the others nobody knows.
    private NoAnswer failure(Throwable failure, long timeoutMs) {
        Throwable root = rootOf(failure);
        boolean beforeRequest =
                root instanceof ConnectException
                        || root instanceof SocketTimeoutException
                        || root instanceof UnknownHostException
                        || root instanceof ForbiddenAddressException
                        || root instanceof SSLException
                        || (root instanceof HttpResponseException e && isOfProxy(e))
                        || root instanceof TimeoutException;
        boolean perhapsSent = committed || (begun && !beforeRequest);
        return new NoAnswer(describe(root, timeoutMs), perhapsSent, root);
    }

    /// Whether a proxy refused a tunnel. Of a destination whose answer is no HTTP, Jetty says so
    /// with the same exception.
    private static boolean isOfProxy(HttpResponseException e) {
        return HttpMethod.CONNECT.is(e.getResponse().getRequest().getMethod());
    }

    /// Jetty wraps what happened on the way to a connection.
    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !isTelling(root)) {
            root = root.getCause();
        }
        return isTelling(root) ? root : failure;
    }

    private static boolean isTelling(Throwable t) {
        return t instanceof ConnectException
                || t instanceof SocketTimeoutException
                || t instanceof UnknownHostException
                || t instanceof ForbiddenAddressException
                || t instanceof SSLException
                || t instanceof HttpResponseException
                || t instanceof TimeoutException
                || t instanceof EOFException
                || t instanceof ClosedChannelException;
    }

    private String describe(Throwable root, long timeoutMs) {
        String where = request.getHost() + ":" + request.getPort();
        return switch (root) {
            case UnknownHostException e -> "no address found for host " + e.getMessage();
            case ForbiddenAddressException e -> String.valueOf(e.getMessage());
            case SocketTimeoutException e ->
                    "no connection to " + where + " in time: " + e.getMessage();
            case ConnectException e -> "cannot connect to " + where + ": " + e.getMessage();
            case SSLException e -> "TLS with " + where + " failed: " + e.getMessage();
            case HttpResponseException e when isOfProxy(e) ->
                    "the proxy answered CONNECT with status " + e.getResponse().getStatus();
            case HttpResponseException e -> where + " answered what is no HTTP";
            case TimeoutException e when committed -> "no answer within " + timeoutMs + " ms";
            case TimeoutException e ->
                    "the request could not be written to " + where + " within " + timeoutMs + " ms";
            case EOFException e -> where + " closed the connection without an answer";
            case ClosedChannelException e -> where + " closed the connection without an answer";
            default ->
                    root.getClass().getSimpleName()
                            + (root.getMessage() == null ? "" : ": " + root.getMessage());
        };
    }
}
