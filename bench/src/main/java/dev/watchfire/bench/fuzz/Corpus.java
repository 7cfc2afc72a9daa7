// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The inputs to start from, one folder for each target, one file for each input. What broke
/// something once stays here and is fed first, for ever.
final class Corpus {
    /// Enough to tell inputs apart, short enough to type.
    private static final int NAME_BYTES = 6;

    private final Path root;

    Corpus(Path root) {
        this.root = root;
    }

    /// In the order of their names.
    List<byte[]> of(String target) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(target))) {
            List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
            byte[][] inputs = new byte[sorted.size()][];
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = Files.readAllBytes(sorted.get(i));
            }
            return List.of(inputs);
        }
    }

    /// Keeps an input that broke something; the same one twice is one file.
    Path keep(String target, byte[] input) throws IOException {
        Path file = root.resolve(target).resolve("found-" + digest(input));
        Files.createDirectories(root.resolve(target));
        Files.write(file, input);
        return file;
    }

    private static String digest(byte[] input) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(input);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, NAME_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
