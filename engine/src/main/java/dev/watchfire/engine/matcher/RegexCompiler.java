// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Chooses the cheapest test for a regular expression. RE2/J explains what is invalid and evaluates
/// what {@link RegexParser} cannot; it reads long literals in the square of their length, and
/// everything slowly, so the others do without it.
final class RegexCompiler {
    private static final Pattern REPEAT = Pattern.compile("\\{([0-9]+)(?:,([0-9]*))?\\}");

    /// Go's bound on one repeat, and on repeats inside repeats.
    private static final long MAX_REPEATS = 1_000;

    /// A program takes memory in proportion to this, and time for each state that texts reach.
    static final int MAX_PROGRAM_SIZE = 100_000;

    /// RE2/J takes time in proportion to this for each character of each text. Also bounds the
    /// length of what RE2/J reads.
    static final int MAX_RE2_SIZE = 10_000;

    private RegexCompiler() {}

    /// @throws PatternSyntaxException where the expression is not valid in RE2 or too large
    static ValueTest compile(String value) {
        // Go searches for this text; with unbalanced parentheses in `value` that is not the same
        // as matching all of it, so the text is read as a whole.
        String anchored = "^(?:" + value + ")$";
        Regex regex = RegexParser.parse(anchored);
        Regex body = regex == null ? null : body(regex);
        long size = regex == null ? value.length() : Math.max(value.length(), regex.size());
        int limit = body != null ? MAX_PROGRAM_SIZE : MAX_RE2_SIZE;
        if (size > limit) {
            throw new PatternSyntaxException(
                    "expression too large, its size with repeats written out is "
                            + size
                            + " and the limit is "
                            + limit,
                    value);
        }
        if (regex == null) {
            refuseExplosion(value);
        }
        if (body == null) {
            return new ValueTest.ByRe2(Pattern.compile(anchored));
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

    /// RE2/J is about to say what is wrong with an expression, and writes repeats out before it
    /// does: nested ones would fill the memory. Their product is at most what they can come to.
    private static void refuseExplosion(String value) {
        com.google.re2j.Matcher repeats = REPEAT.matcher(value);
        long product = 1;
        while (repeats.find()) {
            long most = Math.max(count(repeats.group(1)), count(repeats.group(2)));
            product *= Math.max(1, most);
            if (product > MAX_REPEATS) {
                throw new PatternSyntaxException("invalid repeat count", repeats.group());
            }
        }
    }

    private static long count(@Nullable String digits) {
        if (digits == null || digits.isEmpty()) {
            return 0;
        }
        return digits.length() > 6 ? MAX_RE2_SIZE : Long.parseLong(digits);
    }

    /// What is between the anchors, or null where they do not enclose all of it or only RE2/J can
    /// evaluate it.
    private static @Nullable Regex body(Regex regex) {
        if (!regex.isOpaque()
                && regex instanceof Regex.Concat(List<Regex> parts)
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
