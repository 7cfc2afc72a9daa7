// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.schema;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// URLs as Go's `net/url` takes them, so that a file that Alertmanager loads is not refused here:
/// blanks and non-ASCII in the path are fine and are escaped.
public final class HttpUrl {
    private HttpUrl() {}

    /// An absolute `http` or `https` URL.
    ///
    /// @return the URL with everything escaped that `java.net.URI` would refuse
    /// @throws Invalid with Alertmanager's message, without the URL itself, which may be secret
    public static String parse(String text) throws Invalid {
        String url = parseAny(text);
        int colon = url.indexOf(':');
        String scheme = colon < 0 ? "" : scheme(url, colon);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new Invalid(
                    "unsupported scheme \"" + scheme + "\" for URL, expected http or https");
        }
        String host = hostAndPort(url);
        if (host == null || host.isEmpty()) {
            throw new Invalid("missing host for URL");
        }
        return scheme + url.substring(colon);
    }

    /// Any URL; checks escapes, host and port only.
    public static String parseAny(String text) throws Invalid {
        String authority = authority(text);
        if (authority != null) {
            checkHost(authority.substring(authority.lastIndexOf('@') + 1));
        }
        int start = authority == null ? 0 : text.indexOf("//") + 2 + authority.length();
        return text.substring(0, start) + escape(text, start);
    }

    /// Hides the password in `scheme://user:password@host`.
    public static String redact(String url) {
        String authority = authority(url);
        int at = authority == null ? -1 : authority.lastIndexOf('@');
        int colon = authority == null || at < 0 ? -1 : authority.indexOf(':');
        if (authority == null || colon < 0 || colon > at) {
            return url;
        }
        int start = url.indexOf("//") + 2;
        return url.substring(0, start + colon) + ":xxxxx" + url.substring(start + at);
    }

    private static String scheme(String url, int colon) {
        String scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
        return scheme.matches("[a-z][a-z0-9+.-]*") ? scheme : "";
    }

    private static @Nullable String authority(String url) {
        int slashes = url.indexOf("//");
        int colon = url.indexOf(':');
        if (slashes < 0 || slashes != (colon == slashes - 1 ? colon + 1 : 0)) {
            return null;
        }
        int end = slashes + 2;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return url.substring(slashes + 2, end);
    }

    private static @Nullable String hostAndPort(String url) {
        String authority = authority(url);
        return authority == null ? null : authority.substring(authority.lastIndexOf('@') + 1);
    }

    private static void checkHost(String hostAndPort) throws Invalid {
        int bracket = hostAndPort.lastIndexOf(']');
        int colon = hostAndPort.indexOf(':', Math.max(bracket, 0));
        String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        String port = colon < 0 ? "" : hostAndPort.substring(colon + 1);
        if (!port.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Invalid("invalid port \":" + port + "\" after host");
        }
        if (host.startsWith("[") && bracket < 0) {
            throw new Invalid("missing ']' in host");
        }
        for (int i = 0; i < host.length(); i++) {
            if (host.charAt(i) <= ' ' || "\\^`{|}".indexOf(host.charAt(i)) >= 0) {
                throw new Invalid("invalid character \"" + host.charAt(i) + "\" in host name");
            }
        }
    }

    private static String escape(String text, int start) throws Invalid {
        StringBuilder escaped = new StringBuilder(text.length());
        boolean inFragment = false;
        for (int i = start; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (c < ' ' || c == 0x7f) {
                throw new Invalid("invalid control character in URL");
            }
            if (c == '%' && !isEscape(text, i)) {
                String wrong = text.substring(i, Math.min(i + 3, text.length()));
                throw new Invalid("invalid URL escape \"" + wrong + "\"");
            }
            boolean secondHash = c == '#' && inFragment;
            if (c > 0x7e || secondHash || " \"<>\\^`{|}[]".indexOf(c) >= 0) {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    escaped.append(String.format("%%%02X", b & 0xff));
                }
            } else {
                escaped.appendCodePoint(c);
            }
            inFragment |= c == '#';
            i = next;
        }
        return escaped.toString();
    }

    private static boolean isEscape(String text, int i) {
        return i + 2 < text.length()
                && Character.digit(text.charAt(i + 1), 16) >= 0
                && Character.digit(text.charAt(i + 2), 16) >= 0;
    }
}
