// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import org.jspecify.annotations.Nullable;

/// Where people are reached; asked at every sending, because addresses change.
public interface Addresses {
    /// Of nobody.
    Addresses NONE = _ -> null;

    /// @return null where that person is unknown or has none
    @Nullable String mailOf(String person);
}
