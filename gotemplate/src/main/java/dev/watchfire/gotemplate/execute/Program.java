// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.execute;

import dev.watchfire.gotemplate.syntax.Tree;
import dev.watchfire.gotemplate.value.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Templates that can call each other. Safe for any thread.
public record Program(Map<String, Tree> trees, MissingKey missingKey) {
    public Program {
        trees = Map.copyOf(trees);
    }

    @Nullable Tree find(String name) {
        return trees.get(name);
    }

    /// Runs `tree`, which may call every other one.
    ///
    /// @throws FailedException where it fails
    public String run(Tree tree, Value data) {
        return new Execution(this).run(tree, data);
    }
}
