// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.access;

import dev.watchfire.web.http.Exchange;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The cookie that ties a sign-in through a provider to the browser that began it. It has to come
/// along when the provider sends the browser back, hence `Lax`.
public final class FlowCookie {
    private static final String PLAIN = "watchfire_flow";
    private static final String HOST_ONLY = "__Host-" + PLAIN;

    private final String prefix;

    /// @param prefix before every path, "" for none
    public FlowCookie(String prefix) {
        this.prefix = prefix;
    }

    public @Nullable String of(Exchange exchange) {
        String own = exchange.cookie(HOST_ONLY);
        return own == null ? exchange.cookie(PLAIN) : own;
    }

    /// The header `Set-Cookie`.
    public String set(String value, Duration life, boolean secure) {
        String name = secure && prefix.isEmpty() ? HOST_ONLY : PLAIN;
        return "%s=%s; Path=%s/; Max-Age=%d; HttpOnly; SameSite=Lax%s"
                .formatted(name, value, prefix, life.toSeconds(), secure ? "; Secure" : "");
    }

    public String clear(boolean secure) {
        return set("", Duration.ZERO, secure);
    }
}
