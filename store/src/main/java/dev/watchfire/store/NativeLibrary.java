// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// Keeps SQLite's native library in the data folder.
///
/// Left to itself the driver unpacks it into the temporary folder at every start and compares it
/// byte by byte, which is slow in a cold JVM, and a process that is killed leaves its copy behind.
final class NativeLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);

    /// Where the driver looks first.
    private static final String PATH_PROPERTY = "org.sqlite.lib.path";

    private NativeLibrary() {}

    /// Best effort: where it fails, the driver finds its own way.
    static void keepIn(Path folder) {
        String name = LibraryLoaderUtil.getNativeLibName();
        URL packed =
                NativeLibrary.class.getResource(
                        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name);
        if (packed == null || System.getProperty(PATH_PROPERTY) != null) {
            return;
        }
        Path home = folder.resolve("native").resolve("sqlite-" + SQLiteJDBCLoader.getVersion());
        Path kept = home.resolve(name);
        try {
            URLConnection connection = packed.openConnection();
            long size = connection.getContentLengthLong();
            if (!Files.exists(kept) || Files.size(kept) != size) {
                Files.createDirectories(home);
                unpack(connection, kept);
            }
            System.setProperty(PATH_PROPERTY, home.toAbsolutePath().toString());
        } catch (IOException e) {
            LOG.debug("SQLite's library could not be kept as {}", kept, e);
        }
    }

    private static void unpack(URLConnection packed, Path kept) throws IOException {
        Path partial = kept.resolveSibling(kept.getFileName() + ".partial");
        try (InputStream in = packed.getInputStream()) {
            Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
        }
        // A copy of the right size but without its content after a power cut would never start.
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(partial, kept, StandardCopyOption.ATOMIC_MOVE);
    }
}
