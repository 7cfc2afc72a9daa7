// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.execute;

/// Ends a rendering. It is thrown deep inside and caught where the rendering began.
public final class FailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;

    FailedException(String file, int line, int column, String message) {
        super(message, null, false, false);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    public String file() {
        return file;
    }

    /// From 1.
    public int line() {
        return line;
    }

    /// In bytes from the start of the line, from 0, as Go counts.
    public int column() {
        return column;
    }

    /// Go's message, never null.
    public String text() {
        return String.valueOf(getMessage());
    }
}
