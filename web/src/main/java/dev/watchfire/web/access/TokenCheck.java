// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.access;

/// Knows the tokens. Safe for any thread.
public interface TokenCheck {
    /// Takes the same time whether the token is nearly right or not at all.
    boolean accepts(String token);

    /// A secret that changes when the tokens do: sessions are signed with it, so they end with the
    /// token they came from.
    String sessionSecret();
}
