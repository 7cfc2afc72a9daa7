// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads a small file that the configuration names, anew each time.
public final class SecretFile {
    /// Tokens and certificate bundles are far smaller; a device or a log file named by mistake must
    /// not be read whole.
    private static final int MAX_BYTES = 1 << 20;

    private SecretFile() {}

    /// Without the white space around, as an editor leaves a line end behind.
    ///
    /// @param what the key in the configuration, for the message
    public static String value(String what, String file) throws IOException {
        return raw(what, file).strip();
    }

    static String raw(String what, String file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new IOException(what + " " + file + " does not exist", e);
        } catch (IOException e) {
            throw new IOException("cannot read " + what + " " + file + ": " + e.getMessage(), e);
        }
        if (bytes.length > MAX_BYTES) {
            throw new IOException(what + " " + file + " is longer than " + MAX_BYTES + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
