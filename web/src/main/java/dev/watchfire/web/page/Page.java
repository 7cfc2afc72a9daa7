// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.page;

import dev.watchfire.people.Caller;
import dev.watchfire.people.People;
import dev.watchfire.people.SignIn;
import dev.watchfire.store.StoreException;
import dev.watchfire.web.access.Audience;
import dev.watchfire.web.access.Guard;
import dev.watchfire.web.access.SessionCookie;
import dev.watchfire.web.access.Sessions;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Query;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Route;
import dev.watchfire.web.http.Style;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The page and the way in. It is written by hand, without a build step, and asks our own API for
/// everything it shows.
public final class Page {
    /// A form with one token.
    private static final int MOST_FORM_BYTES = 4096;

    private static final String HTML = "text/html; charset=utf-8";

    /// Everything from here and nothing inline, so that a label that reaches the page as markup
    /// after all runs nothing.
    private static final String CONTENT_SECURITY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src"
                    + " 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self';"
                    + " frame-ancestors 'none'; base-uri 'none'";

    private final Guard guard;
    private final People people;
    private final SessionCookie cookie;
    private final String prefix;
    private final Assets assets;

    /// @param prefix before every path, "" for none
    public Page(Guard guard, People people, SessionCookie cookie, String prefix) {
        this.guard = guard;
        this.people = people;
        this.cookie = cookie;
        this.prefix = prefix;
        this.assets = new Assets();
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/", Audience.PAGE, Style.PLAIN, this::page),
                Route.of("GET", "/assets/{file}", Audience.EVERYONE, Style.PLAIN, this::asset),
                Route.of("POST", "/login", Audience.EVERYONE, Style.PLAIN, this::login),
                Route.of("POST", "/logout", Audience.EVERYONE, Style.PLAIN, this::logout));
    }

    private Answer page(Exchange exchange) {
        return secured(Answer.bytes(200, HTML, assets.require("index.html").bytes()));
    }

    private Answer asset(Exchange exchange) {
        Assets.Asset asset = assets.find(exchange.variable("file"));
        if (asset == null) {
            return Style.PLAIN.notFound(exchange.path());
        }
        Answer answer =
                asset.tag().equals(exchange.header("If-None-Match"))
                        ? Answer.empty(304)
                        : Answer.bytes(200, asset.type(), asset.bytes());
        return answer.with("ETag", asset.tag()).with("Cache-Control", "no-cache");
    }

    /// The form, in the language that the browser prefers of ours.
    public Answer form(@Nullable String acceptedLanguages) {
        return form(401, acceptedLanguages, Message.NONE);
    }

    private enum Message {
        NONE("", ""),
        WRONG("That is not right.", "맞지 않습니다."),
        TOO_MANY("Too many attempts. Try again in a little while.", "시도가 너무 많습니다. 잠시 뒤에 다시 시도하세요.");

        private final String english;
        private final String korean;

        Message(String english, String korean) {
            this.english = english;
            this.korean = korean;
        }
    }

    private Answer form(int status, @Nullable String acceptedLanguages, Message message) {
        boolean korean =
                acceptedLanguages != null
                        && acceptedLanguages.toLowerCase(Locale.ROOT).startsWith("ko");
        String html =
                new String(
                                assets.require(korean ? "login.ko.html" : "login.html").bytes(),
                                StandardCharsets.UTF_8)
                        .replace("{prefix}", prefix)
                        .replace("{message}", korean ? message.korean : message.english);
        return secured(Answer.bytes(status, HTML, html.getBytes(StandardCharsets.UTF_8)));
    }

    private static Answer secured(Answer answer) {
        return answer.with("Content-Security-Policy", CONTENT_SECURITY)
                .with("Referrer-Policy", "no-referrer")
                .with("Cross-Origin-Opener-Policy", "same-origin");
    }

    private Answer login(Exchange exchange) throws Refusal {
        Exchange.Bytes body = exchange.body(MOST_FORM_BYTES);
        Query form =
                Query.parse(new String(body.array(), 0, body.length(), StandardCharsets.UTF_8));
        String name = form.get("user");
        String secret = form.get("token");
        return name == null || name.isBlank()
                ? operator(exchange, secret == null ? "" : secret)
                : person(exchange, name, secret == null ? "" : secret);
    }

    private Answer operator(Exchange exchange, String token) {
        return switch (guard.login(token, exchange.remoteHost())) {
            case Guard.Login.Opened(String value) -> opened(exchange, value, Sessions.LIFETIME);
            case Guard.Login.Wrong() -> wrong(exchange);
            case Guard.Login.TooMany(Duration wait) -> tooMany(exchange, wait);
        };
    }

    private Answer person(Exchange exchange, String name, String password) throws Refusal {
        String agent = exchange.header("User-Agent");
        try {
            SignIn.Outcome outcome =
                    people.signIn()
                            .withPassword(
                                    name,
                                    password,
                                    new SignIn.From(
                                            exchange.remoteHost(), agent == null ? "" : agent));
            return switch (outcome) {
                case SignIn.Outcome.SignedIn in ->
                        opened(
                                exchange,
                                in.opened().secret(),
                                dev.watchfire.people.sessions.Sessions.LIFETIME);
                case SignIn.Outcome.Wrong() -> wrong(exchange);
                case SignIn.Outcome.TooMany(Duration wait) -> tooMany(exchange, wait);
            };
        } catch (dev.watchfire.people.ledger.Refusal | StoreException e) {
            throw new Refusal(Style.PLAIN.error(503, "not-stored", e.getMessage() + ""));
        }
    }

    private Answer opened(Exchange exchange, String value, Duration life) {
        return Answer.empty(303)
                .with("Location", prefix + "/")
                .with("Set-Cookie", cookie.set(value, life, exchange.isSecure()));
    }

    private Answer wrong(Exchange exchange) {
        return form(401, exchange.header("Accept-Language"), Message.WRONG);
    }

    private Answer tooMany(Exchange exchange, Duration wait) {
        return form(429, exchange.header("Accept-Language"), Message.TOO_MANY)
                .with("Retry-After", Long.toString(wait.plusSeconds(1).minusNanos(1).toSeconds()));
    }

    private Answer logout(Exchange exchange) throws Refusal {
        if (exchange.caller() instanceof Caller.Person person && person.session() != null) {
            String id = person.session().id();
            try {
                var _ =
                        people.change(
                                exchange.actor(),
                                change -> {
                                    people.sessions().end(change, person.user(), id);
                                    return true;
                                });
            } catch (dev.watchfire.people.ledger.Refusal | StoreException e) {
                throw new Refusal(Style.PLAIN.error(503, "not-stored", e.getMessage() + ""));
            }
        }
        guard.logout(exchange.sessionCookie());
        return Answer.empty(303)
                .with("Location", prefix + "/")
                .with("Set-Cookie", cookie.clear(exchange.isSecure()));
    }
}
