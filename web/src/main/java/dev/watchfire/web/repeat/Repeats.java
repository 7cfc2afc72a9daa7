// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.repeat;

import dev.watchfire.people.Caller;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.store.Documents;
import dev.watchfire.store.StoreException;
import dev.watchfire.web.access.Audience;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Endpoint;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Route;
import dev.watchfire.web.repeat.KeptAnswers.Known;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers a `POST` that comes again with the same `Idempotency-Key` without doing it again, also
/// after a restart. Safe for any thread.
///
/// A key belongs to whoever sent it. What was refused was not done: its key is free again. Where
/// the server died in between, nobody knows, and the answer says so.
public final class Repeats {
    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotent-Replayed";

    private static final Logger LOG = LoggerFactory.getLogger(Repeats.class);

    /// Posted alerts have an identity of their own, and come too often.
    private static final Set<Audience> FOR = EnumSet.of(Audience.WATCHFIRE, Audience.ALERTMANAGER);

    /// A key is a random number and no document. It may stand in quotes.
    private static final Pattern KEYS = Pattern.compile("\"?([\\x21\\x23-\\x7e]{8,255})\"?");

    /// Of a request, to tell it from others; each endpoint has a lower limit of its own.
    private static final long MOST_BODY_BYTES = 16L << 20;

    /// Answers of what changes something are short. Longer ones are not kept: those come from
    /// requests that change nothing and may be done again.
    private static final int MOST_KEPT_BYTES = 256 << 10;

    private final KeptAnswers kept;
    private final AnswerSeal seal;

    public Repeats(Documents documents, InstantSource clock) {
        this.kept = new KeptAnswers(documents, clock);
        this.seal = new AnswerSeal(new SecureRandom());
    }

    /// The same route, which does what comes with a key once.
    public Route once(Route route) {
        return route.method().equals("POST")
                        && FOR.contains(route.audience())
                        && route.endpoint() instanceof Endpoint.Patient endpoint
                ? route.answeredBy(exchange -> answer(exchange, endpoint))
                : route;
    }

    private Answer answer(Exchange exchange, Endpoint.Patient endpoint) throws Refusal {
        String header = exchange.header(KEY);
        if (header == null || exchange.caller() instanceof Caller.Stranger) {
            return endpoint.answer(exchange);
        }
        var matcher = KEYS.matcher(header.strip());
        if (!matcher.matches()) {
            throw new Refusal(
                    exchange.style()
                            .error(
                                    400,
                                    "bad-parameter",
                                    "The header Idempotency-Key must be 8 to 255 visible"
                                            + " characters, such as a random UUID."));
        }
        Actor actor = exchange.actor();
        // By kind, id and name: the operators of a file have no ids.
        String key =
                String.join(
                        "\n",
                        actor.kind().name(),
                        actor.id(),
                        actor.id().isEmpty() ? actor.name() : "",
                        matcher.group(1));
        String keyHash = AnswerSeal.hash("key", key);
        return switch (known(exchange, keyHash, requestHash(exchange))) {
            case Known.Taken _ -> first(exchange, endpoint, key, keyHash);
            case Known.Finished(int status, String sealed) ->
                    seal.open(key, status, sealed).with(REPLAYED, "true");
            case Known.UnderWay _ ->
                    exchange.style()
                            .error(
                                    409,
                                    "request-under-way",
                                    "A request with this Idempotency-Key is being answered right"
                                            + " now.")
                            .with("Retry-After", "1");
            case Known.OfAnother _ ->
                    exchange.style()
                            .error(
                                    422,
                                    "key-of-another-request",
                                    "This Idempotency-Key came with another request before. Take a"
                                            + " new one for each.");
            case Known.Unfinished _ ->
                    exchange.style()
                            .error(
                                    409,
                                    "outcome-unknown",
                                    "A request with this Idempotency-Key was begun, and the server"
                                        + " stopped before its end was written down. Look whether"
                                        + " it was done; to do it again take a new key.");
        };
    }

    private static String requestHash(Exchange exchange) throws Refusal {
        Exchange.Bytes body = exchange.body(MOST_BODY_BYTES);
        return AnswerSeal.hash(
                exchange.method(),
                exchange.path(),
                exchange.queryText(),
                new String(body.array(), 0, body.length(), StandardCharsets.ISO_8859_1));
    }

    private Known known(Exchange exchange, String keyHash, String requestHash) throws Refusal {
        try {
            return kept.take(keyHash, requestHash);
        } catch (StoreException e) {
            throw new Refusal(
                    exchange.style()
                            .error(
                                    503,
                                    "not-stored",
                                    "The key could not be written down, so nothing was done: "
                                            + e.getMessage()));
        }
    }

    private Answer first(Exchange exchange, Endpoint.Patient endpoint, String key, String keyHash)
            throws Refusal {
        boolean ended = false;
        try {
            Answer answer = endpoint.answer(exchange);
            Answer written = ended(answer, key, keyHash);
            ended = true;
            return written;
        } catch (Refusal e) {
            Answer answer = ended(e.answer(), key, keyHash);
            ended = true;
            throw new Refusal(answer);
        } finally {
            if (!ended) {
                kept.leave(keyHash);
            }
        }
    }

    /// Writes down what came of it. The request was done: where this fails, its answer goes out all
    /// the same.
    private Answer ended(Answer answer, String key, String keyHash) {
        try {
            if (answer.status() == 500) {
                kept.leave(keyHash);
                return answer;
            }
            if (answer.status() >= 300) {
                kept.release(keyHash);
                return answer;
            }
            byte[] body = writtenOut(answer);
            if (body.length > MOST_KEPT_BYTES) {
                kept.release(keyHash);
            } else {
                kept.finish(keyHash, answer.status(), seal.seal(key, answer, body));
            }
            return new Answer(
                    answer.status(),
                    answer.contentType(),
                    body.length == 0 ? null : sink -> sink.write(body, 0, body.length, true),
                    answer.headers());
        } catch (StoreException | IOException e) {
            LOG.warn("the outcome of a request with a key could not be written down", e);
            return answer;
        }
    }

    private static byte[] writtenOut(Answer answer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Answer.Body body = answer.body();
        if (body != null) {
            body.writeTo((chunk, from, length, _) -> bytes.write(chunk, from, length));
        }
        return bytes.toByteArray();
    }
}
