// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.store.Store;
import dev.watchfire.store.StoreException;
import dev.watchfire.web.access.HashedToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// The token that opens everything until there are accounts. The store keeps its SHA-256, so that a
/// backup opens nothing; a file that only this user may read keeps the token itself, for the
/// command line on this machine.
///
/// @param fresh the token where it was made just now and must be shown once
record Token(HashedToken check, @Nullable String fresh) {
    private static final String SETTING = "token.sha256";

    /// @param file where the local command line looks for it
    /// @param renew make a new one even where there is one
    static Token of(Store store, Path file, boolean renew) throws StoreException, IOException {
        String hash = renew ? null : store.setting(SETTING);
        if (hash != null) {
            return new Token(HashedToken.ofHash(hash), null);
        }
        String token = HashedToken.newToken();
        // The file first: a hash whose token nobody knows would lock everybody out.
        write(file, token);
        store.putSetting(SETTING, HashedToken.hash(token));
        return new Token(HashedToken.ofToken(token), token);
    }

    private static void write(Path file, String token) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        if (partial.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    partial,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(partial, token + "\n");
        Files.move(
                partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Not the token.
    @Override
    public String toString() {
        return "Token[fresh=" + (fresh != null) + "]";
    }
}
