// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate;

/// What came of rendering.
public sealed interface Rendering {
    record Text(String text) implements Rendering {}

    /// A template failed on its data, or went past a limit.
    ///
    /// @param line from 1
    /// @param column in bytes from the start of the line, from 0, as Go counts
    /// @param message as Go would say it: `template: file:line:column: executing "name" at <...>:
    ///   why`
    record ExecutionFailure(String file, int line, int column, String message)
            implements Rendering {}
}
