// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file with the master keys, one on each line, the one that seals first. It lies outside the
/// data folder, so that neither a copy of the data nor a backup opens a secret.
///
/// It holds more than one key only while they are being rotated, or where somebody put an older one
/// back.
final class KeyFile {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    private static final String WORD = "watchfire-key-1 ";
    private static final String HEAD =
            """
            # The keys of Watchfire's secrets; the first one seals. Keep a copy apart from the backups of
            # the data: without it the secrets in them cannot be read by anybody.
            """;

    /// Far more than rotations that were interrupted can leave behind.
    private static final int MOST_KEYS = 16;

    private static final int MOST_BYTES = 16 * 1024;

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path path;

    KeyFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /// @throws IOException where it cannot be read, or what it holds are no keys; says which line
    List<MasterKey> read() throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        List<MasterKey> keys = new ArrayList<>();
        int number = 0;
        for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            keys.add(key(line, number));
        }
        if (keys.isEmpty() || keys.size() > MOST_KEYS || bytes.length > MOST_BYTES) {
            throw new IOException(
                    "it must hold 1 to %d keys in at most %d bytes, and holds %d"
                            .formatted(MOST_KEYS, MOST_BYTES, keys.size()));
        }
        warnWhereOthersMayRead();
        return List.copyOf(keys);
    }

    private static MasterKey key(String line, int number) throws IOException {
        if (line.startsWith(WORD)) {
            try {
                byte[] key = Base64.getUrlDecoder().decode(line.substring(WORD.length()).strip());
                if (key.length == MasterKey.BYTES) {
                    return new MasterKey(key);
                }
            } catch (IllegalArgumentException e) {
                LOG.debug("no base64 in a key's line", e);
            }
        }
        throw new IOException("line " + number + " is no key");
    }

    private void warnWhereOthersMayRead() throws IOException {
        if (!POSIX) {
            return;
        }
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
        if (rights.contains(PosixFilePermission.GROUP_READ)
                || rights.contains(PosixFilePermission.OTHERS_READ)) {
            LOG.warn(
                    "{} can be read by others ({}); chmod 600 takes that away",
                    path,
                    PosixFilePermissions.toString(rights));
        }
    }

    /// Makes the file; one that is there is never overwritten.
    void create(MasterKey key) throws IOException {
        write(path, List.of(key), StandardOpenOption.CREATE_NEW);
        syncFolder();
    }

    /// Puts other keys into the file, which holds all of these or all of those before at any time.
    void replace(List<MasterKey> keys) throws IOException {
        Path partial = path.resolveSibling(path.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        write(partial, keys, StandardOpenOption.CREATE_NEW);
        Files.move(
                partial, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder();
    }

    private static void write(Path file, List<MasterKey> keys, OpenOption how) throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        for (MasterKey key : keys) {
            text.append(WORD).append(key.text()).append('\n');
        }
        FileAttribute<?>[] rights =
                POSIX
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try (FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.WRITE, how), rights)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private void syncFolder() throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && POSIX) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
