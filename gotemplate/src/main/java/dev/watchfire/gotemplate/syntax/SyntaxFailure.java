// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.syntax;

/// What is wrong with a template's text, and where.
public final class SyntaxFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int position;
    private final int line;

    SyntaxFailure(int position, int line, String message) {
        super(message, null, false, false);
        this.position = position;
        this.line = line;
    }

    public int position() {
        return position;
    }

    public int line() {
        return line;
    }

    /// The message, never null.
    public String text() {
        return String.valueOf(getMessage());
    }
}
