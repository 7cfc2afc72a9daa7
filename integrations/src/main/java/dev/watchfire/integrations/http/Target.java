// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a URL leads. {@link URI} alone would refuse host names with an underscore, which container
/// networks are full of, and characters in a path that Go's parser lets pass.
///
/// @param host lower case, an IPv6 address without brackets
/// @param path with the query, escaped, at least `/`
/// @param userInfo decoded `user:password`, or null
record Target(String scheme, String host, int port, String path, @Nullable String userInfo) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int MAX_PORT = 65_535;

    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");

    /// Characters that may stand in a path or query as they are, besides letters and digits.
    private static final String PLAIN = "-._~:/?[]@!$&'()*+,;=%";

    /// @throws IllegalArgumentException with a message that does not hold the URL
    static Target parse(String url) {
        int colon = url.indexOf("://");
        String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("the URL is not http:// or https://");
        }
        String rest = url.substring(colon + 3);
        int fragment = rest.indexOf('#');
        rest = fragment < 0 ? rest : rest.substring(0, fragment);
        int end = firstOf(rest, "/?");
        return parse(scheme, rest.substring(0, end), rest.substring(end));
    }

    private static Target parse(String scheme, String authority, String path) {
        int at = authority.lastIndexOf('@');
        String userInfo =
                at < 0
                        ? null
                        : URLDecoder.decode(
                                authority.substring(0, at).replace("+", "%2B"),
                                StandardCharsets.UTF_8);
        String hostAndPort = authority.substring(at + 1);
        int portAt =
                hostAndPort.startsWith("[")
                        ? hostAndPort.indexOf(':', Math.max(0, hostAndPort.indexOf(']')))
                        : hostAndPort.lastIndexOf(':');
        String host = portAt < 0 ? hostAndPort : hostAndPort.substring(0, portAt);
        String port = portAt < 0 ? "" : hostAndPort.substring(portAt + 1);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        if (host.isEmpty() || !host.chars().allMatch(Target::isHostCharacter)) {
            throw new IllegalArgumentException("the URL has no usable host name");
        }
        return new Target(
                scheme,
                host.toLowerCase(Locale.ROOT),
                port.isEmpty() ? defaultPort(scheme) : parsePort(port),
                escaped(path.startsWith("/") ? path : "/" + path),
                userInfo);
    }

    private static boolean isHostCharacter(int c) {
        return Character.isLetterOrDigit(c) || "-._~:%".indexOf(c) >= 0;
    }

    private static int parsePort(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as a number out of range.
        }
        throw new IllegalArgumentException(
                "the URL's port is not a number from 1 to " + MAX_PORT + ": \"" + text + "\"");
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
    }

    private static int firstOf(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static String escaped(String path) {
        StringBuilder escaped = new StringBuilder(path.length());
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xff;
            boolean plain =
                    c < 0x80
                            && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)
                            && (c != '%' || isEscape(bytes, i));
            if (plain) {
                escaped.append((char) c);
            } else {
                escaped.append(String.format(Locale.ROOT, "%%%02X", c));
            }
        }
        return escaped.toString();
    }

    private static boolean isEscape(byte[] bytes, int at) {
        return at + 2 < bytes.length
                && Character.digit(bytes[at + 1], 16) >= 0
                && Character.digit(bytes[at + 2], 16) >= 0;
    }

    /// Where a `Location` header leads from here.
    Target resolve(String location) {
        if (ABSOLUTE.matcher(location).lookingAt()) {
            return parse(location);
        }
        if (location.startsWith("//")) {
            return parse(scheme + ":" + location);
        }
        int fragment = location.indexOf('#');
        String relative = escaped(fragment < 0 ? location : location.substring(0, fragment));
        String resolved =
                relative.startsWith("?")
                        ? path.substring(0, firstOf(path, "?")) + relative
                        : resolve(uri(), relative);
        return new Target(scheme, host, port, resolved, userInfo);
    }

    private static String resolve(URI base, String relative) {
        URI resolved = base.resolve(relative);
        String query = resolved.getRawQuery();
        return resolved.getRawPath() + (query == null ? "" : "?" + query);
    }

    /// A URI for the client to be given, whose host is a stand-in: see the class comment.
    URI uri() {
        return URI.create(scheme + "://" + STAND_IN + ":" + port + path);
    }

    static final String STAND_IN = "stand-in";

    /// Scheme, host and port: destinations are told apart by it.
    String origin() {
        return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /// Whether credentials meant for this target may also go to `other`: the same origin, or the
    /// same host moved from the default port of `http` to that of `https`.
    boolean trusts(Target other) {
        boolean upgraded =
                scheme.equals("http")
                        && port == HTTP_PORT
                        && other.scheme.equals("https")
                        && other.port == HTTPS_PORT;
        return host.equals(other.host)
                && (upgraded || (scheme.equals(other.scheme) && port == other.port));
    }
}
