// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.passkeys;

/// This server as a browser knows it.
///
/// @param id the host name that passkeys are made for
/// @param origin scheme, host and port that a page has which asks for one
public record RelyingParty(String id, String origin) {}
