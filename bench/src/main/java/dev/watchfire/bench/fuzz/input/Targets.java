// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz.input;

import dev.watchfire.engine.matcher.MatcherSyntax;
import java.util.List;

/// All there are, in the order of the handbook.
public final class Targets {
    private Targets() {}

    /// New ones: a target may remember what it was fed.
    public static List<Target> all() {
        return List.of(
                new ConfigurationTarget(),
                new MatchersTarget(MatcherSyntax.CLASSIC),
                new MatchersTarget(MatcherSyntax.UTF8),
                new MatchersTarget(MatcherSyntax.FALLBACK),
                new RegexTarget(),
                new TemplateTarget(),
                new DurationTarget(),
                new TimestampTarget(),
                new AlertsTarget(),
                new SilenceTarget(),
                new JsonTarget());
    }

    /// @throws IllegalArgumentException with the names there are
    public static Target named(String name) {
        return all().stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no target '"
                                                + name
                                                + "'; there are "
                                                + String.join(", ", names())));
    }

    public static List<String> names() {
        return all().stream().map(Target::name).toList();
    }
}
