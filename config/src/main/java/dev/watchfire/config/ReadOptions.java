// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import dev.watchfire.engine.matcher.MatcherSyntax;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How to read a configuration.
///
/// @param strict refuse what this version cannot do, instead of warning
/// @param file the name that messages show
/// @param baseDirectory where relative paths start, or null for text without a place, whose paths
///   stay as they are and are not looked for
public record ReadOptions(
        MatcherSyntax matcherSyntax, boolean strict, String file, @Nullable Path baseDirectory) {
    public static final ReadOptions DEFAULT =
            new ReadOptions(MatcherSyntax.FALLBACK, false, "configuration", null);

    public ReadOptions withSyntax(MatcherSyntax syntax) {
        return new ReadOptions(syntax, strict, file, baseDirectory);
    }

    public ReadOptions strictly() {
        return new ReadOptions(matcherSyntax, true, file, baseDirectory);
    }

    public ReadOptions from(String name, @Nullable Path directory) {
        return new ReadOptions(matcherSyntax, strict, name, directory);
    }
}
