// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Makes folders and files that only this user can look into: what alerts say is nobody else's
/// business. What is there already keeps its rights.
final class OwnerOnly {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnerOnly() {}

    static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder, rights("rwx------"));
    }

    /// An empty file, which SQLite takes for a new database and gives its log the same rights.
    static void makeFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, rights("rw-------"));
        }
    }

    private static FileAttribute<?>[] rights(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
                }
                : new FileAttribute<?>[0];
    }
}
