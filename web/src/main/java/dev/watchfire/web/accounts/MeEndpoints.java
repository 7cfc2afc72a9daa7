// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.people.Caller;
import dev.watchfire.people.People;
import dev.watchfire.people.access.Permission;
import dev.watchfire.people.tokens.Tokens;
import dev.watchfire.people.users.Profile;
import dev.watchfire.people.users.User;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// `/me`: one's own account.
final class MeEndpoints {
    private final Accounts accounts;
    private final People people;
    private final SessionEndpoints sessions;
    private final AccountJson json;

    MeEndpoints(Accounts accounts, SessionEndpoints sessions) {
        this.accounts = accounts;
        this.people = accounts.people();
        this.sessions = sessions;
        this.json = new AccountJson(people);
    }

    /// The route lets nobody else in.
    private static User me(Exchange exchange) {
        if (exchange.caller() instanceof Caller.Person person) {
            return person.user();
        }
        throw new IllegalStateException("asked by " + exchange.caller());
    }

    private Answer shown(User user) {
        return Answer.json(200, out -> json.user(user, out))
                .with("ETag", Revisions.tag(user.revision()));
    }

    Answer get(Exchange exchange) {
        return shown(me(exchange));
    }

    Answer update(Exchange exchange) throws Refusal {
        User me = me(exchange);
        long revision = Revisions.required(exchange);
        Profile profile = profile(Fields.of(exchange), me.profile());
        return shown(
                accounts.change(
                        exchange,
                        change -> {
                            User now = people.users().get(me.id());
                            return people.update(
                                    change, me.id(), revision, profile, now.role(), now.disabled());
                        }));
    }

    /// What is missing stays as it is.
    static Profile profile(Fields fields, Profile before) throws Refusal {
        return new Profile(
                fields.text("displayName", before.displayName()),
                fields.text("email", before.email()),
                fields.text("language", before.language()),
                fields.text("zone", before.zone()));
    }

    Answer password(Exchange exchange) throws Refusal {
        User me = me(exchange);
        Fields fields = Fields.of(exchange);
        String password = fields.text("password");
        sessions.requirePassword(exchange, fields.text("current"));
        Accounts.run(
                () -> {
                    people.setPassword(
                            exchange.actor(),
                            me,
                            password,
                            SessionEndpoints.session(exchange.caller()));
                    return true;
                });
        return Answer.empty(204);
    }

    Answer sessions(Exchange exchange) {
        User me = me(exchange);
        return Answer.json(
                200,
                out ->
                        AccountJson.sessions(
                                people.sessions().of(me.id()),
                                SessionEndpoints.session(exchange.caller()),
                                out));
    }

    Answer endSession(Exchange exchange) throws Refusal {
        User me = me(exchange);
        accounts.change(
                exchange,
                change -> {
                    people.sessions().end(change, me, exchange.variable("id"));
                    return true;
                });
        return Answer.empty(204);
    }

    /// Ends all others.
    Answer endSessions(Exchange exchange) throws Refusal {
        User me = me(exchange);
        accounts.change(
                exchange,
                change -> {
                    people.sessions()
                            .endAll(change, me, SessionEndpoints.session(exchange.caller()));
                    return true;
                });
        return Answer.empty(204);
    }

    Answer tokens(Exchange exchange) {
        return Answer.json(200, out -> json.tokens(people.tokens().of(me(exchange).id()), out));
    }

    Answer makeToken(Exchange exchange) throws Refusal {
        User me = me(exchange);
        Fields fields = Fields.of(exchange);
        Tokens.Wish wish = wish(fields);
        boolean mayBeEndless = exchange.caller().may(Permission.ADMIN);
        Tokens.Made made =
                accounts.change(
                        exchange,
                        change -> people.tokens().createFor(change, me, wish, mayBeEndless));
        return Answer.json(201, out -> json.token(made.token(), made.text(), out))
                .with("Cache-Control", "no-store");
    }

    static Tokens.Wish wish(Fields fields) throws Refusal {
        String name = fields.text("name");
        List<String> words = fields.texts("scopes");
        Set<Permission> scopes = Accounts.run(() -> Tokens.scopes(words));
        Instant end = fields.instant("expiresAt");
        return new Tokens.Wish(name, scopes, end);
    }

    Answer revokeToken(Exchange exchange) throws Refusal {
        User me = me(exchange);
        accounts.change(
                exchange,
                change -> {
                    people.tokens().revoke(change, me.id(), exchange.variable("id"));
                    return true;
                });
        return Answer.empty(204);
    }
}
