// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Chooses the cheapest test for a regular expression. RE2/J says which expressions are valid.
final class RegexCompiler {
    /// RE2/J needs memory for a program and time for each text in proportion to this, and one
    /// expression must not hold up a workspace. Alternations of plain literals are far smaller.
    static final int MAX_PROGRAM_SIZE = 100_000;

    /// Bounds what sets and optional parts multiply out to; alternatives written out are not
    /// bounded by it.
    private static final int MAX_PRODUCT = 256;

    /// Bounds the characters of all texts of a set together.
    private static final int MAX_PRODUCT_CHARACTERS = 4 * MAX_PROGRAM_SIZE;

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
        Set<String> literals = literals(body);
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
                        new Automaton(body), literal(parts, 0), longestLiteral(parts));
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

    /// All texts that match, or null where they are too many.
    private static @Nullable Set<String> literals(Regex regex) {
        return switch (regex) {
            case Regex.Chars(CodePoints set) -> members(set);
            case Regex.Concat(List<Regex> parts) -> sequences(parts);
            case Regex.Alternate(List<Regex> branches) -> {
                Set<String> union = new HashSet<>();
                for (Regex branch : branches) {
                    Set<String> texts = literals(branch);
                    if (texts == null) {
                        yield null;
                    }
                    union.addAll(texts);
                }
                yield union;
            }
            case Regex.Repeat(Regex body, int min, int max) -> {
                Set<String> texts = max == Regex.UNBOUNDED ? null : literals(body);
                yield texts == null ? null : power(texts, min, max);
            }
            case Regex.Begin _, Regex.End _, Regex.Opaque _ -> null;
        };
    }

    /// Null also for halves of surrogate pairs: next to each other they would make a whole one.
    private static @Nullable Set<String> members(CodePoints set) {
        if (set.size() > MAX_PRODUCT) {
            return null;
        }
        Set<String> members = new HashSet<>();
        for (int range = 0; range < set.rangeCount(); range++) {
            for (int c = set.first(range); c <= set.last(range); c++) {
                if (isSurrogate(c)) {
                    return null;
                }
                members.add(Character.toString(c));
            }
        }
        return members;
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static @Nullable Set<String> sequences(List<Regex> parts) {
        Set<String> product = Set.of("");
        int at = 0;
        while (at < parts.size() && product != null) {
            // A run of characters is taken at once: one at a time costs its square.
            String run = literal(parts, at);
            int length = run.codePointCount(0, run.length());
            Set<String> texts = length > 0 ? Set.of(run) : literals(parts.get(at));
            product = texts == null ? null : product(product, texts);
            at += Math.max(1, length);
        }
        return product;
    }

    private static @Nullable Set<String> product(Set<String> left, Set<String> right) {
        long characters = characters(left) * right.size() + characters(right) * left.size();
        if (characters > MAX_PRODUCT_CHARACTERS
                || left.size() > 1
                        && right.size() > 1
                        && left.size() * right.size() > MAX_PRODUCT) {
            return null;
        }
        Set<String> product = new HashSet<>();
        for (String a : left) {
            for (String b : right) {
                product.add(a + b);
            }
        }
        return product;
    }

    private static long characters(Set<String> texts) {
        return texts.stream().mapToLong(String::length).sum();
    }

    private static @Nullable Set<String> power(Set<String> texts, int min, int max) {
        Set<String> all = new HashSet<>();
        Set<String> power = Set.of("");
        for (int i = 0; i <= max; i++) {
            if (i >= min) {
                all.addAll(power);
            }
            power = i == max ? power : product(power, texts);
            if (power == null || all.size() > MAX_PRODUCT) {
                return null;
            }
        }
        return all;
    }

    /// `a.*b`, `.*a.*` and their like.
    private static @Nullable ValueTest simple(List<Regex> parts) {
        String prefix = literal(parts, 0);
        int at = prefix.codePointCount(0, prefix.length());
        if (at == parts.size() || !isAny(parts.get(at))) {
            return null;
        }
        Regex.Repeat any = (Regex.Repeat) parts.get(at);
        boolean newlines = any.body().equals(new Regex.Chars(CodePoints.ALL));
        String rest = literal(parts, at + 1);
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

    /// The literal text that the parts from `from` on begin with.
    private static String literal(List<Regex> parts, int from) {
        StringBuilder literal = new StringBuilder();
        for (Regex part : parts.subList(from, parts.size())) {
            int c = part instanceof Regex.Chars(CodePoints set) ? set.onlyOne() : -1;
            if (c < 0 || isSurrogate(c)) {
                break;
            }
            literal.appendCodePoint(c);
        }
        return literal.toString();
    }

    private static String longestLiteral(List<Regex> parts) {
        String longest = "";
        int at = 0;
        while (at < parts.size()) {
            String literal = literal(parts, at);
            longest = literal.length() > longest.length() ? literal : longest;
            at += literal.codePointCount(0, literal.length()) + 1;
        }
        return longest;
    }
}
