// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.config.ReadResult;
import dev.watchfire.config.document.Layers;
import dev.watchfire.versions.FileSource.FileText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// The file and what the console edits, which are one configuration.
///
/// @param edited the console's text with its secrets
record Pair(FileText file, String edited) {
    private static final Set<String> WHO_IS_TOLD = Set.of("route", "receivers");

    ReadResult read(ReadOptions options) {
        ConfigurationReader reader =
                new ConfigurationReader(options.from(file.name(), file.directory()));
        byte[] under = fileGaveWay() ? new byte[0] : file.bytes();
        return edited.isBlank() ? reader.read(under) : reader.read(under, edited);
    }

    Pair with(String other) {
        return new Pair(file, other);
    }

    private boolean fileGaveWay() {
        return file.givesWay()
                && Layers.keys(edited.getBytes(StandardCharsets.UTF_8)).stream()
                        .anyMatch(WHO_IS_TOLD::contains);
    }

    /// The keys that the console cannot have.
    List<String> keysOfFile() {
        return file.givesWay() ? List.of() : Layers.keys(file.bytes());
    }

    String fileHash() {
        return hash(file.bytes());
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Not the texts, which hold secrets.
    @Override
    public String toString() {
        return "Pair[" + file + "]";
    }
}
