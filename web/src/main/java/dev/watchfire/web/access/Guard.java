// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.access;

import dev.watchfire.people.Caller;
import dev.watchfire.people.People;
import dev.watchfire.people.sessions.Session;
import dev.watchfire.people.users.User;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides whether a request may go on. Safe for any thread.
public final class Guard {
    private static final Caller OPERATOR = new Caller.Operator("operator");

    private final Access access;
    private final TokenCheck tokens;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Origins origins;
    private final People people;

    /// @param users bcrypt hashes by user name; empty for none
    public Guard(
            Access access,
            TokenCheck tokens,
            Map<String, String> users,
            Origins origins,
            People people,
            InstantSource clock) {
        this.access = access;
        this.tokens = tokens;
        this.passwords = new Passwords(users);
        this.sessions = new Sessions(tokens, clock);
        this.origins = origins;
        this.people = people;
    }

    /// What of a request counts here.
    ///
    /// @param fresh whether a session must have proved a moment ago whose it is
    /// @param cookie the session's cookie
    public record Request(
            String method,
            Audience audience,
            Need need,
            boolean fresh,
            String remoteHost,
            @Nullable String host,
            @Nullable String origin,
            @Nullable String fetchSite,
            @Nullable String authorization,
            @Nullable String cookie) {
        boolean isWrite() {
            return !method.equals("GET") && !method.equals("HEAD") && !method.equals("OPTIONS");
        }
    }

    /// The verdict on a request.
    public sealed interface Verdict {
        /// @param caller a stranger where anybody may
        record Granted(Caller caller) implements Verdict {}

        /// @param challenge for the header `WWW-Authenticate`
        record SignInFirst(String code, String message, String challenge) implements Verdict {}

        /// A source that sends more than it may.
        record TooMany(Duration retryAfter) implements Verdict {}

        /// @param code stable, for programs
        record Refused(String code, String message) implements Verdict {}
    }

    /// Who asks, and how sure that is.
    private record Proof(Kind kind, Caller caller, boolean fresh) {
        enum Kind {
            NONE,
            /// A credential that a browser adds by itself, also when another site asks it to.
            AMBIENT,
            /// A credential that only the client's own code can add.
            EXPLICIT,
            WRONG
        }

        static final Proof NONE = new Proof(Kind.NONE, new Caller.Stranger(), false);
        static final Proof WRONG = new Proof(Kind.WRONG, new Caller.Stranger(), false);

        boolean isGood() {
            return kind == Kind.AMBIENT || kind == Kind.EXPLICIT;
        }
    }

    public Verdict check(Request request) {
        Proof proof = proof(request);
        boolean open =
                request.audience == Audience.EVERYONE
                        || passwords.isEmpty() && access.isOpen(request.audience);
        if (!open && !proof.isGood()) {
            return signInFirst(proof);
        }
        boolean signedIn = proof.isGood();
        if (request.isWrite()
                && proof.kind != Proof.Kind.EXPLICIT
                && !(toAnyOrigin(request) && !signedIn)) {
            if (origins.isForeign(request.fetchSite, request.origin, request.host)) {
                return new Verdict.Refused(
                        "cross-origin",
                        "A page of another site asked for this; changes are only taken from this"
                                + " server's own pages and from programs.");
            }
        }
        if (!signedIn && needsKnownHost(request) && !origins.isOurs(request.host)) {
            return new Verdict.Refused(
                    "unknown-host",
                    "This server does not go by the name \""
                            + request.host
                            + "\". Without a token it answers only under localhost, an address, or"
                            + " the host of --web.external-url. Maybe set that flag.");
        }
        if (!open && !request.need.isMetBy(proof.caller)) {
            return new Verdict.Refused("not-allowed", request.need.refusal());
        }
        if (request.fresh && !proof.fresh) {
            return new Verdict.Refused(
                    "step-up-needed",
                    "This changes what others may. Prove once more who you are, with POST"
                            + " /session/step-up, and try again.");
        }
        Duration wait =
                proof.caller instanceof Caller.Source source
                        ? people.keys().waitOf(source.id())
                        : Duration.ZERO;
        return wait.isZero() ? new Verdict.Granted(proof.caller) : new Verdict.TooMany(wait);
    }

    /// Alertmanager lets any origin in, and so do we under its name.
    public boolean allowsAnyOrigin(Audience audience) {
        return access == Access.ALERTMANAGER
                && (audience == Audience.INTAKE || audience == Audience.ALERTMANAGER);
    }

    private boolean toAnyOrigin(Request request) {
        return allowsAnyOrigin(request.audience);
    }

    private boolean needsKnownHost(Request request) {
        boolean api =
                request.audience == Audience.INTAKE || request.audience == Audience.ALERTMANAGER;
        return api && access != Access.ALERTMANAGER;
    }

    private Proof proof(Request request) {
        String authorization = request.authorization;
        if (authorization != null) {
            if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
                Caller caller = byToken(authorization.substring(7).strip());
                return caller == null ? Proof.WRONG : new Proof(Proof.Kind.EXPLICIT, caller, true);
            }
            if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
                Caller caller = byPassword(authorization.substring(6).strip());
                return caller == null ? Proof.WRONG : new Proof(Proof.Kind.AMBIENT, caller, true);
            }
            return Proof.WRONG;
        }
        return request.cookie == null ? Proof.NONE : bySession(request.cookie);
    }

    private Proof bySession(String cookie) {
        Caller.Person person = people.bySession(cookie);
        Session session = person == null ? null : person.session();
        if (person != null && session != null) {
            return new Proof(Proof.Kind.AMBIENT, person, people.sessions().isFresh(session));
        }
        return sessions.isOpen(cookie)
                ? new Proof(
                        Proof.Kind.AMBIENT,
                        OPERATOR,
                        sessions.isFresh(cookie, dev.watchfire.people.sessions.Sessions.STEP_UP))
                : Proof.NONE;
    }

    private @Nullable Caller byToken(String text) {
        return tokens.accepts(text) ? OPERATOR : people.byToken(text);
    }

    /// The password may be a token, for tools that know no other way.
    private @Nullable Caller byPassword(String credentials) {
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
        int colon = decoded.indexOf(':');
        if (colon < 0) {
            return null;
        }
        String name = decoded.substring(0, colon);
        String password = decoded.substring(colon + 1);
        Caller caller = byToken(password);
        if (caller != null) {
            return caller;
        }
        return !passwords.isEmpty() && passwords.accepts(name, password) ? fromFile(name) : null;
    }

    /// Who is in `--web.config.file` has no role of his own, unless an account bears his name.
    private @Nullable Caller fromFile(String name) {
        User user = people.users().named(name);
        if (user == null) {
            return new Caller.Operator(name);
        }
        return user.disabled()
                ? null
                : new Caller.Person(user, people.teams().rolesOf(user.id()), null, null);
    }

    /// Whether who is not signed in may use the page's form; with passwords the browser asks.
    public boolean hasLoginForm() {
        return passwords.isEmpty();
    }

    private Verdict signInFirst(Proof proof) {
        boolean wrong = proof.kind == Proof.Kind.WRONG;
        return new Verdict.SignInFirst(
                wrong ? "wrong-token" : "no-token",
                wrong
                        ? "The token or password is not right."
                        : "A token is needed: send it as \"Authorization: Bearer …\", or as the"
                                + " password of HTTP basic authentication.",
                passwords.isEmpty()
                        ? "Bearer realm=\"watchfire\""
                        : "Basic realm=\"watchfire\", charset=\"UTF-8\"");
    }

    /// What became of the operator's token.
    public sealed interface Login {
        /// @param cookie for {@link SessionCookie}
        record Opened(String cookie) implements Login {}

        record Wrong() implements Login {}

        record TooMany(Duration retryAfter) implements Login {}
    }

    /// Opens a session with the operator's token.
    public Login login(String token, String remoteHost) {
        Duration wait = people.signIn().throttle().attempt(remoteHost, "");
        if (!wait.isZero()) {
            return new Login.TooMany(wait);
        }
        if (!tokens.accepts(token.strip())) {
            return new Login.Wrong();
        }
        people.signIn().throttle().succeeded(remoteHost, "");
        return new Login.Opened(sessions.open());
    }

    /// Ends the operator's session of this cookie, where it is one.
    public void logout(@Nullable String cookie) {
        sessions.close(cookie);
    }
}
