// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.SortedMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Source: <https://www.twilio.com/docs/usage/security#validating-requests>.
final class TwilioSignature {
    private TwilioSignature() {}

    /// @param url as Twilio was given it, its query included
    static String of(String authToken, String url, SortedMap<String, String> fields) {
        StringBuilder signed = new StringBuilder(url);
        fields.forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(
                            mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }
}
