// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import dev.watchfire.web.access.Audience;
import dev.watchfire.web.access.Guard;
import dev.watchfire.web.access.Guard.Verdict;
import dev.watchfire.web.access.Sessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one way in: finds the route, asks the guard, lets the endpoint answer, sends and counts.
///
/// While the server drains, what arrives on open connections is still answered, with the request to
/// close the connection: a posted alert must not be lost because of a restart.
public final class Gate extends Handler.Abstract implements Graceful {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final Settings settings;
    private final RouteTable routes;
    private final Guard guard;
    private final Observer observer;
    private final Function<@Nullable String, Answer> loginForm;
    private final Sender sender;
    private final Semaphore gets;
    private final BodyBudget budget;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Graceful.Shutdown drain =
            new Graceful.Shutdown(this) {
                @Override
                public boolean isShutdownDone() {
                    return inFlight.get() == 0;
                }
            };

    /// @param prefix before every path, without a slash at its end; "" for none
    /// @param concurrentGets how many expensive reads run at once
    /// @param mostBodyBytes what all bodies under way may take together
    /// @param headers added to every answer, over ours
    /// @param rate null for no limit
    public record Settings(
            String prefix,
            int concurrentGets,
            long mostBodyBytes,
            Map<String, String> headers,
            @Nullable TokenBucket rate) {
        public Settings {
            headers = Map.copyOf(headers);
        }
    }

    /// Counts what happened. Called on any thread.
    public interface Observer {
        void began();

        /// @param route the route's path, or a family's name for what has none
        void ended(String route, String method, int status, long nanos, long bytes);

        void refusedForConcurrency();
    }

    /// @param loginForm what a stranger gets in place of the page, given `Accept-Language`
    public Gate(
            Settings settings,
            RouteTable routes,
            Guard guard,
            Observer observer,
            Function<@Nullable String, Answer> loginForm) {
        this.settings = settings;
        this.routes = routes;
        this.guard = guard;
        this.observer = observer;
        this.loginForm = loginForm;
        this.sender = new Sender(settings.headers());
        this.gets = new Semaphore(settings.concurrentGets());
        this.budget = new BodyBudget(settings.mostBodyBytes());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        long start = System.nanoTime();
        inFlight.incrementAndGet();
        observer.began();
        Outcome outcome = new Outcome("unknown", 500, 0);
        try {
            outcome = answer(request, response);
            callback.succeeded();
        } catch (IOException | UncheckedIOException e) {
            // The client went away; there is nobody to tell.
            LOG.debug("{} {} could not be answered", request.getMethod(), request.getHttpURI(), e);
            callback.failed(new Gone(e));
        } finally {
            observer.ended(
                    outcome.route,
                    request.getMethod(),
                    outcome.status,
                    System.nanoTime() - start,
                    outcome.bytes);
            inFlight.decrementAndGet();
            if (drain.isShutdown()) {
                drain.check();
            }
        }
        return true;
    }

    /// Tells Jetty to close the connection without a word.
    private static final class Gone extends IOException implements QuietException {
        private static final long serialVersionUID = 1L;

        Gone(Throwable cause) {
            super(cause);
        }
    }

    private record Outcome(String route, int status, long bytes) {}

    private Outcome answer(Request request, Response response) throws IOException {
        TokenBucket rate = settings.rate();
        if (rate != null && !rate.take()) {
            Answer answer =
                    Answer.text(429, "Too Many Requests\n")
                            .with(HttpHeader.RETRY_AFTER.asString(), "1");
            return send("rate-limited", Audience.EVERYONE, answer, request, response);
        }
        String path = pathOf(request);
        if (path == null) {
            Answer answer = outside(Request.getPathInContext(request));
            return send("outside-prefix", Audience.EVERYONE, answer, request, response);
        }
        return switch (routes.find(request.getMethod(), path)) {
            case RouteTable.Found.Match(Route route, Map<String, String> variables) ->
                    matched(request, response, path, route, variables);
            case RouteTable.Found.WrongMethod(RouteTable.Family family, List<String> allowed) ->
                    send(
                            "wrong-method",
                            family.audience(),
                            guarded(
                                    request,
                                    family.audience(),
                                    family.style(),
                                    _ -> wrongMethod(request, path, family, allowed)),
                            request,
                            response);
            case RouteTable.Found.Nothing(RouteTable.Family family) ->
                    send(
                            "not-found",
                            family.audience(),
                            guarded(
                                    request,
                                    family.audience(),
                                    family.style(),
                                    _ -> notFound(path, family)),
                            request,
                            response);
        };
    }

    private Answer wrongMethod(
            Request request, String path, RouteTable.Family family, List<String> allowed) {
        boolean preflight =
                request.getMethod().equals("OPTIONS")
                        && request.getHeaders().contains("Access-Control-Request-Method");
        if (preflight && guard.allowsAnyOrigin(family.audience())) {
            return Answer.empty(200)
                    .with("Access-Control-Allow-Methods", "GET, POST, HEAD")
                    .with("Access-Control-Allow-Headers", "Content-Type")
                    .with("Vary", "Access-Control-Request-Method, Access-Control-Request-Headers");
        }
        if (family.instead() != null) {
            return family.instead();
        }
        LOG.debug("{} {} is not allowed", request.getMethod(), path);
        return family.style().wrongMethod(request.getMethod(), String.join(",", allowed));
    }

    private static Answer notFound(String path, RouteTable.Family family) {
        return family.instead() == null ? family.style().notFound(path) : family.instead();
    }

    private @Nullable String pathOf(Request request) {
        String path = Request.getPathInContext(request);
        String prefix = settings.prefix();
        if (prefix.isEmpty()) {
            return path;
        }
        if (path.startsWith(prefix + "/")) {
            return path.substring(prefix.length());
        }
        return null;
    }

    private Answer outside(String path) {
        if (path.equals("/") || path.equals(settings.prefix())) {
            return Answer.empty(302).with("Location", settings.prefix() + "/");
        }
        return Style.PLAIN.notFound(path);
    }

    /// What a request that may go on is answered.
    private interface Granted {
        Answer answer(boolean signedIn) throws Refusal;
    }

    private Answer guarded(Request request, Audience audience, Style style, Granted granted) {
        Verdict verdict =
                guard.check(
                        new Guard.Request(
                                request.getMethod(),
                                audience,
                                Exchange.remoteHost(request),
                                request.getHeaders().get(HttpHeader.HOST) == null
                                        ? request.getHttpURI().getAuthority()
                                        : request.getHeaders().get(HttpHeader.HOST),
                                request.getHeaders().get(HttpHeader.ORIGIN),
                                request.getHeaders().get("Sec-Fetch-Site"),
                                request.getHeaders().get(HttpHeader.AUTHORIZATION),
                                sessionCookie(request)));
        return switch (verdict) {
            case Verdict.Granted(boolean signedIn) -> answered(style, granted, signedIn);
            case Verdict.SignInFirst(String code, String message, String challenge) ->
                    audience == Audience.PAGE && guard.hasLoginForm()
                            ? loginForm.apply(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE))
                            : style.error(401, code, message).with("WWW-Authenticate", challenge);
            case Verdict.Refused(String code, String message) -> style.error(403, code, message);
        };
    }

    private Answer answered(Style style, Granted granted, boolean signedIn) {
        try {
            return granted.answer(signedIn);
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (RuntimeException e) {
            // The boundary of a request: whatever goes wrong with one must not reach the others.
            LOG.error("a request failed", e);
            return style.error(
                    500,
                    "internal-error",
                    "Something went wrong in the server; its log says what.");
        }
    }

    private Outcome matched(
            Request request,
            Response response,
            String path,
            Route route,
            Map<String, String> variables)
            throws IOException {
        boolean counts = route.limited() && request.getMethod().equals("GET");
        if (counts && !gets.tryAcquire()) {
            observer.refusedForConcurrency();
            return send(route.path(), route.audience(), tooManyGets(), request, response);
        }
        try {
            Answer answer = routed(request, path, route, variables);
            return send(route.path(), route.audience(), answer, request, response);
        } finally {
            if (counts) {
                gets.release();
            }
        }
    }

    private Answer tooManyGets() {
        return Answer.text(
                        503,
                        "Limit of concurrent GET requests reached ("
                                + settings.concurrentGets()
                                + "), try again later.\n")
                .with(HttpHeader.RETRY_AFTER.asString(), "1");
    }

    private Answer routed(
            Request request, String path, Route route, Map<String, String> variables) {
        return guarded(
                request,
                route.audience(),
                route.style(),
                signedIn -> {
                    Exchange exchange =
                            new Exchange(request, path, route.style(), variables, budget, signedIn);
                    try {
                        return route.endpoint().answer(exchange);
                    } finally {
                        exchange.close();
                    }
                });
    }

    private static @Nullable String sessionCookie(Request request) {
        if (!request.getHeaders().contains(HttpHeader.COOKIE)) {
            return null;
        }
        for (HttpCookie cookie : Request.getCookies(request)) {
            if (cookie.getName().equals(Sessions.COOKIE)) {
                return cookie.getValue();
            }
        }
        return null;
    }

    private Outcome send(
            String route, Audience audience, Answer answer, Request request, Response response)
            throws IOException {
        boolean anyOrigin = guard.allowsAnyOrigin(audience);
        long bytes = sender.send(answer, request, response, anyOrigin, drain.isShutdown());
        return new Outcome(route, answer.status(), bytes);
    }

    @Override
    public CompletableFuture<Void> shutdown() {
        return drain.shutdown();
    }

    @Override
    public boolean isShutdown() {
        return drain.isShutdown();
    }
}
