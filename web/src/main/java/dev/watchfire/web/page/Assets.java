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

/// The console's files, read from the class path when they are first asked for, with what the build
/// compressed of them. Safe for any thread.
final class Assets {
    /// Where the module `ui` puts what it builds.
    private static final String FOLDER = "/dev/watchfire/ui/";

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "webmanifest", "application/manifest+json",
                    "woff2", "font/woff2");

    /// No path, so that nothing outside the folder can be named; nothing hidden and no type of ours
    /// that is only there for compression.
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*\\.([a-z0-9]+)");

    /// One file.
    static final class Asset {
        private final byte[] bytes;
        private final String type;
        private final String tag;
        private final byte @Nullable [] gzip;
        private final byte @Nullable [] brotli;

        Asset(byte[] bytes, String type, byte @Nullable [] gzip, byte @Nullable [] brotli) {
            this.bytes = bytes;
            this.type = type;
            this.gzip = gzip;
            this.brotli = brotli;
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

        byte @Nullable [] gzip() {
            return gzip;
        }

        byte @Nullable [] brotli() {
            return brotli;
        }
    }

    private final Map<String, Asset> read = new ConcurrentHashMap<>();

    /// @param folder below the console's, with a slash at its end, or ""
    Asset require(String folder, String name) {
        Asset asset = find(folder, name);
        if (asset == null) {
            throw new IllegalStateException(
                    "the console's file " + folder + name + " was not packed");
        }
        return asset;
    }

    /// @param folder below the console's, with a slash at its end, or ""
    @Nullable Asset find(String folder, String name) {
        String path = FOLDER + folder + name;
        Asset known = read.get(path);
        if (known != null) {
            return known;
        }
        var matched = NAME.matcher(name);
        String type = matched.matches() ? TYPES.get(matched.group(1)) : null;
        byte[] bytes = type == null ? null : bytes(path);
        if (type == null || bytes == null) {
            return null;
        }
        Asset asset = new Asset(bytes, type, bytes(path + ".gz"), bytes(path + ".br"));
        read.put(path, asset);
        return asset;
    }

    private static byte @Nullable [] bytes(String path) {
        try (InputStream in = Assets.class.getResourceAsStream(path)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
