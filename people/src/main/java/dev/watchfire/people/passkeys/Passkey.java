// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.passkeys;

import dev.watchfire.people.audit.Detail;
import dev.watchfire.people.audit.Subject;
import java.time.Instant;
import java.util.List;

/// The public half of a key on somebody's device.
///
/// @param credentialId by which the device names it, base64url
/// @param credential its public key and kind, as the device attested them, base64url
/// @param name for its owner to know it again
/// @param relyingParty the host name under which it works
/// @param transports how the device is reached, in the browser's words
/// @param signCount how often the device said it was used; 0 where it does not count
/// @param backupEligible whether it may be copied to other devices of its owner
/// @param backedUp whether it was, as of its last use
/// @param lastUsedAt the epoch where it never was
public record Passkey(
        String id,
        String userId,
        String credentialId,
        String credential,
        String name,
        String relyingParty,
        List<String> transports,
        long signCount,
        boolean backupEligible,
        boolean backedUp,
        Instant createdAt,
        Instant lastUsedAt) {
    public Passkey {
        transports = List.copyOf(transports);
    }

    Passkey used(long count, boolean nowBackedUp, Instant at) {
        return new Passkey(
                id,
                userId,
                credentialId,
                credential,
                name,
                relyingParty,
                transports,
                count,
                backupEligible,
                nowBackedUp,
                createdAt,
                at);
    }

    Passkey named(String newName) {
        return new Passkey(
                id,
                userId,
                credentialId,
                credential,
                newName,
                relyingParty,
                transports,
                signCount,
                backupEligible,
                backedUp,
                createdAt,
                lastUsedAt);
    }

    /// @param owner the name of its owner
    Subject subject(String owner) {
        return new Subject("passkey", id, owner);
    }

    String detail() {
        return new Detail()
                .with("name", name)
                .with("relyingParty", relyingParty)
                .with("backedUp", backedUp)
                .toString();
    }
}
