// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.execute;

import dev.watchfire.gotemplate.syntax.Tree;
import dev.watchfire.gotemplate.value.Value;

/// A template that is running and its variables by slot.
final class Frame {
    private final Tree tree;
    private final Value[] variables;

    Frame(Tree tree, Value[] variables) {
        this.tree = tree;
        this.variables = variables;
    }

    Tree tree() {
        return tree;
    }

    Value[] variables() {
        return variables;
    }
}
