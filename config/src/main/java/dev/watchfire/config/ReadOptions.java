// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import dev.watchfire.engine.matcher.MatcherSyntax;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How to read a configuration.
///
/// @param strict refuse what this version cannot do, instead of warning
/// @param file the name that messages show
/// @param baseDirectory where relative paths start, or null for text without a place, whose paths
///   stay as they are and are not looked for
/// @param teams the names of the teams that accounts have, asked for at each reading
/// @param people the names of those who have accounts, asked for at each reading
public record ReadOptions(
        MatcherSyntax matcherSyntax,
        boolean strict,
        String file,
        @Nullable Path baseDirectory,
        Supplier<Set<String>> teams,
        Supplier<Set<String>> people) {
    /// Where no accounts are known.
    private static final Supplier<Set<String>> NONE = Set::of;

    public static final ReadOptions DEFAULT =
            new ReadOptions(MatcherSyntax.FALLBACK, false, "configuration", null, NONE, NONE);

    public ReadOptions withSyntax(MatcherSyntax syntax) {
        return new ReadOptions(syntax, strict, file, baseDirectory, teams, people);
    }

    public ReadOptions strictly() {
        return new ReadOptions(matcherSyntax, true, file, baseDirectory, teams, people);
    }

    public ReadOptions from(String name, @Nullable Path directory) {
        return new ReadOptions(matcherSyntax, strict, name, directory, teams, people);
    }

    /// With what says which teams there are. A configuration that speaks of another one loads with
    /// a warning, unless there are none at all.
    public ReadOptions knowing(Supplier<Set<String>> names) {
        return new ReadOptions(matcherSyntax, strict, file, baseDirectory, names, people);
    }

    /// With what says who has an account; the same holds for their names.
    public ReadOptions knowingPeople(Supplier<Set<String>> names) {
        return new ReadOptions(matcherSyntax, strict, file, baseDirectory, teams, names);
    }
}
