// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people;

import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.identities.Arrival;
import dev.watchfire.people.identities.Policy;
import dev.watchfire.people.ledger.Change;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.passkeys.Assertion;
import dev.watchfire.people.passkeys.Ceremonies;
import dev.watchfire.people.passkeys.RelyingParty;
import dev.watchfire.people.sessions.Session;
import dev.watchfire.people.sessions.Sessions;
import dev.watchfire.people.sessions.Throttle;
import dev.watchfire.people.users.User;
import dev.watchfire.store.StoreException;
import java.time.Duration;

/// Signs people in. A way to sign in is something that yields a user; throttling, sessions and the
/// audit trail are the same for all of them. Safe for any thread.
public final class SignIn {
    /// From where somebody tries.
    ///
    /// @param address the socket's other end
    public record From(String address, String userAgent) {}

    /// What became of it.
    public sealed interface Outcome {
        record SignedIn(Sessions.Opened opened, User user) implements Outcome {}

        /// Which of name and password was wrong, and whether there is such a user, stays unsaid.
        record Wrong() implements Outcome {}

        record TooMany(Duration retryAfter) implements Outcome {}
    }

    private final People people;
    private final Throttle throttle;
    private final Arrivals arrivals;

    SignIn(People people, Throttle throttle) {
        this.people = people;
        this.throttle = throttle;
        this.arrivals = new Arrivals(people);
    }

    /// For other ways to sign in: ask it before, tell it after.
    public Throttle throttle() {
        return throttle;
    }

    public Outcome withPassword(String name, String password, From from)
            throws Refusal, StoreException {
        Duration wait = throttle.attempt(from.address, name);
        if (!wait.isZero()) {
            return new Outcome.TooMany(wait);
        }
        User user = people.users().named(name);
        boolean right = people.hashing().matches(password, user == null ? "" : user.passwordHash());
        if (user == null || !right || user.disabled()) {
            return new Outcome.Wrong();
        }
        throttle.succeeded(from.address, user.name());
        return new Outcome.SignedIn(open(user.id(), "password", from), user);
    }

    /// Opens a session for somebody who proved who he is.
    ///
    /// @param method how: `password`, `link` …
    public Sessions.Opened open(String userId, String method, From from)
            throws Refusal, StoreException {
        User user = people.users().get(userId);
        return people.change(
                actor(user, from),
                change -> open(change, people.users().get(userId), method, from));
    }

    /// The same as a part of a change.
    Sessions.Opened open(Change change, User user, String method, From from) throws Refusal {
        if (user.disabled()) {
            throw Refusal.forbidden("disabled", "This account is disabled.");
        }
        return people.sessions().open(change, user, method, from.address, from.userAgent);
    }

    private static Actor actor(User user, From from) {
        return new Actor(Actor.Kind.USER, user.id(), user.name(), from.address);
    }

    /// Signs in whoever's passkey it is; no name is asked for.
    public Outcome withPasskey(RelyingParty party, Assertion assertion, From from)
            throws Refusal, StoreException {
        Duration wait = throttle.attempt(from.address, "");
        if (!wait.isZero()) {
            return new Outcome.TooMany(wait);
        }
        Ceremonies.Proof proof = people.ceremonies().signIn(party, assertion);
        User user = people.users().get(proof.passkey().userId());
        Sessions.Opened opened =
                people.change(
                        actor(user, from),
                        change -> {
                            User now = people.users().get(user.id());
                            people.passkeys().used(change, now, proof);
                            return open(change, now, "passkey", from);
                        });
        throttle.succeeded(from.address, "");
        return new Outcome.SignedIn(opened, user);
    }

    /// Whether somebody who is signed in holds one of his passkeys.
    public Outcome stepUp(
            User user, Session session, RelyingParty party, Assertion assertion, From from)
            throws Refusal, StoreException {
        Duration wait = throttle.attempt(from.address, user.name());
        if (!wait.isZero()) {
            return new Outcome.TooMany(wait);
        }
        Ceremonies.Proof proof = people.ceremonies().stepUp(session, party, assertion);
        people.change(
                actor(user, from),
                change -> {
                    people.passkeys().used(change, people.users().get(user.id()), proof);
                    people.sessions().stepUp(change, session, user);
                    return true;
                });
        throttle.succeeded(from.address, user.name());
        return new Outcome.SignedIn(new Sessions.Opened(session, ""), user);
    }

    /// Signs in who comes through a provider, which the caller has checked with all that it said.
    public Sessions.Opened withIdentity(Arrival arrival, Policy policy, From from)
            throws Refusal, StoreException {
        User known = arrivals.known(arrival);
        Actor actor =
                known == null
                        ? new Actor(Actor.Kind.GUEST, "", arrival.email(), from.address)
                        : actor(known, from);
        return people.change(
                actor,
                change ->
                        open(
                                change,
                                arrivals.admit(change, arrival, policy),
                                "oidc:" + arrival.provider(),
                                from));
    }

    /// Whether somebody who is signed in knows his password; counts like an attempt to sign in.
    public Outcome stepUp(User user, Session session, String password, From from)
            throws Refusal, StoreException {
        Duration wait = throttle.attempt(from.address, user.name());
        if (!wait.isZero()) {
            return new Outcome.TooMany(wait);
        }
        if (!people.hashing().matches(password, user.passwordHash())) {
            return new Outcome.Wrong();
        }
        throttle.succeeded(from.address, user.name());
        people.change(
                actor(user, from),
                change -> {
                    people.sessions().stepUp(change, session, user);
                    return true;
                });
        return new Outcome.SignedIn(new Sessions.Opened(session, ""), user);
    }
}
