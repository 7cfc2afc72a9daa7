// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate;

import java.util.List;

/// What came of compiling: something to render, or all that is wrong with it.
public sealed interface Compiled<T> {
    record Success<T>(T value) implements Compiled<T> {}

    record Failure<T>(List<TemplateError> errors) implements Compiled<T> {
        public Failure {
            errors = List.copyOf(errors);
        }
    }

    /// The value, where failing would be a bug.
    ///
    /// @throws IllegalStateException with what is wrong
    default T orThrow() {
        return switch (this) {
            case Success<T>(T value) -> value;
            case Failure<T>(List<TemplateError> errors) ->
                    throw new IllegalStateException(errors.toString());
        };
    }
}
