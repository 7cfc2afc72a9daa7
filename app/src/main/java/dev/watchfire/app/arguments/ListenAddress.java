// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.arguments;

import java.net.InetSocketAddress;

/// `HOST:PORT`, `[IPV6]:PORT`, or `:PORT` for all addresses of this machine.
public final class ListenAddress {
    private static final int HIGHEST_PORT = 65_535;

    private ListenAddress() {}

    public static InetSocketAddress read(String value) {
        int colon = value.lastIndexOf(':');
        String host = colon < 0 ? "" : value.substring(0, colon);
        int port = colon < 0 ? -1 : port(value.substring(colon + 1));
        boolean bareIpv6 = host.contains(":") && !host.startsWith("[");
        if (port < 0 || port > HIGHEST_PORT || bareIpv6) {
            throw new IllegalArgumentException(
                    "'"
                            + value
                            + "' is no address to listen on: write HOST:PORT, [IPV6]:PORT or :PORT"
                            + " with a port up to "
                            + HIGHEST_PORT);
        }
        return host.isEmpty()
                ? new InetSocketAddress(port)
                : new InetSocketAddress(host.replaceAll("[\\[\\]]", ""), port);
    }

    private static int port(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
