// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.arguments;

/// What a command does once its words are understood.
public interface Action {
    /// @return the exit code
    int run(Console console);
}
