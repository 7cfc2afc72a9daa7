// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.passkeys;

import java.util.List;

/// What a browser brings of a passkey that was made just now; base64url without padding, as in the
/// JSON of Web Authentication level 3.
///
/// @param transports how the device may be reached the next time, in the browser's words
public record Registration(
        String clientDataJson, String attestationObject, List<String> transports) {
    public Registration {
        transports = List.copyOf(transports);
    }
}
