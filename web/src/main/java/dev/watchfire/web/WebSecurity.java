// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the file behind `--web.config.file` asks for.
///
/// @param tls null for plain HTTP
/// @param users bcrypt hashes by user name; where there are any, nothing is open without signing in
/// @param http2 whether HTTP/2 is offered over TLS
/// @param headers added to every answer
/// @param rateLimit null for none
public record WebSecurity(
        @Nullable Tls tls,
        Map<String, String> users,
        boolean http2,
        Map<String, String> headers,
        @Nullable RateLimit rateLimit) {
    public static final WebSecurity NONE = new WebSecurity(null, Map.of(), true, Map.of(), null);

    public WebSecurity {
        users = Map.copyOf(users);
        headers = Map.copyOf(headers);
    }

    public WebSecurity withTls(Tls tls) {
        return new WebSecurity(tls, users, http2, headers, rateLimit);
    }

    public WebSecurity withUsers(Map<String, String> users) {
        return new WebSecurity(tls, users, http2, headers, rateLimit);
    }

    /// A token bucket for all requests together.
    ///
    /// @param interval in which one token comes back
    /// @param burst size of the bucket
    public record RateLimit(Duration interval, long burst) {}

    /// PEM as text, or as a file that is read again when it changes; the file counts where both are
    /// given.
    public record Pem(@Nullable String text, @Nullable Path file) {
        public static Pem in(Path file) {
            return new Pem(null, file);
        }

        /// A text may be a private key.
        @Override
        public String toString() {
            return file == null ? "the text in the web configuration" : file.toString();
        }
    }

    /// @param clientAuthorities certificates of those who sign clients' certificates, or null
    /// @param clientNames of which a client's certificate must bear one (subject alternative
    ///   names); empty for any
    /// @param minVersion,maxVersion `TLSv1` … `TLSv1.3`, as JSSE names them
    /// @param cipherSuites in order of preference, empty for the platform's choice
    /// @param namedGroups elliptic curves as JSSE names them, empty for the platform's choice
    public record Tls(
            Pem certificate,
            Pem key,
            @Nullable Pem clientAuthorities,
            ClientAuthentication clientAuthentication,
            List<String> clientNames,
            String minVersion,
            String maxVersion,
            List<String> cipherSuites,
            List<String> namedGroups,
            boolean preferServerCipherSuites) {
        public Tls {
            clientNames = List.copyOf(clientNames);
            cipherSuites = List.copyOf(cipherSuites);
            namedGroups = List.copyOf(namedGroups);
        }

        /// Without client certificates, TLS 1.2 or newer.
        public static Tls of(Pem certificate, Pem key) {
            return new Tls(
                    certificate,
                    key,
                    null,
                    ClientAuthentication.NONE,
                    List.of(),
                    "TLSv1.2",
                    "TLSv1.3",
                    List.of(),
                    List.of(),
                    true);
        }
    }

    /// What is asked of a client's certificate.
    public enum ClientAuthentication {
        NONE,
        /// Asked for, neither needed nor verified.
        REQUEST,
        /// Needed, not verified.
        REQUIRE_ANY,
        VERIFY_IF_GIVEN,
        REQUIRE_AND_VERIFY
    }
}
