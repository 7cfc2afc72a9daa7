// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.identities;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a provider says of somebody who signs in through it just now, after everything about it was
/// checked.
///
/// @param provider its name in the configuration
/// @param email empty where it says none
/// @param emailVerified whether it says that the address is his
/// @param userName what he calls himself there; empty where it does not say
/// @param displayName empty where it does not say
/// @param groups null where it says that there are some and not which
public record Arrival(
        String provider,
        String issuer,
        String subject,
        String email,
        boolean emailVerified,
        String userName,
        String displayName,
        @Nullable List<String> groups) {
    public Arrival {
        groups = groups == null ? null : List.copyOf(groups);
    }

    /// Whether the address may be compared with others. Those with letters beyond ASCII may not:
    /// some of them become ASCII in lower case, and then an address looks like somebody else's.
    public boolean hasVerifiedEmail() {
        return emailVerified
                && !email.isEmpty()
                && email.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
