// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate;

import dev.watchfire.gotemplate.execute.FailedException;
import dev.watchfire.gotemplate.execute.Program;
import dev.watchfire.gotemplate.syntax.Tree;
import dev.watchfire.gotemplate.value.Value;

/// A template, compiled. Rendering it changes nothing; any number of threads may do so at once.
public final class Template {
    private final Program program;
    private final Tree tree;

    Template(Program program, Tree tree) {
        this.program = program;
        this.tree = tree;
    }

    public Rendering render(Value data) {
        try {
            return new Rendering.Text(program.run(tree, data));
        } catch (FailedException e) {
            return new Rendering.ExecutionFailure(e.file(), e.line(), e.column(), e.text());
        }
    }
}
