// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.webconfig;

import dev.watchfire.engine.configuration.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the HTTP server is protected, in the format that Prometheus' servers share.
///
/// @param tls null for plain HTTP
/// @param http2 whether HTTP/2 is offered; it needs TLS
/// @param headers added to every response
/// @param basicAuthUsers bcrypt hashes by user name; none means no basic authentication
/// @param rateLimit null for none
public record WebConfiguration(
        @Nullable Tls tls,
        boolean http2,
        Map<String, String> headers,
        Map<String, Secret> basicAuthUsers,
        @Nullable RateLimit rateLimit) {
    /// Plain HTTP, open to everybody who reaches the port.
    public static final WebConfiguration NONE =
            new WebConfiguration(null, true, Map.of(), Map.of(), null);

    public WebConfiguration {
        headers = Map.copyOf(headers);
        basicAuthUsers = Map.copyOf(basicAuthUsers);
    }

    /// Certificate, key and authorities come as PEM text or as files that may be replaced while the
    /// server runs; where both are given the file counts.
    ///
    /// @param clientAllowedSans where not empty, a client's certificate must bear one of these
    ///   subject alternative names
    /// @param minVersion,maxVersion `TLSv1` … `TLSv1.3`, as JSSE names them
    /// @param cipherSuites for TLS up to 1.2, in order of preference; empty for the platform's
    /// @param namedGroups elliptic curves as JSSE names them; empty for the platform's
    public record Tls(
            @Nullable String cert,
            @Nullable String certFile,
            @Nullable Secret key,
            @Nullable String keyFile,
            ClientAuth clientAuth,
            @Nullable String clientCa,
            @Nullable String clientCaFile,
            List<String> clientAllowedSans,
            String minVersion,
            String maxVersion,
            List<String> cipherSuites,
            List<String> namedGroups,
            boolean preferServerCipherSuites) {
        public Tls {
            clientAllowedSans = List.copyOf(clientAllowedSans);
            cipherSuites = List.copyOf(cipherSuites);
            namedGroups = List.copyOf(namedGroups);
        }
    }

    /// What is asked of a client's certificate.
    public enum ClientAuth {
        NONE,
        /// Asked for, neither needed nor verified.
        REQUEST,
        /// Needed, not verified.
        REQUIRE_ANY,
        VERIFY_IF_GIVEN,
        REQUIRE_AND_VERIFY
    }

    /// A token bucket for all requests together.
    ///
    /// @param interval in which one token comes back
    /// @param burst size of the bucket
    public record RateLimit(Duration interval, long burst) {}
}
