// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the file behind `--web.config.file` asks for.
///
/// @param tls null for plain HTTP
/// @param users bcrypt hashes by user name; where there are any, nothing is open without signing in
/// @param http2 whether HTTP/2 is offered over TLS
/// @param headers added to every answer
public record WebSecurity(
        @Nullable Tls tls, Map<String, String> users, boolean http2, Map<String, String> headers) {
    public static final WebSecurity NONE = new WebSecurity(null, Map.of(), true, Map.of());

    public WebSecurity {
        users = Map.copyOf(users);
        headers = Map.copyOf(headers);
    }

    /// Files in PEM, which are read again when they change.
    ///
    /// @param clientAuthorities certificates of those who sign clients' certificates, or null
    /// @param clientNames of which a client's certificate must bear one (subject alternative
    ///   names); empty for any
    /// @param minVersion,maxVersion `TLS10` … `TLS13`
    /// @param cipherSuites by their IANA names, empty for the platform's choice
    public record Tls(
            Path certificate,
            Path key,
            @Nullable Path clientAuthorities,
            ClientAuthentication clientAuthentication,
            List<String> clientNames,
            String minVersion,
            String maxVersion,
            List<String> cipherSuites) {
        public Tls {
            clientNames = List.copyOf(clientNames);
            cipherSuites = List.copyOf(cipherSuites);
        }

        public static Tls of(Path certificate, Path key) {
            return new Tls(
                    certificate,
                    key,
                    null,
                    ClientAuthentication.NO_CLIENT_CERT,
                    List.of(),
                    "TLS12",
                    "TLS13",
                    List.of());
        }
    }

    /// Go's names for what is asked of clients.
    public enum ClientAuthentication {
        NO_CLIENT_CERT,
        REQUEST_CLIENT_CERT,
        REQUIRE_ANY_CLIENT_CERT,
        VERIFY_CLIENT_CERT_IF_GIVEN,
        REQUIRE_AND_VERIFY_CLIENT_CERT
    }
}
