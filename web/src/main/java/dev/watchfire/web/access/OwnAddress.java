// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.access;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Under which address a browser has this server. Safe for any thread.
public final class OwnAddress {
    private final Origins origins;
    private final String externalUrl;
    private final String prefix;
    private final @Nullable String externalOrigin;
    private final @Nullable String externalAuthority;

    /// @param prefix before every path, "" for none
    public OwnAddress(URI externalUrl, String prefix, Origins origins) {
        this.origins = origins;
        this.prefix = prefix;
        String url = externalUrl.toString();
        this.externalUrl = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.externalAuthority = lower(externalUrl.getRawAuthority());
        String scheme = externalUrl.getScheme();
        this.externalOrigin =
                externalAuthority == null || scheme == null
                        ? null
                        : scheme.toLowerCase(Locale.ROOT) + "://" + externalAuthority;
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    public String prefix() {
        return prefix;
    }

    /// The origin of the page that asks.
    ///
    /// @param host the header `Host`
    /// @param origin what the browser says of the page, where it does
    /// @return null where it is under no name of ours
    public @Nullable String origin(@Nullable String host, @Nullable String origin, boolean secure) {
        String asked = lower(host);
        String page = lower(origin);
        boolean external =
                page == null
                        ? asked != null && asked.equals(externalAuthority)
                        : page.equals(externalOrigin);
        if (external) {
            // A proxy in front has the TLS, and may ask under another name.
            return externalOrigin;
        }
        return asked == null || !origins.isOurs(asked)
                ? null
                : (secure ? "https://" : "http://") + asked;
    }

    /// The address before every path, without a slash at its end.
    ///
    /// @return null where the page is under no name of ours
    public @Nullable String base(@Nullable String host, @Nullable String origin, boolean secure) {
        String own = origin(host, origin, secure);
        if (own == null) {
            return null;
        }
        return own.equals(externalOrigin) ? externalUrl : own + prefix;
    }
}
