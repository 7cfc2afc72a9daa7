// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import dev.watchfire.engine.configuration.HttpSettings.TlsSettings;
import javax.net.ssl.SSLContext;

/// TLS for servers that are not HTTP.
public final class TestTls {
    private TestTls() {}

    /// Of a server whose certificate is for `good.example`.
    public static SSLContext server() throws Exception {
        return TlsTest.serverContext("server");
    }

    /// Trusts that server.
    public static TlsSettings client() {
        return new TlsSettings(
                PemTest.resource("ca.pem"), null, null, null, null, null, null, false, null, null);
    }
}
