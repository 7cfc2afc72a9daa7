// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.access;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides whether a request may go on. Safe for any thread.
public final class Guard {
    private final Access access;
    private final TokenCheck tokens;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Origins origins;
    private final Throttle throttle;

    /// @param users bcrypt hashes by user name; empty for none
    public Guard(
            Access access,
            TokenCheck tokens,
            Map<String, String> users,
            Origins origins,
            InstantSource clock) {
        this.access = access;
        this.tokens = tokens;
        this.passwords = new Passwords(users);
        this.sessions = new Sessions(tokens, clock);
        this.origins = origins;
        this.throttle = new Throttle(clock);
    }

    /// What of a request counts here.
    ///
    /// @param cookie the session's cookie
    public record Request(
            String method,
            Audience audience,
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
        /// @param signedIn false where anybody may
        record Granted(boolean signedIn) implements Verdict {}

        /// @param challenge for the header `WWW-Authenticate`
        record SignInFirst(String code, String message, String challenge) implements Verdict {}

        /// @param code stable, for programs
        record Refused(String code, String message) implements Verdict {}
    }

    private enum Proof {
        NONE,
        /// A credential that a browser adds by itself, also when another site asks it to.
        AMBIENT,
        /// A credential that only the client's own code can add.
        EXPLICIT,
        WRONG
    }

    public Verdict check(Request request) {
        Proof proof = proof(request);
        boolean open =
                request.audience == Audience.EVERYONE
                        || passwords.isEmpty() && access.isOpen(request.audience);
        if (!open && (proof == Proof.NONE || proof == Proof.WRONG)) {
            return signInFirst(proof);
        }
        boolean signedIn = proof == Proof.AMBIENT || proof == Proof.EXPLICIT;
        if (request.isWrite() && proof != Proof.EXPLICIT && !(toAnyOrigin(request) && !signedIn)) {
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
        return new Verdict.Granted(signedIn);
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
                return tokens.accepts(authorization.substring(7).strip())
                        ? Proof.EXPLICIT
                        : Proof.WRONG;
            }
            if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
                return isRight(authorization.substring(6).strip()) ? Proof.AMBIENT : Proof.WRONG;
            }
            return Proof.WRONG;
        }
        if (request.cookie != null) {
            return sessions.isOpen(request.cookie) ? Proof.AMBIENT : Proof.NONE;
        }
        return Proof.NONE;
    }

    /// The password may be the token, for tools that know no other way.
    private boolean isRight(String credentials) {
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return false;
        }
        int colon = decoded.indexOf(':');
        if (colon < 0) {
            return false;
        }
        String password = decoded.substring(colon + 1);
        return tokens.accepts(password)
                || !passwords.isEmpty() && passwords.accepts(decoded.substring(0, colon), password);
    }

    /// Whether who is not signed in may use the page's form; with passwords the browser asks.
    public boolean hasLoginForm() {
        return passwords.isEmpty();
    }

    private Verdict signInFirst(Proof proof) {
        boolean wrong = proof == Proof.WRONG;
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

    /// What became of a login.
    public sealed interface Login {
        record Opened(String cookie) implements Login {}

        record Wrong() implements Login {}

        record TooMany(long retryAfterSeconds) implements Login {}
    }

    public Login login(String token, String remoteHost) {
        if (!throttle.allows(remoteHost)) {
            return new Login.TooMany(throttle.window().toSeconds());
        }
        if (!tokens.accepts(token.strip())) {
            throttle.failed(remoteHost);
            return new Login.Wrong();
        }
        return new Login.Opened(sessions.open());
    }

    public void logout(@Nullable String cookie) {
        sessions.close(cookie);
    }
}
