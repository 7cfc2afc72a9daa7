// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a second server out of a data folder. The operating system lets go of it when the process
/// dies, however it dies; the file stays and means nothing by itself.
final class FolderLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);
    private static final String NAME = "watchfire.lock";
    private static final int LONGEST_PROCESS_ID = 20;

    /// The folders that this process holds. A second channel to a lock file must not even be
    /// opened: closing it would make the operating system drop the lock of the first.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// @throws StoreException where another server works in `folder`
    static FolderLock take(Path folder) throws StoreException {
        try {
            Path real = folder.toRealPath();
            if (!HELD.add(real)) {
                throw inUse(folder, " (process " + ProcessHandle.current().pid() + ")");
            }
            boolean taken = false;
            try {
                FolderLock lock = new FolderLock(real, lock(folder));
                taken = true;
                return lock;
            } finally {
                if (!taken) {
                    HELD.remove(real);
                }
            }
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Kind.UNUSABLE,
                    "Cannot lock %s: %s. Make the folder writable for this user, and do not put it on a file system without locks."
                            .formatted(folder.resolve(NAME), e),
                    e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException, StoreException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve(NAME),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            if (channel.tryLock() == null) {
                throw inUse(folder, holder(channel));
            }
            channel.truncate(0);
            String process = Long.toString(ProcessHandle.current().pid());
            channel.write(ByteBuffer.wrap(process.getBytes(StandardCharsets.US_ASCII)));
            taken = true;
            return channel;
        } finally {
            if (!taken) {
                closeQuietly(channel);
            }
        }
    }

    private static StoreException inUse(Path folder, String holder) {
        return new StoreException(
                StoreException.Kind.UNUSABLE,
                "%s is in use by another Watchfire%s. Stop that one, or give this one a folder of its own."
                        .formatted(folder, holder),
                null);
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST_PROCESS_ID);
        channel.read(text, 0);
        String process = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
        return process.isEmpty() ? "" : " (process " + process + ")";
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("A lock file did not close", e);
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
        HELD.remove(folder);
    }
}
