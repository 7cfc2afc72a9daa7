// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.execute;

import dev.watchfire.gotemplate.format.Quote;
import dev.watchfire.gotemplate.syntax.Node;
import dev.watchfire.gotemplate.syntax.Node.Block;
import dev.watchfire.gotemplate.syntax.Tree;
import dev.watchfire.gotemplate.value.Nil;
import dev.watchfire.gotemplate.value.StringValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Utf8;
import dev.watchfire.gotemplate.value.Value;

/// Where a rendering is, and how much it has cost.
final class Progress {
    private Frame frame = new Frame(new Tree("", "", "", Block.EMPTY, 0), new Value[0]);
    private Value data = Nil.NIL;
    private Node at = new Node.Dot(0);
    private int steps;
    private int depth;

    /// What the rendering was given.
    Value data() {
        return data;
    }

    void begin(Value data) {
        this.data = data;
    }

    Frame frame() {
        return frame;
    }

    /// Returns the frame to come back to.
    Frame enter(Frame inner) {
        Frame outer = frame;
        frame = inner;
        return outer;
    }

    void leave(Frame outer) {
        frame = outer;
    }

    void at(Node node) {
        at = node;
    }

    void step() {
        if (++steps > Limits.MAX_STEPS) {
            throw failure("exceeded maximum number of steps (" + Limits.MAX_STEPS + ")");
        }
    }

    /// Functions on long strings cost more than one step.
    void charge(Value value, int weight) {
        if (value instanceof StringValue(String text, Type _)) {
            int work = text.length() / Limits.CHARACTERS_PER_STEP * weight;
            steps = Math.min(steps, Limits.MAX_STEPS) + work;
        }
    }

    void down() {
        if (++depth > Limits.MAX_DEPTH) {
            throw failure("exceeded maximum template depth (" + Limits.MAX_DEPTH + ")");
        }
    }

    void up() {
        depth--;
    }

    /// What went wrong, and where: as Go says it.
    FailedException failure(String message) {
        Tree tree = frame.tree();
        String before = tree.text().substring(0, Math.min(at.position(), tree.text().length()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int newline = before.lastIndexOf('\n');
        int column = Utf8.length(before.substring(newline + 1));
        String text =
                String.format(
                        "template: %s:%d:%d: executing %s at <%s>: %s",
                        tree.file(), line, column, Quote.quote(tree.name()), at, message);
        return new FailedException(tree.file(), line, column, Utf8.toValidText(text));
    }
}
