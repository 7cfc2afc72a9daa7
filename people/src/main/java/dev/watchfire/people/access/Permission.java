// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.access;

import java.util.Locale;

/// What a request needs. Tokens are limited to some of these, which are then called scopes.
public enum Permission {
    /// Look at anything but other people's accounts.
    READ,
    /// Post alerts.
    INGEST,
    /// Silence, acknowledge, send again.
    RESPOND,
    /// Look after a team: its members and what belongs to it.
    MANAGE,
    /// People, roles, tokens, keys, settings.
    ADMIN;

    /// As the API writes it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
