// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.config.ReadOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the file's part of the configuration comes from. Safe for any thread.
public interface FileSource {
    /// As it is now.
    ///
    /// @throws IOException where it cannot be read
    FileText read() throws IOException;

    /// What messages call it.
    String name();

    ReadOptions options();

    /// Where relative paths in it start, null for text without a place.
    @Nullable Path directory();

    /// The file at one moment.
    ///
    /// @param directory where relative paths in it start, null for text without a place
    /// @param givesWay whether it is only there because somebody must be: it counts for nothing
    ///   once the console has a route or receivers
    @SuppressWarnings("ArrayRecordComponent") // Read once, never changed, compared by its hash.
    record FileText(String name, @Nullable Path directory, byte[] bytes, boolean givesWay) {
        /// As text; what is no UTF-8 is refused by whoever reads the bytes.
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /// Not the text, which holds secrets.
        @Override
        public String toString() {
            return "FileText[" + name + "]";
        }
    }
}
