// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The page's files, read from the class path when they are first asked for. Safe for any thread.
final class Assets {
    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml",
                    "woff2", "font/woff2");

    /// No path, so that nothing outside the folder can be named.
    private static final Pattern NAME = Pattern.compile("[a-z][a-z.-]*\\.([a-z0-9]+)");

    /// One file.
    static final class Asset {
        private final byte[] bytes;
        private final String type;
        private final String tag;

        Asset(byte[] bytes, String type) {
            this.bytes = bytes;
            this.type = type;
            CRC32C sum = new CRC32C();
            sum.update(bytes);
            this.tag = "\"" + HexFormat.of().toHexDigits(sum.getValue(), 8) + "\"";
        }

        byte[] bytes() {
            return bytes;
        }

        String type() {
            return type;
        }

        /// For `ETag`.
        String tag() {
            return tag;
        }
    }

    private final Map<String, Asset> read = new ConcurrentHashMap<>();

    Asset require(String name) {
        Asset asset = find(name);
        if (asset == null) {
            throw new IllegalStateException("the page's file " + name + " was not packed");
        }
        return asset;
    }

    @Nullable Asset find(String name) {
        Asset known = read.get(name);
        if (known != null) {
            return known;
        }
        var matched = NAME.matcher(name);
        String type = matched.matches() ? TYPES.get(matched.group(1)) : null;
        if (type == null) {
            return null;
        }
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                return null;
            }
            Asset asset = new Asset(in.readAllBytes(), type);
            read.put(name, asset);
            return asset;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
