// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

/// Which spelling of matchers and label names is accepted.
public enum MatcherSyntax {
    /// Label names of the classic alphabet, values quoted or bare.
    CLASSIC,
    /// Any UTF-8 label name, quoted where it needs to be.
    UTF8,
    /// UTF-8 first, classic where that fails; classic wins where both read it differently.
    FALLBACK
}
