// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.page;

import java.time.Instant;

/// What a person types to prove that a means is theirs.
@FunctionalInterface
public interface Codes {
    /// @param method id of the contact method
    String code(String method, Instant at);
}
