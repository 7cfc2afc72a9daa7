// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

/// How far a request may go. Link-local and cloud metadata addresses are out of reach for all.
public enum Reach {
    /// Also to private addresses: whoever writes the configuration's file may name them.
    ANYWHERE,

    /// To public addresses only: the host comes out of an alert.
    PUBLIC;

    /// Whether a host of a URL is out of reach as it is written, before anyone looks it up. One
    /// that is not may still turn out to have an address that is.
    public boolean excludes(String host) {
        return ForbiddenAddresses.containsHost(host, this);
    }
}
