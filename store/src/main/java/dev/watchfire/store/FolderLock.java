// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a second server out of a data folder. The operating system lets go of it when the process
/// dies, however it dies; the file stays and means nothing by itself.
final class FolderLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);
    private static final String NAME = "watchfire.lock";
    private static final int LONGEST_PROCESS_ID = 20;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws StoreException where another server works in `folder`
    static FolderLock take(Path folder) throws StoreException {
        Path file = folder.resolve(NAME);
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                throw new StoreException(
                        StoreException.Kind.UNUSABLE,
                        "%s is in use by another Watchfire%s. Stop that one, or give this one a folder of its own."
                                .formatted(folder, holder(channel)),
                        null);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(
                            Long.toString(ProcessHandle.current().pid())
                                    .getBytes(StandardCharsets.US_ASCII)));
            taken = true;
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Kind.UNUSABLE,
                    "Cannot lock %s: %s. Make the folder writable for this user, and do not put it on a file system without locks."
                            .formatted(file, e),
                    e);
        } finally {
            if (!taken && channel != null) {
                closeQuietly(channel);
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another store of this very process.
            return null;
        }
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
    }
}
