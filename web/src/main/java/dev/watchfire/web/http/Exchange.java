// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import dev.watchfire.engine.Language;
import dev.watchfire.people.Caller;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.web.access.SessionCookie;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// One request as an endpoint sees it. For the thread that answers it.
public final class Exchange {
    private final Request request;
    private final String path;
    private final Style style;
    private final Map<String, String> variables;
    private final RequestBody body;
    private final Caller caller;
    private final BooleanSupplier stillGranted;
    private @Nullable Query query;

    Exchange(
            Request request,
            String path,
            Style style,
            Map<String, String> variables,
            RequestBody body,
            Caller caller,
            BooleanSupplier stillGranted) {
        this.request = request;
        this.path = path;
        this.style = style;
        this.variables = variables;
        this.body = body;
        this.caller = caller;
        this.stillGranted = stillGranted;
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

    /// Who asks; a stranger where anybody may.
    public Caller caller() {
        return caller;
    }

    /// Whether who asks may still have it: an answer can take longer than a session.
    public boolean isStillGranted() {
        return stillGranted.getAsBoolean();
    }

    /// Who asks, for the audit trail.
    public Actor actor() {
        return caller.actor(remoteHost());
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

    /// The query string as it came; empty where there is none.
    public String queryText() {
        String text = request.getHttpURI().getQuery();
        return text == null ? "" : text;
    }

    public @Nullable String header(String name) {
        return request.getHeaders().get(name);
    }

    /// What the client would like to read.
    public Language language() {
        return Language.accepted(header("Accept-Language"));
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

    /// The value of the session's cookie, or null.
    public @Nullable String sessionCookie() {
        return sessionCookie(request);
    }

    static @Nullable String sessionCookie(Request request) {
        if (!request.getHeaders().contains(HttpHeader.COOKIE)) {
            return null;
        }
        for (String name : SessionCookie.NAMES) {
            String value = cookie(request, name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /// The value of a cookie, or null.
    public @Nullable String cookie(String name) {
        return cookie(request, name);
    }

    private static @Nullable String cookie(Request request, String name) {
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

    /// The whole body; waits for it, unless it is there as it is for a {@link Endpoint.Prompt}.
    ///
    /// @param mostBytes what it may have; more is refused with 413
    public Bytes body(long mostBytes) throws Refusal {
        return body.read(mostBytes, style);
    }
}
