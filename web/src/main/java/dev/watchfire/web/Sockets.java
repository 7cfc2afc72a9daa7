// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/// Sockets that are bound before there is a server to answer on them, so that everything that names
/// the server's port knows which one was chosen. Who connects waits until the server has started.
public final class Sockets implements AutoCloseable {
    /// Connections that wait to be accepted.
    private static final int BACKLOG = 256;

    private final List<ServerSocketChannel> channels = new ArrayList<>();
    private final List<InetSocketAddress> addresses = new ArrayList<>();

    private Sockets() {}

    /// @param addresses `host:port` or `:port`, port 0 for any free one
    public static Sockets bind(List<String> addresses) throws IOException {
        Sockets sockets = new Sockets();
        boolean bound = false;
        try {
            for (String address : addresses) {
                sockets.add(parse(address));
            }
            bound = true;
        } finally {
            if (!bound) {
                sockets.close();
            }
        }
        return sockets;
    }

    private void add(InetSocketAddress wanted) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channels.add(channel);
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        InetSocketAddress address =
                wanted.getAddress().isAnyLocalAddress()
                        ? new InetSocketAddress(wanted.getPort())
                        : wanted;
        try {
            channel.bind(address, BACKLOG);
        } catch (IOException e) {
            String host = wanted.getAddress().getHostAddress();
            throw new IOException(
                    "cannot listen on " + host + ":" + wanted.getPort() + ": " + e.getMessage(), e);
        }
        addresses.add(new InetSocketAddress(wanted.getAddress(), channel.socket().getLocalPort()));
    }

    private static InetSocketAddress parse(String address) throws IOException {
        int colon = address.lastIndexOf(':');
        String host = colon < 0 ? "" : address.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        int port;
        try {
            port = Integer.parseInt(address.substring(colon + 1));
        } catch (NumberFormatException e) {
            port = -1;
        }
        if (colon < 0 || port < 0 || port > 65_535) {
            throw new IOException(
                    "cannot listen on \"" + address + "\": it must read host:port or :port");
        }
        return new InetSocketAddress(
                host.isEmpty() ? InetAddress.getByName("0.0.0.0") : InetAddress.getByName(host),
                port);
    }

    /// In the order they were asked for, with the ports that were chosen.
    public List<InetSocketAddress> addresses() {
        return List.copyOf(addresses);
    }

    List<ServerSocketChannel> channels() {
        return List.copyOf(channels);
    }

    @Override
    public void close() {
        for (ServerSocketChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException _) {
                // It is of no use any more either way.
            }
        }
    }
}
