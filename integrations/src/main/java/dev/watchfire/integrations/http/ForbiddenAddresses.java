// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The addresses that nothing is ever sent to, whoever wrote the URL: link-local ones, and those at
/// which clouds hand credentials to whoever asks from inside. Private addresses are fine: URLs come
/// from the configuration file.
///
/// Sources: RFC 3927, RFC 4291 section 2.5.6, and the instance metadata pages of AWS
/// (`fd00:ec2::254`), Google Cloud (`fd20:ce::254`), Alibaba Cloud (`100.100.100.200`), Oracle
/// Cloud (`192.0.0.192`) and Azure (`168.63.129.16`). The others use `169.254.169.254`.
final class ForbiddenAddresses {
    private static final List<byte[]> METADATA =
            List.of(
                    InetAddress.ofLiteral("fd00:ec2::254").getAddress(),
                    InetAddress.ofLiteral("fd20:ce::254").getAddress(),
                    InetAddress.ofLiteral("100.100.100.200").getAddress(),
                    InetAddress.ofLiteral("192.0.0.192").getAddress(),
                    InetAddress.ofLiteral("168.63.129.16").getAddress());

    /// Checked by name too, since a proxy finds their addresses itself.
    private static final Set<String> METADATA_NAMES =
            Set.of("metadata.google.internal", "metadata.goog", "instance-data.ec2.internal");

    /// RFC 6052: an IPv4 address in the last four bytes is reached through a NAT64 gateway.
    private static final byte[] NAT64_PREFIX =
            Arrays.copyOf(InetAddress.ofLiteral("64:ff9b::").getAddress(), 12);

    private ForbiddenAddresses() {}

    static boolean contains(InetAddress address, Reach reach) {
        return contains(address) || reach == Reach.PUBLIC && isPrivate(address);
    }

    /// RFC 1918, 4193, 6598 and what stays on this machine or in this network.
    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean shared = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 0x40;
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean thisNetwork = bytes.length == 4 && bytes[0] == 0;
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || shared
                || uniqueLocal
                || thisNetwork;
    }

    private static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address.isLinkLocalAddress()
                || METADATA.stream().anyMatch(m -> Arrays.equals(m, bytes))
                || (bytes.length == 16 && containsEmbedded(bytes));
    }

    private static boolean containsEmbedded(byte[] bytes) {
        byte[] prefix = Arrays.copyOf(bytes, 12);
        boolean compatible = Arrays.equals(prefix, new byte[12]);
        if (!compatible && !Arrays.equals(prefix, NAT64_PREFIX)) {
            return false;
        }
        byte[] last = Arrays.copyOfRange(bytes, 12, 16);
        // The last 32 bits of :: and ::1 are no IPv4 address; they are harmless either way.
        return (last[0] & 0xff) == 169 && (last[1] & 0xff) == 254
                || METADATA.stream().anyMatch(m -> Arrays.equals(m, last));
    }

    /// Whether a host in a URL is forbidden as it stands, before anyone looks it up.
    static boolean containsHost(String host, Reach reach) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (METADATA_NAMES.contains(name)) {
            return true;
        }
        try {
            return contains(InetAddress.ofLiteral(name), reach);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
