// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.events;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// One line an event on the standard output of the process.
final class StreamOutput implements EventOutput {
    private final String name;
    private final PrintStream out;

    StreamOutput(String name, PrintStream out) {
        this.name = EventOutput.name("stdout", name, "");
        this.out = out;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void write(String json) throws IOException {
        out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
        if (out.checkError()) {
            throw new IOException("the standard output does not take it");
        }
    }

    /// The process's, which stays open.
    @Override
    public void close(Duration limit) {
        out.flush();
    }
}
