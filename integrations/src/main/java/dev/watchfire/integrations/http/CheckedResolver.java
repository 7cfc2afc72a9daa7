// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/// Looks hosts up and leaves the forbidden addresses out. The client connects to what comes from
/// here and looks nothing up itself, so an address that was checked is the one connected to.
final class CheckedResolver implements SocketAddressResolver {
    private final HostLookup lookup;
    private final Executor executor;
    private final Reach reach;

    /// @param executor runs look-ups, which may block for as long as the operating system likes
    CheckedResolver(HostLookup lookup, Executor executor, Reach reach) {
        this.lookup = lookup;
        this.executor = executor;
        this.reach = reach;
    }

    @Override
    public void resolve(
            String host,
            int port,
            Map<String, Object> context,
            Promise<List<InetSocketAddress>> promise) {
        executor.execute(
                () -> {
                    List<InetSocketAddress> addresses;
                    try {
                        addresses = allowed(host, port);
                    } catch (UnknownHostException | ForbiddenAddressException e) {
                        promise.failed(e);
                        return;
                    }
                    promise.succeeded(addresses);
                });
    }

    private List<InetSocketAddress> allowed(String host, int port)
            throws UnknownHostException, ForbiddenAddressException {
        String bare =
                host.startsWith("[") && host.endsWith("]")
                        ? host.substring(1, host.length() - 1)
                        : host;
        List<InetAddress> found = lookup.addresses(bare);
        if (found.isEmpty()) {
            throw new UnknownHostException(bare);
        }
        List<InetSocketAddress> allowed = new ArrayList<>();
        for (InetAddress address : found) {
            if (!ForbiddenAddresses.contains(address, reach)) {
                // The name goes along: it is what a certificate is checked against.
                InetAddress named = InetAddress.getByAddress(bare, address.getAddress());
                allowed.add(new InetSocketAddress(named, port));
            }
        }
        if (allowed.isEmpty()) {
            throw new ForbiddenAddressException(bare, reach);
        }
        return allowed;
    }
}
