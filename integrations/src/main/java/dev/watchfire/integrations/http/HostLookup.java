// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of a host name or of an address in text form.
@FunctionalInterface
public interface HostLookup {
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /// As the operating system does.
    static HostLookup system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
