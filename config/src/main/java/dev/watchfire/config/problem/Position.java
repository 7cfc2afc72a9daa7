// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.problem;

/// Where something stands in a file; both count from 1, columns in characters.
public record Position(int line, int column) implements Comparable<Position> {
    public static final Position START = new Position(1, 1);

    @Override
    public int compareTo(Position other) {
        return line == other.line
                ? Integer.compare(column, other.column)
                : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
