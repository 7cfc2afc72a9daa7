// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.access;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where requests come from, as far as browsers say so. Safe for any thread.
public final class Origins {
    private final Set<String> hosts = new HashSet<>();
    private final @Nullable String externalAuthority;

    /// @param externalUrl under which users reach this server
    /// @param names host names that this server goes by besides
    public Origins(URI externalUrl, Set<String> names) {
        hosts.add("localhost");
        for (String name : names) {
            hosts.add(name.toLowerCase(Locale.ROOT));
        }
        String host = externalUrl.getHost();
        if (host != null) {
            hosts.add(host.toLowerCase(Locale.ROOT));
        }
        externalAuthority = externalUrl.getAuthority();
    }

    /// Whether a `Host` header names this server. A page of a stranger whose name was made to
    /// resolve to our address (DNS rebinding) has the stranger's name in it; a literal address
    /// cannot be made to point elsewhere.
    public boolean isOurs(@Nullable String hostHeader) {
        if (hostHeader == null || hostHeader.isEmpty()) {
            return false;
        }
        String host = withoutPort(hostHeader).toLowerCase(Locale.ROOT);
        return hosts.contains(host) || isAddress(host);
    }

    static String withoutPort(String authority) {
        if (authority.startsWith("[")) {
            int close = authority.indexOf(']');
            return close < 0 ? authority : authority.substring(0, close + 1);
        }
        int colon = authority.indexOf(':');
        return colon < 0 ? authority : authority.substring(0, colon);
    }

    static boolean isAddress(String host) {
        return host.startsWith("[") && host.endsWith("]")
                || !host.isEmpty()
                        && host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9')
                        && host.contains(".");
    }

    /// Whether a browser says that another site caused the request. Programs that are no browsers
    /// send neither header.
    ///
    /// @param fetchSite `Sec-Fetch-Site`
    public boolean isForeign(
            @Nullable String fetchSite, @Nullable String origin, @Nullable String hostHeader) {
        if (fetchSite != null) {
            return !fetchSite.equals("same-origin") && !fetchSite.equals("none");
        }
        if (origin == null) {
            return false;
        }
        int slashes = origin.indexOf("://");
        String authority = slashes < 0 ? origin : origin.substring(slashes + 3);
        return !authority.equalsIgnoreCase(hostHeader)
                && !authority.equalsIgnoreCase(externalAuthority);
    }
}
