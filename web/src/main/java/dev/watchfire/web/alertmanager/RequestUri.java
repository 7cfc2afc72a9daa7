// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

/// Tells what Go's `url.ParseRequestURI` takes: an absolute URI or an absolute path. That is what
/// Alertmanager asks of a source link, and `java.net.URI` is stricter.
final class RequestUri {
    private RequestUri() {}

    static boolean isValid(String text) {
        if (text.isEmpty() || hasControl(text)) {
            return false;
        }
        if (text.equals("*")) {
            return true;
        }
        int colon = schemeEnd(text);
        if (colon < 0) {
            return false;
        }
        String rest = text.substring(colon == 0 ? 0 : colon + 1);
        int query = rest.indexOf('?');
        if (query >= 0) {
            rest = rest.substring(0, query);
        }
        if (!rest.startsWith("/")) {
            // `mailto:x` is opaque and fine; without a scheme it is relative.
            return colon > 0;
        }
        if (rest.startsWith("//") && (colon > 0 || !rest.startsWith("///"))) {
            int slash = rest.indexOf('/', 2);
            String authority = rest.substring(2, slash < 0 ? rest.length() : slash);
            rest = slash < 0 ? "" : rest.substring(slash);
            if (!isAuthority(authority)) {
                return false;
            }
        }
        return hasValidEscapes(rest);
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(c -> c < ' ' || c == 0x7f);
    }

    /// The position of the colon after the scheme, 0 where there is no scheme, −1 where there
    /// should be one.
    private static int schemeEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i == 0 ? -1 : i;
            }
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean later = c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.';
            if (!letter && (!later || i == 0)) {
                return 0;
            }
        }
        return 0;
    }

    private static boolean isAuthority(String authority) {
        int at = authority.lastIndexOf('@');
        String host = authority.substring(at + 1);
        if (at >= 0 && !isUserInfo(authority.substring(0, at))) {
            return false;
        }
        if (host.startsWith("[")) {
            int close = host.lastIndexOf(']');
            return close > 0 && isPort(host.substring(close + 1));
        }
        int colon = host.lastIndexOf(':');
        if (colon >= 0 && !isPort(host.substring(colon))) {
            return false;
        }
        String name = colon < 0 ? host : host.substring(0, colon);
        return name.chars().allMatch(RequestUri::isHostCharacter) && hasValidEscapes(name);
    }

    private static boolean isUserInfo(String text) {
        return text.chars()
                        .allMatch(
                                c ->
                                        c < 0x80
                                                && (Character.isLetterOrDigit(c)
                                                        || "-._:~!$&'()*+,;=%@".indexOf(c) >= 0))
                && hasValidEscapes(text);
    }

    private static boolean isPort(String text) {
        return text.isEmpty()
                || text.charAt(0) == ':'
                        && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isHostCharacter(int c) {
        return c >= 0x80
                || Character.isLetterOrDigit(c)
                || "-._~!$&'()*+,;=:[]<>\"%".indexOf(c) >= 0;
    }

    private static boolean hasValidEscapes(String text) {
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
            if (i + 2 >= text.length()
                    || Character.digit(text.charAt(i + 1), 16) < 0
                    || Character.digit(text.charAt(i + 2), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
