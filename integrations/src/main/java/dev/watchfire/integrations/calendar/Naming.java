// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

import org.jspecify.annotations.Nullable;

/// Whom a name or a mail address in a calendar means.
@FunctionalInterface
public interface Naming {
    /// @return the name that schedules know, or null for nobody
    @Nullable String person(String text);
}
