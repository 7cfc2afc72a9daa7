// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import dev.watchfire.web.access.Audience;
import dev.watchfire.web.access.Need;

/// Who may ask what, and who answers.
///
/// @param method `GET` serves `HEAD` too
/// @param path segments in braces match any one segment
/// @param need what whoever asks must be allowed to, unless the route is open
/// @param fresh whether a session must have proved a moment ago whose it is
/// @param limited whether it counts among the GETs of which only so many may run at once
public record Route(
        String method,
        String path,
        Audience audience,
        Need need,
        boolean fresh,
        Style style,
        boolean limited,
        Endpoint endpoint) {

    public static Route get(
            String path, Audience audience, Style style, Endpoint.Patient endpoint) {
        return new Route(
                "GET", path, audience, Need.of(audience, "GET"), false, style, true, endpoint);
    }

    public static Route of(
            String method, String path, Audience audience, Style style, Endpoint.Patient endpoint) {
        return new Route(
                method, path, audience, Need.of(audience, method), false, style, false, endpoint);
    }

    public static Route prompt(
            String method, String path, Audience audience, Style style, Endpoint.Prompt endpoint) {
        return new Route(
                method, path, audience, Need.of(audience, method), false, style, false, endpoint);
    }

    /// The same for those who may more, or less.
    public Route needing(Need other) {
        return new Route(method, path, audience, other, fresh, style, limited, endpoint);
    }

    /// The same, answered by something else.
    public Route answeredBy(Endpoint.Patient other) {
        return new Route(method, path, audience, need, fresh, style, limited, other);
    }

    /// The same, only right after signing in or stepping up: it changes what others may.
    public Route whenFresh() {
        return new Route(method, path, audience, need, true, style, limited, endpoint);
    }
}
