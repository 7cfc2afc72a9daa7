// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web;

/// Loads the configuration anew. Safe for any thread.
@FunctionalInterface
public interface Reloader {
    /// What became of it. A bad file changes nothing.
    sealed interface Outcome {
        record Reloaded() implements Outcome {}

        /// @param problems for people, one line each
        record Failed(String problems) implements Outcome {}
    }

    Outcome reload();
}
