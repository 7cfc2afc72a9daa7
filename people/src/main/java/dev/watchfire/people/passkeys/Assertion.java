// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.passkeys;

/// What a browser brings of a passkey that was used just now; base64url without padding.
///
/// @param userHandle whose it is in the device's eyes; empty where it does not say
public record Assertion(
        String credentialId,
        String clientDataJson,
        String authenticatorData,
        String signature,
        String userHandle) {}
