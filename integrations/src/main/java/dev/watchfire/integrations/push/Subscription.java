// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.push;

import dev.watchfire.integrations.json.Json;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where one browser is reached.
///
/// @param key its public key, `p256dh`
/// @param auth its secret
@SuppressWarnings("ArrayRecordComponent") // Used once and never compared.
record Subscription(String endpoint, String origin, byte[] key, byte[] auth) {
    /// @param address of the contact method: the three values in JSON as browsers write them, or
    ///   endpoint, `p256dh` and `auth` with spaces between
    /// @return null for what is no subscription
    static @Nullable Subscription of(String address) {
        if (address.strip().startsWith("{")) {
            Map<String, Object> json = Json.readObject(address);
            Map<?, ?> keys = json.get("keys") instanceof Map<?, ?> inner ? inner : json;
            return of(
                    String.valueOf(json.get("endpoint")),
                    String.valueOf(keys.get("p256dh")),
                    String.valueOf(keys.get("auth")));
        }
        String[] parts = address.strip().split("\\s+", -1);
        return parts.length == 3 ? of(parts[0], parts[1], parts[2]) : null;
    }

    private static @Nullable Subscription of(String endpoint, String key, String auth) {
        try {
            URI uri = URI.create(endpoint);
            if (uri.getScheme() == null || uri.getRawAuthority() == null) {
                return null;
            }
            return new Subscription(
                    endpoint,
                    uri.getScheme() + "://" + uri.getRawAuthority(),
                    decoded(key),
                    decoded(auth));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static byte[] decoded(String text) {
        String url = text.replace('+', '-').replace('/', '_').replace("=", "");
        return Base64.getUrlDecoder().decode(url);
    }
}
