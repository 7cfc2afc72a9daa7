// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.access;

import dev.watchfire.people.passkeys.RelyingParty;
import org.jspecify.annotations.Nullable;

/// Under which name passkeys are made and asked for. Browsers tie them to the host of the page,
/// take no address for one, and want TLS but on `localhost` (Web Authentication level 3, section
/// 5.1.2). Safe for any thread.
public final class RelyingParties {
    /// Whether passkeys work for a page, and why not.
    public enum Fitness {
        AVAILABLE("available", ""),
        NEEDS_NAME(
                "needs-name",
                "Passkeys need a host name, and this page was opened by its address. On the"
                        + " server's own machine open it as localhost; elsewhere give the server a"
                        + " name and TLS, and set --web.external-url."),
        NEEDS_TLS(
                "needs-tls",
                "Passkeys need https, except on localhost. Set up TLS, or a proxy that has it, and"
                        + " set --web.external-url to the https address."),
        UNKNOWN_HOST(
                "unknown-host",
                "This server does not know the name under which this page was opened. Set"
                        + " --web.external-url to the address that people use.");

        private final String word;
        private final String message;

        Fitness(String word, String message) {
            this.word = word;
            this.message = message;
        }

        /// As the API writes it.
        public String word() {
            return word;
        }

        public String message() {
            return message;
        }
    }

    /// @param party null where passkeys do not work
    public record Found(Fitness fitness, @Nullable RelyingParty party) {}

    private final OwnAddress address;

    public RelyingParties(OwnAddress address) {
        this.address = address;
    }

    /// @param host the header `Host`
    /// @param origin what the browser says of the page, where it does
    public Found of(@Nullable String host, @Nullable String origin, boolean secure) {
        String own = address.origin(host, origin, secure);
        return own == null ? new Found(Fitness.UNKNOWN_HOST, null) : found(own);
    }

    private static Found found(String origin) {
        int slashes = origin.indexOf("://") + 3;
        String host = Origins.withoutPort(origin.substring(slashes));
        if (Origins.isAddress(host)) {
            return new Found(Fitness.NEEDS_NAME, null);
        }
        boolean secure = origin.startsWith("https:") || host.equals("localhost");
        return secure
                ? new Found(Fitness.AVAILABLE, new RelyingParty(host, origin))
                : new Found(Fitness.NEEDS_TLS, null);
    }
}
