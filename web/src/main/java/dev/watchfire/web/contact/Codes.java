// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.contact;

import java.time.Instant;

/// What a person types to prove that a means is theirs. Nothing is stored: a code follows from the
/// means and the time. Safe for any thread.
public interface Codes {
    /// The code of a contact method at an instant.
    String code(String methodId, Instant at);

    /// Whether a code is right at an instant, or was a little before.
    boolean matches(String methodId, String typed, Instant at);
}
