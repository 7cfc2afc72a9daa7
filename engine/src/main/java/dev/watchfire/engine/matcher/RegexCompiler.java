// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Chooses the cheapest test for a regular expression. RE2/J says which expressions are valid.
final class RegexCompiler {
    /// RE2/J needs memory for a program and time for each text in proportion to this, and one
    /// expression must not hold up a workspace. Alternations of plain literals are far smaller.
    static final int MAX_PROGRAM_SIZE = 100_000;

    private RegexCompiler() {}

    /// @throws PatternSyntaxException where RE2/J refuses the expression or it is too large
    static ValueTest compile(String value) {
        // Go searches for this text; with unbalanced parentheses in `value` that is not the same
        // as matching all of it, so the text is read as a whole.
        String anchored = "^(?:" + value + ")$";
        Regex regex = RegexParser.parse(anchored);
        if (regex != null && regex.size() > MAX_PROGRAM_SIZE) {
            throw new PatternSyntaxException(
                    "expression too large, with repeats written out it has "
                            + regex.size()
                            + " instructions and the limit is "
                            + MAX_PROGRAM_SIZE,
                    value);
        }
        Pattern pattern = Pattern.compile(anchored);
        Regex body = regex == null ? null : body(regex);
        if (body == null || body.isOpaque()) {
            return new ValueTest.ByRe2(pattern);
        }
        Set<String> literals = Literals.all(body);
        if (literals != null && !literals.isEmpty()) {
            return literals.size() == 1
                    ? new ValueTest.Literal(literals.iterator().next())
                    : ValueTest.OneOf.sorted(literals);
        }
        List<Regex> parts = body instanceof Regex.Concat(List<Regex> all) ? all : List.of(body);
        ValueTest simple = simple(parts);
        return simple != null
                ? simple
                : new ValueTest.ByAutomaton(
                        new Automaton(body), Literals.run(parts, 0), Literals.required(body));
    }

    /// What is between the anchors, or null where they do not enclose all of it.
    private static @Nullable Regex body(Regex regex) {
        if (regex instanceof Regex.Concat(List<Regex> parts)
                && parts.getFirst() instanceof Regex.Begin
                && parts.getLast() instanceof Regex.End) {
            return withoutAnchors(Regex.concat(parts.subList(1, parts.size() - 1)), true, true);
        }
        return null;
    }

    /// Without the anchors that say again what is known.
    private static Regex withoutAnchors(Regex regex, boolean atBegin, boolean atEnd) {
        return switch (regex) {
            case Regex.Begin() -> atBegin ? Regex.empty() : regex;
            case Regex.End() -> atEnd ? Regex.empty() : regex;
            case Regex.Alternate(List<Regex> branches) ->
                    Regex.alternate(
                            branches.stream()
                                    .map(branch -> withoutAnchors(branch, atBegin, atEnd))
                                    .toList());
            case Regex.Concat(List<Regex> parts) -> {
                List<Regex> left = new ArrayList<>(parts);
                while (atBegin && !left.isEmpty() && left.getFirst() instanceof Regex.Begin) {
                    left.removeFirst();
                }
                while (atEnd && !left.isEmpty() && left.getLast() instanceof Regex.End) {
                    left.removeLast();
                }
                yield Regex.concat(left);
            }
            case Regex.Chars _, Regex.Repeat _, Regex.Opaque _ -> regex;
        };
    }

    /// `a.*b`, `.*a.*` and their like.
    private static @Nullable ValueTest simple(List<Regex> parts) {
        String prefix = Literals.run(parts, 0);
        int at = prefix.codePointCount(0, prefix.length());
        if (at == parts.size() || !isAny(parts.get(at))) {
            return null;
        }
        Regex.Repeat any = (Regex.Repeat) parts.get(at);
        boolean newlines = any.body().equals(new Regex.Chars(CodePoints.ALL));
        String rest = Literals.run(parts, at + 1);
        if (!newlines && (prefix.indexOf('\n') >= 0 || rest.indexOf('\n') >= 0)) {
            return null;
        }
        int end = at + 1 + rest.codePointCount(0, rest.length());
        if (end == parts.size()) {
            return new ValueTest.Affixes(prefix, any.min(), rest, newlines);
        }
        boolean contains =
                end == parts.size() - 1
                        && parts.get(end).equals(any)
                        && any.min() == 0
                        && prefix.isEmpty();
        return contains ? new ValueTest.Containing(rest, newlines) : null;
    }

    /// `.*` or `.+`.
    private static boolean isAny(Regex regex) {
        return regex instanceof Regex.Repeat(Regex.Chars(CodePoints set), int min, int max)
                && min <= 1
                && max == Regex.UNBOUNDED
                && (set.equals(CodePoints.ALL) || set.equals(CodePoints.ALL_BUT_NEWLINE));
    }
}
