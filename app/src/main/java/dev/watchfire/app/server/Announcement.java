// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.app.logging.LogFormat;
import dev.watchfire.app.logging.Logging;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a server says once it listens: a line for each address, which scripts wait for, and where
/// people go next.
///
/// @param url where this machine finds the server
/// @param setUpUrl where the first administrator is made, while there is none
/// @param freshToken a token that was made just now
public record Announcement(
        List<InetSocketAddress> addresses,
        String url,
        @Nullable String setUpUrl,
        @Nullable String freshToken) {
    private static final Logger LOG = LoggerFactory.getLogger(Logging.ANNOUNCEMENTS);

    public static Announcement of(Server server) {
        return new Announcement(
                server.addresses(), server.localUrl(), server.setUpUrl(), server.freshToken());
    }

    public void print(LogFormat format, boolean forPeople) {
        for (InetSocketAddress address : addresses) {
            LOG.atInfo().addKeyValue("address", show(address)).log("Listening on");
        }
        if (freshToken != null) {
            say(format, "Token, shown this once: ", freshToken);
        }
        if (setUpUrl != null) {
            say(format, "First account, within an hour: ", setUpUrl);
        }
        if (forPeople) {
            say(format, "Open in a browser:      ", url + "/");
            say(format, "Send alerts to:         ", url + "/api/v2/alerts");
        }
    }

    /// Plain sentences, unless every line has to be JSON.
    private static void say(LogFormat format, String what, String value) {
        switch (format) {
            case LOGFMT -> System.err.println(what + value);
            case JSON -> LOG.info("{}{}", what, value);
        }
    }

    /// `IP:PORT`, an IPv6 address in brackets.
    static String show(InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        String host =
                ip.isAnyLocalAddress() && ip instanceof Inet6Address ? "::" : ip.getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
