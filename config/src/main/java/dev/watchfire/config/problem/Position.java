// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.problem;

/// Where something stands; line and column count from 1, columns in characters.
///
/// @param source which text it is in, "" for the only or the first one
public record Position(int line, int column, String source) implements Comparable<Position> {
    public static final Position START = new Position(1, 1);

    public Position(int line, int column) {
        this(line, column, "");
    }

    @Override
    public int compareTo(Position other) {
        if (!source.equals(other.source)) {
            return source.compareTo(other.source);
        }
        return line == other.line
                ? Integer.compare(column, other.column)
                : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
