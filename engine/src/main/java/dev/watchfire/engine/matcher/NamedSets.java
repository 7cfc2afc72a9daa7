// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import org.jspecify.annotations.Nullable;

/// The sets that RE2 syntax has names for, but for those of Unicode. All are of ASCII.
final class NamedSets {
    private NamedSets() {}

    /// `\d`, `\s` or `\w` by its letter.
    static @Nullable CodePoints perl(int letter) {
        return switch (letter) {
            case 'd' -> CodePoints.of('0', '9');
            case 's' -> CodePoints.of('\t', '\n', '\f', '\r', ' ', ' ');
            case 'w' -> CodePoints.of('0', '9', 'A', 'Z', '_', '_', 'a', 'z');
            default -> null;
        };
    }

    /// `[:alpha:]` and its like by the name between the colons.
    static @Nullable CodePoints posix(String name) {
        return switch (name) {
            case "alnum" -> CodePoints.of('0', '9', 'A', 'Z', 'a', 'z');
            case "alpha" -> CodePoints.of('A', 'Z', 'a', 'z');
            case "ascii" -> CodePoints.of(0, 0x7f);
            case "blank" -> CodePoints.of('\t', '\t', ' ', ' ');
            case "cntrl" -> CodePoints.of(0, 0x1f, 0x7f, 0x7f);
            case "digit" -> CodePoints.of('0', '9');
            case "graph" -> CodePoints.of('!', '~');
            case "lower" -> CodePoints.of('a', 'z');
            case "print" -> CodePoints.of(' ', '~');
            case "punct" -> CodePoints.of('!', '/', ':', '@', '[', '`', '{', '~');
            case "space" -> CodePoints.of('\t', '\r', ' ', ' ');
            case "upper" -> CodePoints.of('A', 'Z');
            case "word" -> CodePoints.of('0', '9', 'A', 'Z', '_', '_', 'a', 'z');
            case "xdigit" -> CodePoints.of('0', '9', 'A', 'F', 'a', 'f');
            default -> null;
        };
    }
}
