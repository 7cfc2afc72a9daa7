// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.config.signin.OidcProvider;
import dev.watchfire.people.Caller;
import dev.watchfire.people.People;
import dev.watchfire.people.SignIn;
import dev.watchfire.people.access.Permission;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.sessions.Session;
import dev.watchfire.people.sessions.Sessions;
import dev.watchfire.people.users.User;
import dev.watchfire.web.access.Guard;
import dev.watchfire.web.access.RelyingParties;
import dev.watchfire.web.access.SessionCookie;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import dev.watchfire.web.json.JsonWriter;
import dev.watchfire.web.oidc.Providers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/session`: who am I, signing in and out, and proving it once more.
final class SessionEndpoints {
    private final Accounts accounts;
    private final People people;
    private final Guard guard;
    private final SessionCookie cookie;
    private final RelyingParties parties;
    private final Providers providers;
    private final AccountJson json;

    SessionEndpoints(
            Accounts accounts,
            Guard guard,
            SessionCookie cookie,
            RelyingParties parties,
            Providers providers) {
        this.accounts = accounts;
        this.people = accounts.people();
        this.guard = guard;
        this.cookie = cookie;
        this.parties = parties;
        this.providers = providers;
        this.json = new AccountJson(people);
    }

    Answer get(Exchange exchange) {
        return shown(exchange, 200, exchange.caller());
    }

    /// Under which name passkeys work for who asks.
    RelyingParties.Found party(Exchange exchange) {
        return parties.of(exchange.header("Host"), exchange.header("Origin"), exchange.isSecure());
    }

    private Answer shown(Exchange exchange, int status, Caller caller) {
        String passkeys = party(exchange).fitness().word();
        return Answer.json(status, out -> write(caller, passkeys, out))
                .with("Cache-Control", "no-store");
    }

    private void write(Caller caller, String passkeys, JsonWriter out) {
        Caller.Person person = caller instanceof Caller.Person p ? p : null;
        Session session = person == null ? null : person.session();
        Instant freshUntil =
                session == null ? null : session.authenticatedAt().plus(Sessions.STEP_UP);
        out.beginObject()
                .member("signedIn", !(caller instanceof Caller.Stranger))
                .member("kind", kind(caller))
                .member("name", caller.name())
                .member(
                        "permissions",
                        Arrays.stream(Permission.values())
                                .filter(caller::may)
                                .map(Permission::word)
                                .toList())
                .name("user");
        if (person == null) {
            out.value((String) null).name("teams").beginArray().endArray();
        } else {
            json.user(person.user(), out);
            out.name("teams");
            json.roles(person.teams(), out);
        }
        out.member("freshUntil", freshUntil)
                .member("methods", List.of("password", "passkey", "token"))
                .member("passkeys", passkeys)
                .name("providers")
                .beginArray();
        for (OidcProvider provider : providers.all()) {
            out.beginObject()
                    .member("name", provider.name())
                    .member("label", provider.label())
                    .endObject();
        }
        out.endArray().member("setUpNeeded", !people.users().hasAdministrator()).endObject();
    }

    private static String kind(Caller caller) {
        return switch (caller) {
            case Caller.Stranger _ -> "stranger";
            case Caller.Person _ -> "user";
            case Caller.Service _ -> "service";
            case Caller.Operator _ -> "operator";
            case Caller.Source _ -> "source";
        };
    }

    /// Signs in with a user name and password, or with the operator's token.
    Answer signIn(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        if (fields.has("token")) {
            return operator(exchange, fields.text("token"), wrong("The token is not right."));
        }
        String name = fields.text("user");
        String password = fields.text("password");
        return answer(
                exchange,
                Accounts.run(() -> people.signIn().withPassword(name, password, from(exchange))));
    }

    private Answer operator(Exchange exchange, String token, Refusal wrong) throws Refusal {
        return switch (guard.login(token, exchange.remoteHost())) {
            case Guard.Login.Opened(String value) ->
                    shown(exchange, 200, new Caller.Operator("operator"))
                            .with(
                                    "Set-Cookie",
                                    cookie.set(
                                            value,
                                            dev.watchfire.web.access.Sessions.LIFETIME,
                                            exchange.isSecure()));
            case Guard.Login.Wrong() -> throw wrong;
            case Guard.Login.TooMany(Duration wait) -> throw tooMany(wait);
        };
    }

    Answer answer(Exchange exchange, SignIn.Outcome outcome) throws Refusal {
        return switch (outcome) {
            case SignIn.Outcome.SignedIn(Sessions.Opened opened, User user) ->
                    signedIn(exchange, 200, opened, user);
            case SignIn.Outcome.Wrong() -> throw wrong("The user name or password is not right.");
            case SignIn.Outcome.TooMany(Duration wait) -> throw tooMany(wait);
        };
    }

    private Answer signedIn(Exchange exchange, int status, Sessions.Opened opened, User user) {
        Map<String, Role> teams = people.teams().rolesOf(user.id());
        return shown(exchange, status, new Caller.Person(user, teams, opened.session(), null))
                .with("Set-Cookie", cookieOf(exchange, opened));
    }

    /// The header `Set-Cookie` of a new session.
    String cookieOf(Exchange exchange, Sessions.Opened opened) {
        return cookie.set(opened.secret(), Sessions.LIFETIME, exchange.isSecure());
    }

    /// Opens a session for somebody who just got his account or password through a link.
    Answer open(Exchange exchange, User user) throws Refusal {
        Sessions.Opened opened =
                Accounts.run(() -> people.signIn().open(user.id(), "link", from(exchange)));
        return signedIn(exchange, 201, opened, user);
    }

    static SignIn.From from(Exchange exchange) {
        String agent = exchange.header("User-Agent");
        return new SignIn.From(exchange.remoteHost(), agent == null ? "" : agent);
    }

    private static Refusal wrong(String message) {
        return new Refusal(Style.problem(401, "wrong-password", message, null));
    }

    private static Refusal tooMany(Duration wait) {
        return new Refusal(
                Style.problem(
                                429,
                                "too-many-attempts",
                                "Too many attempts. Wait a little and try again.",
                                null)
                        .with("Retry-After", Long.toString(Math.max(1, seconds(wait)))));
    }

    /// Rounded up.
    private static long seconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }

    Answer signOut(Exchange exchange) throws Refusal {
        Session session = session(exchange.caller());
        if (exchange.caller() instanceof Caller.Person person && session != null) {
            accounts.change(
                    exchange,
                    change -> {
                        people.sessions().end(change, person.user(), session.id());
                        return true;
                    });
        }
        guard.logout(exchange.sessionCookie());
        return Answer.empty(204).with("Set-Cookie", cookie.clear(exchange.isSecure()));
    }

    Answer stepUp(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        if (fields.has("token")) {
            return operator(
                    exchange,
                    fields.text("token"),
                    forbidden("wrong-token", "The token is not right.", "token"));
        }
        return steppedUp(exchange, prove(exchange, fields.text("password")));
    }

    /// Shows the session as it is now.
    Answer steppedUp(Exchange exchange, SignIn.Outcome outcome) throws Refusal {
        require(outcome);
        String secret = exchange.sessionCookie();
        Caller.Person again = secret == null ? null : people.bySession(secret);
        return shown(exchange, 200, again == null ? exchange.caller() : again);
    }

    /// Checks the password of who asks, which makes his session fresh.
    void requirePassword(Exchange exchange, String password) throws Refusal {
        require(prove(exchange, password));
    }

    private SignIn.Outcome prove(Exchange exchange, String password) throws Refusal {
        InPerson who = inPerson(exchange);
        return Accounts.run(
                () ->
                        people.signIn()
                                .stepUp(who.person.user(), who.session, password, from(exchange)));
    }

    private static void require(SignIn.Outcome outcome) throws Refusal {
        switch (outcome) {
            case SignIn.Outcome.SignedIn _ -> {}
            case SignIn.Outcome.Wrong() ->
                    throw forbidden("wrong-password", "The password is not right.", "password");
            case SignIn.Outcome.TooMany(Duration wait) -> throw tooMany(wait);
        }
    }

    /// Somebody with a browser.
    record InPerson(Caller.Person person, Session session) {}

    static InPerson inPerson(Exchange exchange) throws Refusal {
        Session session = session(exchange.caller());
        if (!(exchange.caller() instanceof Caller.Person person) || session == null) {
            throw new Refusal(
                    Style.problem(
                            409,
                            "no-session",
                            "Only somebody who signed in with a browser can prove who he is.",
                            null));
        }
        return new InPerson(person, session);
    }

    /// Not 401: he is signed in, and must not be sent to sign in.
    private static Refusal forbidden(String code, String message, String field) {
        return new Refusal(Style.problem(403, code, message, field));
    }

    static @Nullable Session session(Caller caller) {
        return caller instanceof Caller.Person person ? person.session() : null;
    }
}
