// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.engine.matcher.Matcher;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// Where the console asks for a silence that its author may not make: the form stands there filled
/// in.
final class AskLink {
    /// Longer addresses are cut by terminals, chats and proxies.
    private static final int MOST_CHARACTERS = 2_000;

    private final String console;

    AskLink(URI externalUrl) {
        String url = externalUrl.toString();
        this.console = (url.endsWith("/") ? url : url + "/") + "silences?ask=";
    }

    /// Without the reason, or without anything, where it would be too long.
    String to(List<Matcher> matchers, Instant startsAt, Instant endsAt, String comment) {
        StringBuilder link = new StringBuilder(console);
        for (int i = 0; i < matchers.size(); i++) {
            link.append(i == 0 ? "" : "&ask=").append(encoded(matchers.get(i).toString()));
        }
        link.append("&from=").append(encoded(startsAt.toString()));
        link.append("&to=").append(encoded(endsAt.toString()));
        if (link.length() > MOST_CHARACTERS) {
            return console;
        }
        String why = "&why=" + encoded(comment);
        return link.length() + why.length() > MOST_CHARACTERS ? link.toString() : link + why;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
