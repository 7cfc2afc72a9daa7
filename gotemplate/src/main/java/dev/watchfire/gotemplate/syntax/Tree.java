// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.syntax;

import dev.watchfire.gotemplate.syntax.Node.Block;
import dev.watchfire.gotemplate.syntax.Node.Statement;

/// One template: its name, what it does, and the source it stands in.
///
/// @param slots how many variables it holds at once, `$` among them
public record Tree(String name, String file, String text, Block body, int slots) {
    /// Whether it holds nothing but space, so that another definition may take its place.
    public boolean isEmpty() {
        for (Statement statement : body.statements()) {
            if (!(statement instanceof Node.Text text) || !text.text().isBlank()) {
                return false;
            }
        }
        return true;
    }

    public Tree withBody(Block other) {
        return new Tree(name, file, text, other, slots);
    }
}
