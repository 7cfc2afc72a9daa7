// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import dev.watchfire.web.access.Audience;
import dev.watchfire.web.access.Guard;
import dev.watchfire.web.access.Guard.Verdict;
import dev.watchfire.web.access.Need;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// Puts requests to the guard, and answers those that may not go on.
final class Admission {
    private final Guard guard;
    private final Supplier<Answer> forStrangers;

    /// @param forStrangers what a stranger gets in place of the page
    Admission(Guard guard, Supplier<Answer> forStrangers) {
        this.guard = guard;
        this.forStrangers = forStrangers;
    }

    /// What somebody asks for, as far as the guard wants to know.
    record Asked(Audience audience, Need need, boolean fresh) {
        static Asked of(Route route) {
            return new Asked(route.audience(), route.need(), route.fresh());
        }

        /// A path that is none.
        static Asked of(RouteTable.Family family) {
            return new Asked(family.audience(), Need.NOTHING, false);
        }
    }

    Verdict verdict(Request request, Asked asked) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        return guard.check(
                new Guard.Request(
                        request.getMethod(),
                        asked.audience,
                        asked.need,
                        asked.fresh,
                        Exchange.remoteHost(request),
                        host == null ? request.getHttpURI().getAuthority() : host,
                        request.getHeaders().get(HttpHeader.ORIGIN),
                        request.getHeaders().get("Sec-Fetch-Site"),
                        request.getHeaders().get(HttpHeader.AUTHORIZATION),
                        Exchange.sessionCookie(request)));
    }

    /// Whether who asked may still have what he was given a while ago.
    boolean stillGranted(Request request, Asked asked) {
        return verdict(request, asked) instanceof Verdict.Granted;
    }

    boolean allowsAnyOrigin(Audience audience) {
        return guard.allowsAnyOrigin(audience);
    }

    Answer turnedAway(Verdict verdict, Audience audience, Style style) {
        return switch (verdict) {
            case Verdict.Granted _ -> throw new IllegalArgumentException("granted: " + verdict);
            case Verdict.SignInFirst(String code, String message, String challenge) ->
                    audience == Audience.PAGE && guard.hasLoginForm()
                            ? forStrangers.get()
                            : style.error(401, code, message).with("WWW-Authenticate", challenge);
            case Verdict.TooMany(Duration wait) -> TooMuch.ofSource(style, wait);
            case Verdict.Refused(String code, String message) -> style.error(403, code, message);
        };
    }
}
