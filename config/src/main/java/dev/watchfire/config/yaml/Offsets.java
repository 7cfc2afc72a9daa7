// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.yaml;

import org.snakeyaml.engine.v2.exceptions.Mark;

/// Where marks of a parser, which count code points, are in a text, which counts characters. Goes
/// on from the mark before: a pass over a text from its beginning costs its length.
final class Offsets {
    private final String text;
    private int index;
    private int offset;

    Offsets(String text) {
        this.text = text;
    }

    int of(Mark mark) {
        offset = text.offsetByCodePoints(offset, mark.getIndex() - index);
        index = mark.getIndex();
        return offset;
    }
}
