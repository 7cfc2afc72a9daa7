// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The plain texts in a regular expression: what it matches where that is finite, and what its
/// matches must contain.
final class Literals {
    /// Bounds what sets and optional parts multiply out to; alternatives written out are not
    /// bounded by it.
    private static final int MAX_PRODUCT = 256;

    /// Bounds the characters of all texts of a set together.
    private static final int MAX_CHARACTERS = 4 * RegexCompiler.MAX_PROGRAM_SIZE;

    /// Looking for more texts than this is no longer cheaper than running an automaton.
    private static final int MAX_REQUIRED = 16;

    /// Texts this long are rare enough however many they are.
    private static final int SELECTIVE = ValueIndex.GRAM;

    private Literals() {}

    /// All texts that match, or null where they are too many.
    static @Nullable Set<String> all(Regex regex) {
        return all(regex, Integer.MAX_VALUE);
    }

    private static @Nullable Set<String> all(Regex regex, int most) {
        return switch (regex) {
            case Regex.Chars(CodePoints set) ->
                    set.size() > Math.min(most, MAX_PRODUCT) ? null : members(set);
            case Regex.Concat(List<Regex> parts) -> sequences(parts, most);
            case Regex.Alternate(List<Regex> branches) -> {
                Set<String> union = new HashSet<>();
                for (Regex branch : branches) {
                    Set<String> texts = all(branch, most);
                    if (texts == null || union.size() > most) {
                        yield null;
                    }
                    union.addAll(texts);
                }
                yield union;
            }
            case Regex.Repeat(Regex body, int min, int max) -> {
                Set<String> texts = max == Regex.UNBOUNDED ? null : all(body, most);
                yield texts == null ? null : power(texts, min, max);
            }
            case Regex.Begin _, Regex.End _, Regex.Opaque _ -> null;
        };
    }

    /// Null also for halves of surrogate pairs: next to each other they would make a whole one.
    private static @Nullable Set<String> members(CodePoints set) {
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

    private static @Nullable Set<String> sequences(List<Regex> parts, int most) {
        Set<String> product = Set.of("");
        int at = 0;
        while (at < parts.size() && product != null) {
            // A run of characters is taken at once: one at a time costs its square.
            String run = run(parts, at);
            int length = run.codePointCount(0, run.length());
            Set<String> texts = length > 0 ? Set.of(run) : all(parts.get(at), most);
            product = texts == null ? null : product(product, texts);
            at += Math.max(1, length);
        }
        return product;
    }

    private static @Nullable Set<String> product(Set<String> left, Set<String> right) {
        long characters = characters(left) * right.size() + characters(right) * left.size();
        if (characters > MAX_CHARACTERS
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

    /// Texts of which every match contains at least one, sorted; empty where nothing useful is
    /// known.
    static List<String> required(Regex regex) {
        Set<String> required = anyOf(regex);
        boolean useful =
                required != null && (score(required) > 0 || shortest(required) >= SELECTIVE);
        return useful ? List.copyOf(new TreeSet<>(required)) : List.of();
    }

    private static @Nullable Set<String> anyOf(Regex regex) {
        return switch (regex) {
            case Regex.Chars(CodePoints set) -> set.size() > MAX_REQUIRED ? null : members(set);
            case Regex.Concat(List<Regex> parts) -> bestOf(parts);
            case Regex.Alternate(List<Regex> branches) -> {
                Set<String> union = new HashSet<>();
                for (Regex branch : branches) {
                    Set<String> texts = anyOf(branch);
                    if (texts == null || union.size() + texts.size() > MAX_REQUIRED) {
                        yield null;
                    }
                    union.addAll(texts);
                }
                yield union;
            }
            case Regex.Repeat(Regex body, int min, _) -> min == 0 ? null : anyOf(body);
            case Regex.Begin _, Regex.End _, Regex.Opaque _ -> null;
        };
    }

    /// Joins neighbours while they are few, and keeps the best of what was joined.
    private static @Nullable Set<String> bestOf(List<Regex> parts) {
        Set<String> best = null;
        Set<String> joined = Set.of("");
        int at = 0;
        while (at < parts.size()) {
            String run = run(parts, at);
            int length = run.codePointCount(0, run.length());
            Set<String> texts = length > 0 ? Set.of(run) : all(parts.get(at), MAX_REQUIRED);
            if (texts != null && texts.size() <= MAX_REQUIRED) {
                Set<String> longer =
                        joined.size() * texts.size() > MAX_REQUIRED ? null : product(joined, texts);
                best = longer == null ? better(best, joined) : best;
                joined = longer == null ? texts : longer;
            } else {
                best = better(better(best, joined), anyOf(parts.get(at)));
                joined = Set.of("");
            }
            at += Math.max(1, length);
        }
        return better(best, joined);
    }

    /// A set with an empty text is no good: everything contains that.
    private static @Nullable Set<String> better(@Nullable Set<String> a, @Nullable Set<String> b) {
        if (b == null || shortest(b) == 0) {
            return a;
        }
        return a == null || score(b) > score(a) ? b : a;
    }

    /// Longer texts are rarer; each doubling of their number costs about a character.
    private static int score(Set<String> texts) {
        int doublings = Integer.SIZE - Integer.numberOfLeadingZeros(texts.size() - 1);
        return shortest(texts) - (texts.size() > 1 ? doublings : 0);
    }

    private static int shortest(Set<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }

    /// The literal text that the parts from `from` on begin with.
    static String run(List<Regex> parts, int from) {
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
}
