// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.access;

/// What is open without signing in. Where basic authentication is configured, nothing is.
public enum Access {
    /// Health and metrics.
    OFF,
    /// And posting alerts.
    INGEST,
    /// And all of Alertmanager's API.
    FULL,
    /// Everything that a stock Alertmanager leaves open, to any origin, as it does.
    ALERTMANAGER;

    boolean isOpen(Audience audience) {
        return switch (audience) {
            case EVERYONE, MONITORING -> true;
            case INTAKE -> this != OFF;
            case ALERTMANAGER -> this == FULL || this == ALERTMANAGER;
            case RELOAD -> this == ALERTMANAGER;
            case WATCHFIRE, PAGE -> false;
        };
    }
}
