// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.app.arguments.Failure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/// The URL under which others reach this server, and the path that all its own paths begin with.
///
/// @param url without a slash at its end
/// @param prefix begins with a slash and does not end with one; "" for none
record ExternalUrl(String url, String prefix) {
    /// @param given null for the host's name and the port
    /// @param routePrefix null for the path of the URL
    /// @param tls whether this server speaks TLS
    static ExternalUrl of(
            @Nullable URI given,
            @Nullable String routePrefix,
            InetSocketAddress first,
            boolean tls) {
        URI url = given == null ? URI.create(guess(first, tls)) : given;
        if (url.getScheme() == null
                || url.getHost() == null
                || !url.getScheme().matches("https?")) {
            throw new Failure(
                    "--web.external-url: '"
                            + url
                            + "' is no URL of a server: write for example"
                            + " https://alerts.example.com/watchfire");
        }
        String path = routePrefix == null ? String.valueOf(url.getPath()) : routePrefix;
        String text = withoutSlashes(url.toString());
        return new ExternalUrl(text, prefix(path));
    }

    URI uri() {
        return URI.create(url);
    }

    private static String prefix(String path) {
        String inner = withoutSlashes(path).replaceFirst("^/+", "");
        return inner.isEmpty() ? "" : "/" + inner;
    }

    private static String withoutSlashes(String text) {
        return text.replaceFirst("/+$", "");
    }

    private static String guess(InetSocketAddress first, boolean tls) {
        return (tls ? "https://" : "http://") + hostName() + ":" + first.getPort();
    }

    static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            // A machine that cannot resolve its own name is common in containers.
            return "localhost";
        }
    }
}
