// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web;

import dev.watchfire.web.access.Access;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// How the server is reached and what it takes.
///
/// @param listenAddresses `host:port` or `:port`, port 0 for any free one
/// @param externalUrl under which users reach the server
/// @param routePrefix before every path; "" or `/` for none
/// @param hostNames names this server goes by besides the external URL's, for anonymous requests
/// @param concurrentGets reads that may run at once
/// @param readTimeout what one read may take to be sent, zero for no limit of its own
/// @param bodyBytes what one body of alerts may have
/// @param drain how long requests under way may take to finish when the server stops
public record Options(
        List<String> listenAddresses,
        URI externalUrl,
        String routePrefix,
        Access access,
        Set<String> hostNames,
        int concurrentGets,
        Duration readTimeout,
        long bodyBytes,
        Duration drain,
        WebSecurity security) {
    public static final long DEFAULT_BODY_BYTES = 32L * 1024 * 1024;
    public static final Duration DEFAULT_DRAIN = Duration.ofSeconds(10);

    public Options {
        listenAddresses = List.copyOf(listenAddresses);
        hostNames = Set.copyOf(hostNames);
        if (listenAddresses.isEmpty()) {
            throw new IllegalArgumentException("no address to listen on");
        }
        if (concurrentGets < 1) {
            throw new IllegalArgumentException(
                    "at least one read must be possible at once, not " + concurrentGets);
        }
        routePrefix = normalized(routePrefix);
    }

    /// Loopback, nothing open, Alertmanager's limits.
    public static Options on(String listenAddress) {
        return new Options(
                List.of(listenAddress),
                URI.create("http://localhost:9093/"),
                "",
                Access.OFF,
                Set.of(),
                Math.max(Runtime.getRuntime().availableProcessors(), 8),
                Duration.ZERO,
                DEFAULT_BODY_BYTES,
                DEFAULT_DRAIN,
                WebSecurity.NONE);
    }

    public Options withAccess(Access access) {
        return with(routePrefix, access, security);
    }

    public Options withRoutePrefix(String routePrefix) {
        return with(routePrefix, access, security);
    }

    public Options withSecurity(WebSecurity security) {
        return with(routePrefix, access, security);
    }

    private Options with(String routePrefix, Access access, WebSecurity security) {
        return new Options(
                listenAddresses,
                externalUrl,
                routePrefix,
                access,
                hostNames,
                concurrentGets,
                readTimeout,
                bodyBytes,
                drain,
                security);
    }

    /// A leading slash and none at the end.
    private static String normalized(String prefix) {
        String bare = prefix.replaceAll("^/+|/+$", "");
        return bare.isEmpty() ? "" : "/" + bare;
    }
}
