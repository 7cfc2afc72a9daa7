// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.page;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.ContactMethod;
import dev.watchfire.integrations.http.VendorHttp;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/// One attempt to tell a person by one means.
///
/// @param options what the file says of the means
/// @param memory what the medium remembers of its last message to this person about this
/// @param language of the person, such as `ko`
/// @param timeout for everything that the attempt does
/// @param broken told why the address will not work again
public record PageCall(
        PageMessage message,
        ContactMethod method,
        Options options,
        LabelSet memory,
        String language,
        Duration timeout,
        Consumer<String> broken) {
    /// The value of an option, "" where the file has none.
    public String text(String key) {
        return options.has(key) ? options.text(key) : "";
    }

    public String text(String key, String otherwise) {
        String text = text(key);
        return text.isEmpty() ? otherwise : text;
    }

    /// Where the vendor answers: what the file says, or the vendor's own address.
    public static String api(Options options, String otherwise) {
        String url = options.has("api_url") ? options.text("api_url") : "";
        if (url.isEmpty()) {
            return otherwise;
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    public String api(String otherwise) {
        return api(options, otherwise);
    }

    public long number(String key, long otherwise) {
        return options.has(key) && options.isSet(key) ? options.number(key) : otherwise;
    }

    public boolean flag(String key) {
        return options.has(key) && options.flag(key);
    }

    /// A secret, from the file or from the file that `key_file` names; "" where there is none.
    ///
    /// @throws IOException where that file cannot be read
    public String secret(String key) throws IOException {
        Secret secret = options.has(key) ? options.secret(key) : null;
        if (secret != null) {
            return secret.reveal();
        }
        return options.has(key + "_file") ? VendorHttp.secret(options, key) : "";
    }
}
