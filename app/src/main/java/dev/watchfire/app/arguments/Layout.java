// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.arguments;

/// Sets help in lines that fit a terminal.
final class Layout {
    private static final int WIDTH = 96;
    private static final int INDENT = 8;

    private Layout() {}

    /// A flag or word on a line of its own, and what it is below.
    static String entry(String head, String text) {
        return "  " + head + "\n" + wrap(text, INDENT) + "\n";
    }

    static String wrap(String text, int indent) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() + 1 > WIDTH && line.length() > indent) {
                lines.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(" ".repeat(indent));
            }
            line.append(word).append(' ');
        }
        return lines.append(line.toString().stripTrailing()).toString();
    }
}
