// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.alertmanager;

import dev.watchfire.gotemplate.format.Quote;
import dev.watchfire.gotemplate.value.CallFailure;
import dev.watchfire.gotemplate.value.Utf8;
import java.io.ByteArrayOutputStream;

/// Go's `url.QueryUnescape`.
final class QueryUnescape {
    private QueryUnescape() {}

    static String of(String text) throws CallFailure {
        byte[] bytes = Utf8.encode(text);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            switch (bytes[i]) {
                case '+' -> plain.write(' ');
                case '%' -> {
                    int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
                    int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
                    if (high < 0 || low < 0) {
                        String bad = Utf8.decode(bytes, i, Math.min(bytes.length, i + 3));
                        throw new CallFailure("invalid URL escape " + Quote.quote(bad));
                    }
                    plain.write(high << 4 | low);
                    i += 2;
                }
                default -> plain.write(bytes[i]);
            }
        }
        byte[] decoded = plain.toByteArray();
        return Utf8.decode(decoded, 0, decoded.length);
    }
}
