// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.json;

import java.io.IOException;

/// Takes bytes in chunks and is told which one is the last.
@FunctionalInterface
public interface ByteSink {
    /// @param bytes are the caller's again when this returns
    void write(byte[] bytes, int from, int length, boolean last) throws IOException;
}
