// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.app.arguments.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The password in the file behind `--admin-password-file`.
final class AdminPassword {
    /// Room for the longest password in any script, and a line's end.
    private static final int MOST_BYTES = 1024;

    private AdminPassword() {}

    /// @return the first line
    static String read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new Failure(
                        "--admin-password-file: %s is larger than %d bytes; it holds one line with the password."
                                .formatted(file, MOST_BYTES));
            }
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new Failure(
                    "--admin-password-file: %s cannot be read: %s.".formatted(file, e), e);
        }
    }
}
