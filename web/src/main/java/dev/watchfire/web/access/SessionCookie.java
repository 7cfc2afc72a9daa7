// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.access;

import java.time.Duration;
import java.util.List;

/// The cookie that a browser is known by. It is sent along when somebody follows a link from
/// elsewhere, and with no request that another site makes to change something.
public final class SessionCookie {
    private static final String PLAIN = "watchfire_session";

    /// Browsers take this name only from the host itself, over TLS, for all paths.
    private static final String HOST_ONLY = "__Host-" + PLAIN;

    public static final List<String> NAMES = List.of(HOST_ONLY, PLAIN);

    private final String prefix;

    /// @param prefix before every path, "" for none
    public SessionCookie(String prefix) {
        this.prefix = prefix;
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
