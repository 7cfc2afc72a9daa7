// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import dev.watchfire.web.access.Audience;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.eclipse.jetty.util.URIUtil;
import org.jspecify.annotations.Nullable;

/// Finds the route of a request. A path without variables is one look-up; the few with variables
/// are tried in turn.
public final class RouteTable {
    /// What is said about paths that no route has.
    ///
    /// @param prefix which paths these are
    /// @param instead what they are all answered, or null for not found and wrong method
    public record Family(String prefix, Audience audience, Style style, @Nullable Answer instead) {
        public Family(String prefix, Audience audience, Style style) {
            this(prefix, audience, style, null);
        }

        /// Whether a path of it that no route has may be an address of the console: not those under
        /// which programs look for something.
        boolean mayBeAPage(String path) {
            return prefix.equals("/")
                    && !path.startsWith("/api/")
                    && !path.startsWith("/-/")
                    && !path.startsWith("/assets/");
        }
    }

    /// What was found.
    public sealed interface Found {
        record Match(Route route, Map<String, String> variables) implements Found {}

        /// @param allowed methods, in the order of the routes
        record WrongMethod(Family family, List<String> allowed) implements Found {}

        record Nothing(Family family) implements Found {}
    }

    private static final Family ELSEWHERE = new Family("/", Audience.EVERYONE, Style.PLAIN);

    private final List<Route> routes;
    private final List<Family> families;
    private final Map<String, SequencedMap<String, Route>> exact = new HashMap<>();
    private final Map<String, SequencedMap<String, Route>> patterns = new LinkedHashMap<>();

    /// @param families the first whose prefix fits a path speaks for it
    public RouteTable(List<Route> routes, List<Family> families) {
        this.routes = List.copyOf(routes);
        this.families = List.copyOf(families);
        for (Route route : routes) {
            Map<String, SequencedMap<String, Route>> table =
                    route.path().contains("{") ? patterns : exact;
            Route before =
                    table.computeIfAbsent(route.path(), _ -> new LinkedHashMap<>())
                            .put(route.method(), route);
            if (before != null) {
                throw new IllegalArgumentException(
                        "two routes for " + route.method() + " " + route.path());
            }
        }
    }

    public List<Route> routes() {
        return routes;
    }

    public Found find(String method, String path) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        SequencedMap<String, Route> byMethod = exact.get(path);
        if (byMethod != null) {
            Route route = byMethod.get(wanted);
            return route != null
                    ? new Found.Match(route, Map.of())
                    : new Found.WrongMethod(family(path), new ArrayList<>(byMethod.keySet()));
        }
        for (Map.Entry<String, SequencedMap<String, Route>> e : patterns.entrySet()) {
            Map<String, String> variables = match(e.getKey(), path);
            if (variables != null) {
                Route route = e.getValue().get(wanted);
                return route != null
                        ? new Found.Match(route, variables)
                        : new Found.WrongMethod(
                                family(path), new ArrayList<>(e.getValue().keySet()));
            }
        }
        if (path.length() > 1 && path.endsWith("/") && exact.containsKey(chopped(path))) {
            return find(method, chopped(path));
        }
        return new Found.Nothing(family(path));
    }

    private static String chopped(String path) {
        return path.substring(0, path.length() - 1);
    }

    private Family family(String path) {
        for (Family family : families) {
            if (path.startsWith(family.prefix)) {
                return family;
            }
        }
        return ELSEWHERE;
    }

    private static @Nullable Map<String, String> match(String pattern, String path) {
        String[] wanted = pattern.split("/", -1);
        String[] given = path.split("/", -1);
        if (wanted.length != given.length) {
            return null;
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                if (given[i].isEmpty()) {
                    return null;
                }
                variables.put(
                        wanted[i].substring(1, wanted[i].length() - 1),
                        // Names have spaces, and letters of any script.
                        URIUtil.decodePath(given[i]));
            } else if (!wanted[i].equals(given[i])) {
                return null;
            }
        }
        return variables;
    }
}
