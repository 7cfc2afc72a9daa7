// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.access;

/// Whom a route is for; {@link Access} says who must sign in for it.
public enum Audience {
    /// The way in, and what holds nothing of anybody's.
    EVERYONE,
    /// Health and metrics.
    MONITORING,
    /// Posting alerts.
    INTAKE,
    /// Alertmanager's API.
    ALERTMANAGER,
    /// Loading the configuration anew.
    RELOAD,
    /// Our own API.
    WATCHFIRE,
    /// The page; who is not signed in gets the form instead.
    PAGE
}
