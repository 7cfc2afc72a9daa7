// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.sessions;

import java.time.Instant;

/// Somebody signed in with one browser.
///
/// @param key the hash of the secret that the browser holds
/// @param authenticatedAt when he last proved who he is
/// @param address from which he signed in
/// @param method how he signed in: `password`, `link` …
public record Session(
        String id,
        String key,
        String userId,
        Instant createdAt,
        Instant authenticatedAt,
        Instant lastSeenAt,
        String address,
        String userAgent,
        String method) {

    Session seen(Instant at) {
        return new Session(
                id, key, userId, createdAt, authenticatedAt, at, address, userAgent, method);
    }

    Session authenticated(Instant at) {
        return new Session(id, key, userId, createdAt, at, at, address, userAgent, method);
    }

    /// Not the key.
    @Override
    public String toString() {
        return "Session[" + id + "]";
    }
}
