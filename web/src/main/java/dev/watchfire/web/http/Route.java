// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import dev.watchfire.web.access.Audience;

/// Who may ask what, and who answers.
///
/// @param method `GET` serves `HEAD` too
/// @param path segments in braces match any one segment
/// @param limited whether it counts among the GETs of which only so many may run at once
public record Route(
        String method,
        String path,
        Audience audience,
        Style style,
        boolean limited,
        Endpoint endpoint) {

    public static Route get(
            String path, Audience audience, Style style, Endpoint.Patient endpoint) {
        return new Route("GET", path, audience, style, true, endpoint);
    }

    public static Route of(
            String method, String path, Audience audience, Style style, Endpoint.Patient endpoint) {
        return new Route(method, path, audience, style, false, endpoint);
    }

    public static Route prompt(
            String method, String path, Audience audience, Style style, Endpoint.Prompt endpoint) {
        return new Route(method, path, audience, style, false, endpoint);
    }
}
