// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.identities;

import dev.watchfire.people.audit.Detail;
import dev.watchfire.people.audit.Subject;
import java.time.Instant;

/// Who somebody is at a provider. Issuer and subject say it; the rest is for people to read.
///
/// @param provider its name in the configuration at the last sign-in
/// @param email as the provider said it last
public record Identity(
        String id,
        String userId,
        String issuer,
        String subject,
        String provider,
        String email,
        Instant createdAt,
        Instant lastUsedAt) {
    Identity used(String nowProvider, String nowEmail, Instant at) {
        return new Identity(id, userId, issuer, subject, nowProvider, nowEmail, createdAt, at);
    }

    /// @param owner the name of whose it is
    Subject auditSubject(String owner) {
        return new Subject("identity", id, owner);
    }

    String detail() {
        return new Detail()
                .with("provider", provider)
                .with("issuer", issuer)
                .with("subject", subject)
                .with("email", email)
                .toString();
    }
}
