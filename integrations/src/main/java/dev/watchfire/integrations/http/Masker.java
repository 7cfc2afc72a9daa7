// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import dev.watchfire.engine.configuration.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes secrets out of texts that people will see: destinations like to answer with what they were
/// sent. One per request; not safe for several threads.
final class Masker {
    /// Shorter ones would take ordinary words out of a text.
    private static final int SHORTEST_SECRET = 4;

    /// A path segment this long may be a token; shorter ones are words such as `services`.
    private static final int SHORTEST_PATH_TOKEN = 8;

    /// What is shown of a text that came from outside.
    static final int MAX_CHARACTERS = 512;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+");

    /// Longest first, so that a secret inside another leaves no rest behind.
    private final TreeSet<String> secrets =
            new TreeSet<>(
                    Comparator.comparingInt(String::length)
                            .reversed()
                            .thenComparing(Comparator.naturalOrder()));

    void add(@Nullable String secret) {
        if (secret != null && secret.length() >= SHORTEST_SECRET) {
            secrets.add(secret);
        }
    }

    /// A URL is a secret as a whole, and so are its credentials, its path and its query.
    void addUrl(Target target) {
        add(target.origin() + target.path());
        add(target.path());
        String decoded = decoded(target.path());
        add(decoded);
        for (String token : target.path().split("[/?&=]", -1)) {
            if (token.length() >= SHORTEST_PATH_TOKEN) {
                add(token);
                add(decoded(token));
            }
        }
        if (target.userInfo() != null) {
            addCredentials(target.userInfo());
        }
    }

    /// @param userAndPassword joined by a colon
    void addCredentials(String userAndPassword) {
        int colon = userAndPassword.indexOf(':');
        add(colon < 0 ? null : userAndPassword.substring(colon + 1));
        add(userAndPassword);
        add(Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8)));
    }

    private static @Nullable String decoded(String escaped) {
        try {
            return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// One line without secrets, at most {@link #MAX_CHARACTERS} long.
    ///
    /// @param cutOff whether the text's end is missing, so that it may end in half a secret
    String clean(@Nullable String text, boolean cutOff) {
        String clean = text == null ? "" : text;
        for (String secret : secrets) {
            clean = clean.replace(secret, Secret.HIDDEN);
        }
        if (cutOff && !secrets.isEmpty()) {
            clean = clean.substring(0, Math.max(0, clean.length() - secrets.first().length()));
        }
        clean = CONTROL.matcher(clean).replaceAll(" ").strip();
        if (clean.length() <= MAX_CHARACTERS) {
            return clean;
        }
        int end = MAX_CHARACTERS - 1;
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }

    String clean(@Nullable String text) {
        return clean(text, false);
    }
}
