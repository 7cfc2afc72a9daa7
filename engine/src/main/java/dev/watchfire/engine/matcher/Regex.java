// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import java.util.ArrayList;
import java.util.List;

/// A regular expression, read. Greediness and capturing are left out: they make no difference to
/// whether a whole text matches.
sealed interface Regex {
    /// Stands for {@link Repeat#max()} without end.
    int UNBOUNDED = -1;

    record Chars(CodePoints set) implements Regex {}

    record Concat(List<Regex> parts) implements Regex {}

    record Alternate(List<Regex> branches) implements Regex {}

    record Repeat(Regex body, int min, int max) implements Regex {}

    /// The start of the text.
    record Begin() implements Regex {}

    /// The end of the text.
    record End() implements Regex {}

    /// Something that only RE2/J evaluates.
    record Opaque() implements Regex {}

    static Regex empty() {
        return new Concat(List.of());
    }

    static Regex concat(List<Regex> parts) {
        List<Regex> flat = new ArrayList<>();
        for (Regex part : parts) {
            if (part instanceof Concat(List<Regex> inner)) {
                flat.addAll(inner);
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new Concat(flat);
    }

    static Regex alternate(List<Regex> branches) {
        List<Regex> flat = new ArrayList<>();
        for (Regex branch : branches) {
            if (branch instanceof Alternate(List<Regex> inner)) {
                flat.addAll(inner);
            } else {
                flat.add(branch);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new Alternate(flat);
    }

    /// How many instructions a program for this has, with repeats written out.
    default long size() {
        return switch (this) {
            case Chars _, Begin _, End _, Opaque _ -> 1;
            case Concat(List<Regex> parts) -> parts.stream().mapToLong(Regex::size).sum();
            case Alternate(List<Regex> branches) ->
                    branches.stream().mapToLong(Regex::size).sum() + branches.size();
            case Repeat(Regex body, int min, int max) ->
                    (body.size() + 1) * Math.max(1, Math.max(min, max));
        };
    }

    /// How often the most repeated part is written out.
    default int copies() {
        return switch (this) {
            case Chars _, Begin _, End _, Opaque _ -> 1;
            case Concat(List<Regex> parts) -> mostCopies(parts);
            case Alternate(List<Regex> branches) -> mostCopies(branches);
            case Repeat(Regex body, int min, int max) ->
                    body.copies() * Math.max(1, Math.max(min, max));
        };
    }

    private static int mostCopies(List<Regex> regexes) {
        return regexes.stream().mapToInt(Regex::copies).max().orElse(1);
    }

    default boolean isOpaque() {
        return switch (this) {
            case Opaque _ -> true;
            case Chars _, Begin _, End _ -> false;
            case Concat(List<Regex> parts) -> parts.stream().anyMatch(Regex::isOpaque);
            case Alternate(List<Regex> branches) -> branches.stream().anyMatch(Regex::isOpaque);
            case Repeat(Regex body, _, _) -> body.isOpaque();
        };
    }
}
