// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import dev.watchfire.people.Caller;
import dev.watchfire.web.access.Audience;
import dev.watchfire.web.access.Guard;
import dev.watchfire.web.access.Guard.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
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
public final class Gate extends Handler.Abstract.NonBlocking implements Graceful {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final Settings settings;
    private final RouteTable routes;
    private final Admission admission;
    private final Observer observer;
    private final RequestTracer tracer;
    private final Sender sender;
    private final Semaphore gets;
    private final BodyBudget budget;
    private final AtomicReference<byte @Nullable []> spareBody = new AtomicReference<>();
    private final Executor virtual =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory());
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

    /// @param forStrangers what a stranger gets in place of the page
    public Gate(
            Settings settings,
            RouteTable routes,
            Guard guard,
            Observer observer,
            RequestTracer tracer,
            Supplier<Answer> forStrangers) {
        this.settings = settings;
        this.routes = routes;
        this.admission = new Admission(guard, forStrangers);
        this.observer = observer;
        this.tracer = tracer;
        this.sender = new Sender(settings.headers());
        this.gets = new Semaphore(settings.concurrentGets());
        this.budget = new BodyBudget(settings.mostBodyBytes());
    }

    /// Never blocks: whatever may have to wait, for the rest of a body or for a slow client, goes
    /// on on a virtual thread.
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        inFlight.incrementAndGet();
        observer.began();
        Visit visit =
                new Visit(request, response, callback, new RequestBody(request, budget, spareBody));
        Route prompt = promptRoute(request);
        if (prompt != null && visit.body.readAtOnce()) {
            answerPromptly(visit, prompt);
        } else {
            virtual.execute(() -> answerPatiently(visit));
        }
        return true;
    }

    /// One request on its way.
    private final class Visit {
        final Request request;
        final Response response;
        final RequestBody body;
        private final Callback callback;
        private final long start = System.nanoTime();

        Visit(Request request, Response response, Callback callback, RequestBody body) {
            this.request = request;
            this.response = response;
            this.callback = callback;
            this.body = body;
        }

        void succeeded(Outcome outcome) {
            end(outcome);
            callback.succeeded();
        }

        /// The client went away; there is nobody to tell.
        void failed(Outcome outcome, Throwable failure) {
            LOG.debug(
                    "{} {} could not be answered",
                    request.getMethod(),
                    request.getHttpURI(),
                    failure);
            end(outcome);
            callback.failed(new Gone(failure));
        }

        private void end(Outcome outcome) {
            body.close();
            long nanos = System.nanoTime() - start;
            String method = request.getMethod();
            observer.ended(outcome.route, method, outcome.status, nanos, outcome.bytes);
            tracer.ended(
                    outcome.route,
                    method,
                    outcome.status,
                    nanos,
                    request.getHeaders().get(RequestTracer.HEADER));
            inFlight.decrementAndGet();
            if (drain.isShutdown()) {
                drain.check();
            }
        }
    }

    /// Tells Jetty to close the connection without a word.
    private static final class Gone extends IOException implements QuietException {
        private static final long serialVersionUID = 1L;

        Gone(Throwable cause) {
            super(cause);
        }
    }

    private record Outcome(String route, int status, long bytes) {}

    private void answerPatiently(Visit visit) {
        Outcome outcome = new Outcome("unknown", 500, 0);
        try {
            outcome = answer(visit);
            visit.succeeded(outcome);
        } catch (IOException | UncheckedIOException e) {
            visit.failed(outcome, e);
        } catch (RuntimeException e) {
            LOG.error("a request failed", e);
            visit.failed(outcome, e);
        } catch (Error e) {
            visit.failed(outcome, e);
            throw e;
        }
    }

    /// The request's route, where it can be answered by the thread that read it.
    private @Nullable Route promptRoute(Request request) {
        String path = pathOf(request);
        return path != null
                        && !hasPassword(request)
                        && routes.find(request.getMethod(), path)
                                instanceof RouteTable.Found.Match(Route route, _)
                        && route.endpoint() instanceof Endpoint.Prompt
                ? route
                : null;
    }

    /// Checking a password is slow on purpose.
    private static boolean hasPassword(Request request) {
        String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        return authorization != null && !authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    }

    private void answerPromptly(Visit visit, Route route) {
        TokenBucket rate = settings.rate();
        if (rate != null && !rate.take()) {
            sendPromptly(visit, "rate-limited", Audience.EVERYONE, TooMuch.ofAll());
            return;
        }
        var _ =
                promptAnswer(visit, route)
                        .whenComplete(
                                (answer, failure) ->
                                        sendPromptly(
                                                visit,
                                                route.path(),
                                                route.audience(),
                                                failure == null
                                                        ? answer
                                                        : failed(route.style(), failure)));
    }

    private CompletionStage<Answer> promptAnswer(Visit visit, Route route) {
        Verdict verdict = admission.verdict(visit.request, Admission.Asked.of(route));
        if (verdict instanceof Verdict.Granted(Caller caller)) {
            try {
                return asked(route, exchange(visit, route, Map.of(), caller));
            } catch (Refusal | RuntimeException e) {
                return CompletableFuture.failedStage(e);
            } finally {
                visit.body.recycle();
            }
        }
        return CompletableFuture.completedStage(
                admission.turnedAway(verdict, route.audience(), route.style()));
    }

    private static CompletionStage<Answer> asked(Route route, Exchange exchange) throws Refusal {
        return switch (route.endpoint()) {
            case Endpoint.Patient patient ->
                    CompletableFuture.completedStage(patient.answer(exchange));
            case Endpoint.Prompt prompt -> prompt.answer(exchange);
        };
    }

    private void sendPromptly(Visit visit, String route, Audience audience, Answer answer) {
        Outcome outcome = new Outcome(route, answer.status(), 0);
        sender.sendPromptly(
                answer,
                visit.request,
                visit.response,
                admission.allowsAnyOrigin(audience),
                drain.isShutdown(),
                Callback.from(
                        () -> visit.succeeded(outcome), failure -> visit.failed(outcome, failure)));
    }

    private Outcome answer(Visit visit) throws IOException {
        Request request = visit.request;
        Response response = visit.response;
        TokenBucket rate = settings.rate();
        if (rate != null && !rate.take()) {
            return send("rate-limited", Audience.EVERYONE, TooMuch.ofAll(), request, response);
        }
        String path = pathOf(request);
        if (path == null) {
            Answer answer = outside(Request.getPathInContext(request));
            return send("outside-prefix", Audience.EVERYONE, answer, request, response);
        }
        return switch (found(request, path)) {
            case RouteTable.Found.Match(Route route, Map<String, String> variables) ->
                    matched(visit, route, variables);
            case RouteTable.Found.WrongMethod(RouteTable.Family family, List<String> allowed) ->
                    send(
                            "wrong-method",
                            family.audience(),
                            guarded(
                                    request,
                                    Admission.Asked.of(family),
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
                                    Admission.Asked.of(family),
                                    family.style(),
                                    _ -> notFound(path, family)),
                            request,
                            response);
        };
    }

    /// The console has addresses of its own, which only a browser asks for: all are its one page.
    private RouteTable.Found found(Request request, String path) {
        RouteTable.Found found = routes.find(request.getMethod(), path);
        String accepted = request.getHeaders().get(HttpHeader.ACCEPT);
        return found instanceof RouteTable.Found.Nothing(RouteTable.Family family)
                        && family.mayBeAPage(path)
                        && accepted != null
                        && accepted.contains("text/html")
                ? routes.find(request.getMethod(), "/")
                : found;
    }

    private Answer wrongMethod(
            Request request, String path, RouteTable.Family family, List<String> allowed) {
        boolean preflight =
                request.getMethod().equals("OPTIONS")
                        && request.getHeaders().contains("Access-Control-Request-Method");
        if (preflight && admission.allowsAnyOrigin(family.audience())) {
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
        Answer answer(Caller caller) throws Refusal;
    }

    private Answer guarded(Request request, Admission.Asked asked, Style style, Granted granted) {
        Verdict verdict = admission.verdict(request, asked);
        return verdict instanceof Verdict.Granted(Caller caller)
                ? answered(style, granted, caller)
                : admission.turnedAway(verdict, asked.audience(), style);
    }

    private static Answer answered(Style style, Granted granted, Caller caller) {
        try {
            return granted.answer(caller);
        } catch (Refusal | RuntimeException e) {
            return failed(style, e);
        }
    }

    /// The boundary of a request: whatever goes wrong with one must not reach the others.
    private static Answer failed(Style style, Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Refusal refusal) {
            return refusal.answer();
        }
        LOG.error("a request failed", cause);
        return style.error(
                500, "internal-error", "Something went wrong in the server; its log says what.");
    }

    private Outcome matched(Visit visit, Route route, Map<String, String> variables)
            throws IOException {
        Request request = visit.request;
        Response response = visit.response;
        boolean counts = route.limited() && request.getMethod().equals("GET");
        if (counts && !gets.tryAcquire()) {
            observer.refusedForConcurrency();
            return send(
                    route.path(),
                    route.audience(),
                    TooMuch.ofReads(settings.concurrentGets()),
                    request,
                    response);
        }
        try {
            Answer answer =
                    guarded(
                            request,
                            Admission.Asked.of(route),
                            route.style(),
                            caller -> patient(route, exchange(visit, route, variables, caller)));
            return send(route, answer, request, response);
        } finally {
            if (counts) {
                gets.release();
            }
        }
    }

    private static Answer patient(Route route, Exchange exchange) throws Refusal {
        try {
            return asked(route, exchange).toCompletableFuture().join();
        } catch (CompletionException e) {
            return failed(route.style(), e);
        }
    }

    private Exchange exchange(
            Visit visit, Route route, Map<String, String> variables, Caller caller) {
        String path = Request.getPathInContext(visit.request).substring(settings.prefix().length());
        return new Exchange(
                visit.request,
                path,
                route.style(),
                variables,
                visit.body,
                caller,
                () -> admission.stillGranted(visit.request, Admission.Asked.of(route)));
    }

    /// An answer may fail while it is written. As long as nothing of it has left, another does.
    private Outcome send(Route route, Answer answer, Request request, Response response)
            throws IOException {
        try {
            return send(route.path(), route.audience(), answer, request, response);
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                throw e;
            }
            response.reset();
            Answer instead = failed(route.style(), e);
            return send(route.path(), route.audience(), instead, request, response);
        }
    }

    private Outcome send(
            String route, Audience audience, Answer answer, Request request, Response response)
            throws IOException {
        boolean anyOrigin = admission.allowsAnyOrigin(audience);
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
