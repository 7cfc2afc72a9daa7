// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oidc;

import java.time.Instant;

/// A sign-in that was begun and is under way at a provider.
///
/// @param provider its name in the configuration
/// @param state by which the provider's answer is known again
/// @param nonce by which its token is
/// @param verifier that shows that who asks for the token is who began (RFC 7636)
/// @param base this server's address as the browser has it, without a slash at its end
/// @param next where to go afterwards, an address of the console
/// @param userId whose account is to be connected; empty for signing in
public record Flow(
        String provider,
        String state,
        String nonce,
        String verifier,
        String base,
        String next,
        String userId,
        Instant end) {
    public boolean connects() {
        return !userId.isEmpty();
    }

    /// Without what is secret.
    @Override
    public String toString() {
        return "Flow[" + provider + "]";
    }
}
