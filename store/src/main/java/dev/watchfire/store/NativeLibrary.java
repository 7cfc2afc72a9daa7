// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
        if (System.getProperty(PATH_PROPERTY) != null) {
            return;
        }
        String version = SQLiteJDBCLoader.getVersion();
        Path home =
                folder.resolve("native")
                        .resolve("sqlite-" + version + "-" + System.getProperty("os.arch"));
        Path kept = home.resolve(LibraryLoaderUtil.getNativeLibName());
        try {
            // Not compared with the packed one: finding that takes the driver longer than all else
            // here, and the file got its name only once it was complete.
            if (!Files.exists(kept)) {
                Files.createDirectories(home);
                unpack(kept);
            }
            System.setProperty(PATH_PROPERTY, home.toAbsolutePath().toString());
        } catch (IOException e) {
            LOG.debug("SQLite's library could not be kept as {}", kept, e);
        }
    }

    private static void unpack(Path kept) throws IOException {
        String packed =
                LibraryLoaderUtil.getNativeLibResourcePath()
                        + "/"
                        + LibraryLoaderUtil.getNativeLibName();
        Path partial = kept.resolveSibling(kept.getFileName() + ".partial");
        try (InputStream in = NativeLibrary.class.getResourceAsStream(packed)) {
            if (in == null) {
                throw new NoSuchFileException(packed);
            }
            Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
        }
        // A file that has its name but lost its content in a power cut would never load.
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(partial, kept, StandardCopyOption.ATOMIC_MOVE);
    }
}
