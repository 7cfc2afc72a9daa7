// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.events;

import dev.watchfire.engine.configuration.EventRecorderSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends one line an event. A file that was moved or removed, as by `logrotate`, is opened anew
/// before the next line.
final class FileOutput implements EventOutput {
    private static final Logger LOG = LoggerFactory.getLogger(FileOutput.class);

    private final String name;
    private final Path path;
    private @Nullable FileChannel channel;
    private @Nullable Object key;

    FileOutput(EventRecorderSettings.FileOutput settings) throws IOException {
        name = EventOutput.name("file", settings.name(), settings.path());
        path = Path.of(settings.path());
        open();
    }

    private FileChannel open() throws IOException {
        FileChannel opened =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        channel = opened;
        key = keyNow();
        return opened;
    }

    /// Tells files of one path apart; null where there is none.
    private @Nullable Object keyNow() throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void write(String json) throws IOException {
        FileChannel open = channel;
        if (open == null || !Objects.equals(key, keyNow()) || key == null) {
            closeChannel();
            open = open();
        }
        ByteBuffer line = ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            open.write(line);
        }
    }

    @Override
    public void close(Duration limit) {
        closeChannel();
    }

    private void closeChannel() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.warn("event recorder: {} could not be closed: {}", name, e.toString());
            }
        }
    }
}
