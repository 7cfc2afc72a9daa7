// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import dev.watchfire.engine.configuration.HttpSettings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/// Sends requests as one `http_config` says. Safe for any thread.
///
/// Redirects follow Go's HTTP client: 301, 302 and 303 turn into a GET without body, 307 and 308
/// keep method and body, ten requests at most. Where Alertmanager sends its credentials to whatever
/// host a redirect names, this sends them, and every configured header, to the original host only;
/// nor is the first URL told to the second host as `Referer`.
final class Outlet {
    /// Go's limit: the tenth redirect is not followed.
    static final int MAX_REQUESTS = 10;

    private static final int UNAUTHORIZED = 401;

    /// Goes wherever a redirect leads; any other header of a request may be a key.
    private static final String USER_AGENT = "User-Agent";

    private final HttpSettings settings;
    private final Transports transports;
    private final InstantSource clock;
    private final @Nullable Tokens tokens;

    Outlet(HttpSettings settings, Transports transports, InstantSource clock) {
        this.settings = settings;
        this.transports = transports;
        this.clock = clock;
        this.tokens = settings.oauth2() == null ? null : new Tokens(settings.oauth2(), clock);
    }

    @Nullable Tokens tokens() {
        return tokens;
    }

    /// One hop: what is asked of whom.
    private record Hop(Target target, String method, String body) {
        /// Where the answer sends us, or null where it stays as it is.
        @Nullable Hop after(Exchange.Answer answer) {
            String location = answer.headers().get(HttpHeader.LOCATION);
            if (location == null || location.isEmpty()) {
                return null;
            }
            Target next = target.resolve(location);
            return switch (answer.status()) {
                case 301, 302, 303 -> new Hop(next, method.equals("HEAD") ? method : "GET", "");
                case 307, 308 -> new Hop(next, method, body);
                default -> null;
            };
        }
    }

    OutgoingResult send(OutgoingRequest request) {
        Masker masker = new Masker();
        request.secrets().forEach(masker::add);
        Target first;
        try {
            first = Target.parse(request.url());
        } catch (IllegalArgumentException e) {
            return new OutgoingResult.Refused(String.valueOf(e.getMessage()));
        }
        masker.add(request.url());
        masker.addUrl(first);
        Transport.Key key;
        try {
            key =
                    new Transport.Key(
                            TlsMaterial.read(settings.tls()),
                            settings.proxy(),
                            settings.enableHttp2(),
                            request.reach());
        } catch (IOException e) {
            return new OutgoingResult.NotSent(masker.clean(e.getMessage()));
        }
        try (Transports.Lease lease = transports.lease(this, key)) {
            lease.transport().addSecrets(masker);
            return new Journey(lease.transport(), request, first, masker).go();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Files may be replaced by better ones before the next attempt.
            return new OutgoingResult.NotSent(
                    masker.clean("tls_config or proxy cannot be used: " + e.getMessage()));
        }
    }

    /// One request with its redirects.
    private final class Journey {
        private final Transport transport;
        private final OutgoingRequest request;
        private final Target first;
        private final Masker masker;
        private final Deadline deadline;

        /// Whether a redirect told us to fetch the answer to a request that was taken elsewhere.
        private boolean taken;

        Journey(Transport transport, OutgoingRequest request, Target first, Masker masker) {
            this.transport = transport;
            this.request = request;
            this.first = first;
            this.masker = masker;
            this.deadline = Deadline.after(request.timeout());
        }

        OutgoingResult go() {
            Hop hop = new Hop(first, request.method(), request.body());
            for (int i = 0; i < MAX_REQUESTS; i++) {
                if (ForbiddenAddresses.containsHost(hop.target.host(), request.reach())) {
                    String message =
                            new ForbiddenAddressException(hop.target.host(), request.reach())
                                    .getMessage();
                    return new OutgoingResult.Refused(String.valueOf(message));
                }
                Exchange.Answer answer;
                try {
                    answer = ask(hop);
                } catch (Exchange.NoAnswer e) {
                    return noAnswer(e);
                } catch (Tokens.NoToken | IOException e) {
                    return new OutgoingResult.NotSent(masker.clean(e.getMessage()));
                }
                Hop next;
                try {
                    next = settings.followRedirects() ? hop.after(answer) : null;
                } catch (IllegalArgumentException e) {
                    return new OutgoingResult.Refused(
                            "redirected with status " + answer.status() + ": " + e.getMessage());
                }
                if (next == null) {
                    return answered(answer);
                }
                masker.addUrl(next.target);
                taken |= !next.method.equals(hop.method);
                hop = next;
            }
            String reason = "stopped after " + MAX_REQUESTS + " redirects";
            return taken
                    ? new OutgoingResult.PerhapsSent(reason)
                    : new OutgoingResult.NotSent(reason);
        }

        private OutgoingResult noAnswer(Exchange.NoAnswer e) {
            String reason = masker.clean(e.getMessage());
            if (e.getCause() instanceof ForbiddenAddressException) {
                return new OutgoingResult.Refused(reason);
            }
            return taken || e.perhapsSent()
                    ? new OutgoingResult.PerhapsSent(reason)
                    : new OutgoingResult.NotSent(reason);
        }

        private OutgoingResult answered(Exchange.Answer answer) {
            boolean longer = answer.body().length() > Exchange.MAX_BODY_BYTES;
            String shown =
                    longer ? answer.body().substring(0, Exchange.MAX_BODY_BYTES) : answer.body();
            return new OutgoingResult.Answered(
                    answer.status(),
                    masker.clean(shown, longer || answer.cutOff()),
                    RetryAfter.parse(answer.headers().get(HttpHeader.RETRY_AFTER), clock.instant()),
                    request.readsAnswer() ? answer.body() : "",
                    request.readsAnswer() ? header(answer, HttpHeader.ETAG) : "",
                    request.readsAnswer() ? header(answer, HttpHeader.LAST_MODIFIED) : "",
                    request.readsAnswer() && answer.cutOff());
        }

        private static String header(Exchange.Answer answer, HttpHeader name) {
            String value = answer.headers().get(name);
            return value == null ? "" : value;
        }

        private Exchange.Answer ask(Hop hop) throws Exchange.NoAnswer, Tokens.NoToken, IOException {
            boolean trusted = first.trusts(hop.target);
            if (tokens == null || !trusted) {
                return exchange(hop, trusted, trusted ? credentials(hop, null) : Credentials.NONE);
            }
            String token = tokens.header(transports, null, masker, deadline);
            Exchange.Answer answer = exchange(hop, true, credentials(hop, token));
            if (answer.status() != UNAUTHORIZED) {
                return answer;
            }
            // The token may have been revoked. A request that was refused for it was not processed.
            String fresh = tokens.header(transports, token, masker, deadline);
            return exchange(hop, true, credentials(hop, fresh));
        }

        private Credentials credentials(Hop hop, @Nullable String token) throws IOException {
            return Credentials.read(settings, hop.target, token, masker);
        }

        private Exchange.Answer exchange(Hop hop, boolean trusted, Credentials credentials)
                throws Exchange.NoAnswer {
            if (deadline.isOver()) {
                throw new Exchange.NoAnswer("the time for the request ran out", false, null);
            }
            Request jetty = transport.newRequest(hop.target).method(hop.method);
            boolean withBody = !hop.body.isEmpty();
            jetty.headers(
                    headers -> {
                        if (credentials.authorization() != null) {
                            headers.put(HttpHeader.AUTHORIZATION, credentials.authorization());
                        }
                        for (Map.Entry<String, String> header : credentials.headers()) {
                            headers.add(header.getKey(), header.getValue());
                        }
                        if (TraceParent.CURRENT.isBound()) {
                            headers.put(TraceParent.HEADER, TraceParent.CURRENT.get());
                        }
                        request.headers()
                                .forEach(
                                        (name, value) -> {
                                            if (describesBody(name)
                                                    ? withBody
                                                    : trusted || name.equals(USER_AGENT)) {
                                                headers.put(name, value);
                                            }
                                        });
                    });
            if (withBody) {
                String type = request.headers().getOrDefault("Content-Type", "text/plain");
                jetty.body(new StringRequestContent(type, hop.body, charset(type)));
            }
            int bodyLimit = request.readsAnswer() ? request.mostAnswerBytes() : 0;
            return Exchange.send(jetty, bodyLimit, deadline.remainingMs());
        }

        /// Bytes travel as the characters of the same number.
        private static Charset charset(String type) {
            return type.equals(OutgoingRequest.BYTES)
                    ? StandardCharsets.ISO_8859_1
                    : StandardCharsets.UTF_8;
        }

        private static boolean describesBody(String headerName) {
            return headerName.toLowerCase(Locale.ROOT).startsWith("content-");
        }
    }
}
