// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The hosts that are reached without a proxy, in the notation of `NO_PROXY`: comma-separated
/// addresses, CIDR blocks, domains (with everything below them), `.domains` (only what is below
/// them), each but the blocks with an optional port, or `*`. Loopback is always among them.
///
/// The rules are those of Go's `golang.org/x/net/http/httpproxy`, which Alertmanager uses.
final class NoProxy {
    private sealed interface Entry {
        record Everything() implements Entry {}

        /// @param port 0 for any
        record Address(InetAddress address, int port) implements Entry {}

        record Block(InetAddress prefix, int bits) implements Entry {}

        /// @param suffix begins with a dot
        record Domain(String suffix, boolean itself, int port) implements Entry {}
    }

    private final List<Entry> entries;

    private NoProxy(List<Entry> entries) {
        this.entries = entries;
    }

    static NoProxy parse(String text) {
        List<Entry> entries = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String entry = part.strip().toLowerCase(Locale.ROOT);
            if (entry.equals("*")) {
                return new NoProxy(List.of(new Entry.Everything()));
            }
            if (!entry.isEmpty()) {
                Entry parsed = parseEntry(entry);
                if (parsed != null) {
                    entries.add(parsed);
                }
            }
        }
        return new NoProxy(List.copyOf(entries));
    }

    private static @Nullable Entry parseEntry(String entry) {
        int slash = entry.indexOf('/');
        if (slash >= 0) {
            return parseBlock(entry.substring(0, slash), entry.substring(slash + 1));
        }
        InetAddress whole = literal(entry);
        if (whole != null) {
            return new Entry.Address(whole, 0);
        }
        int colon = entry.lastIndexOf(':');
        String host = entry;
        int port = 0;
        if (colon >= 0 && entry.substring(colon + 1).chars().allMatch(Character::isDigit)) {
            host = entry.substring(0, colon);
            port =
                    colon + 1 < entry.length()
                            ? Integer.parseInt(entry, colon + 1, entry.length(), 10)
                            : 0;
        }
        InetAddress address = literal(host);
        if (address != null) {
            return new Entry.Address(address, port);
        }
        if (host.startsWith("*.")) {
            host = host.substring(1);
        }
        if (host.isEmpty() || host.equals(".")) {
            return null;
        }
        return host.startsWith(".")
                ? new Entry.Domain(host, false, port)
                : new Entry.Domain("." + host, true, port);
    }

    private static @Nullable Entry parseBlock(String address, String bits) {
        InetAddress prefix = literal(address);
        try {
            int length = Integer.parseInt(bits);
            if (prefix != null && length >= 0 && length <= prefix.getAddress().length * 8) {
                return new Entry.Block(prefix, length);
            }
        } catch (NumberFormatException e) {
            // An entry that is no block excludes nothing, as in Go.
        }
        return null;
    }

    /// @param host lower case, an IPv6 address without brackets
    boolean matches(String host, int port) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        InetAddress address = literal(name);
        if (name.equals("localhost") || (address != null && address.isLoopbackAddress())) {
            return true;
        }
        return entries.stream().anyMatch(e -> matches(e, name, address, port));
    }

    private static boolean matches(
            Entry entry, String name, @Nullable InetAddress address, int port) {
        return switch (entry) {
            case Entry.Everything() -> true;
            case Entry.Address(InetAddress wanted, int wantedPort) ->
                    wanted.equals(address) && (wantedPort == 0 || wantedPort == port);
            case Entry.Block(InetAddress prefix, int bits) ->
                    address != null && startsWith(address.getAddress(), prefix.getAddress(), bits);
            case Entry.Domain(String suffix, boolean itself, int wantedPort) ->
                    address == null
                            && (wantedPort == 0 || wantedPort == port)
                            && (name.endsWith(suffix)
                                    || (itself
                                            && suffix.endsWith(name)
                                            && suffix.length() == name.length() + 1));
        };
    }

    private static boolean startsWith(byte[] address, byte[] prefix, int bits) {
        if (address.length != prefix.length) {
            return false;
        }
        int whole = bits / 8;
        if (!Arrays.equals(address, 0, whole, prefix, 0, whole)) {
            return false;
        }
        int mask = 0xff00 >> (bits % 8) & 0xff;
        return bits % 8 == 0 || (address[whole] & mask) == (prefix[whole] & mask);
    }

    private static @Nullable InetAddress literal(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        try {
            return InetAddress.ofLiteral(bracketed ? text.substring(1, text.length() - 1) : text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
