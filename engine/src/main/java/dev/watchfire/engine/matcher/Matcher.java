// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import com.google.re2j.PatternSyntaxException;
import dev.watchfire.engine.label.GoQuote;
import dev.watchfire.engine.label.LabelSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One condition on one label. A missing label has the value "". Regular expressions have RE2
/// syntax and are anchored at both ends; `.` matches no line feed unless the flag `s` is set.
public final class Matcher implements Comparable<Matcher> {
    /// How a matcher compares.
    public enum Op {
        EQUAL("="),
        NOT_EQUAL("!="),
        REGEX("=~"),
        NOT_REGEX("!~");

        private final String sign;

        Op(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        public boolean isRegex() {
            return this == REGEX || this == NOT_REGEX;
        }

        /// False for the two negated operators.
        public boolean isPositive() {
            return this == EQUAL || this == REGEX;
        }
    }

    /// Indexes hold an entry for each literal of each matcher.
    public static final int MAX_LITERALS = 256;

    private final String name;
    private final Op op;
    private final String value;
    private final ValueTest test;
    private final boolean matchesEmpty;

    private Matcher(String name, Op op, String value, ValueTest test) {
        this.name = name;
        this.op = op;
        this.value = value;
        this.test = test;
        this.matchesEmpty = matches("");
    }

    /// @throws PatternSyntaxException where `value` is no RE2 regular expression or a too large one
    public static Matcher of(String name, Op op, String value) {
        ValueTest test = op.isRegex() ? RegexCompiler.compile(value) : new ValueTest.Literal(value);
        return new Matcher(name, op, value, test);
    }

    public String name() {
        return name;
    }

    public Op op() {
        return op;
    }

    /// The literal or the regular expression, as written.
    public String value() {
        return value;
    }

    public boolean matches(String labelValue) {
        return test.test(labelValue) == op.isPositive();
    }

    public boolean matches(LabelSet labels) {
        return matches(labels.valueOrEmpty(name));
    }

    /// Whether alerts without the label match.
    public boolean matchesEmpty() {
        return matchesEmpty;
    }

    /// All values that match, in a fixed order, where they are at most {@value #MAX_LITERALS}: the
    /// value of `=`, or what `=~` spells out, such as `a|b|c` or `web[1-3]`. Null for all others,
    /// negated ones included. The values may include "", which stands for a missing label.
    public @Nullable Set<String> literals() {
        if (!op.isPositive()) {
            return null;
        }
        return switch (test) {
            case ValueTest.Literal(String only) -> Set.of(only);
            case ValueTest.OneOf(Set<String> values) ->
                    values.size() > MAX_LITERALS ? null : values;
            default -> null;
        };
    }

    /// What the values of the positive form of this matcher must pass.
    ValueTest test() {
        return test;
    }

    @Override
    public int compareTo(Matcher other) {
        int c = LabelSet.compareUtf8(name, other.name);
        if (c == 0) {
            c = LabelSet.compareUtf8(value, other.value);
        }
        return c == 0 ? op.compareTo(other.op) : c;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Matcher m && op == m.op && name.equals(m.name) && value.equals(m.value);
    }

    @Override
    public int hashCode() {
        return (name.hashCode() * 31 + op.ordinal()) * 31 + value.hashCode();
    }

    /// As Alertmanager shows it: `name="value"` with `\`, `"` and line feeds escaped, so that the
    /// classic syntax reads it again; a name that is empty or has reserved characters is quoted as
    /// in Go, and so is then the value.
    @Override
    public String toString() {
        if (name.isEmpty() || name.codePoints().anyMatch(Utf8Lexer::isReserved)) {
            return GoQuote.quote(name) + op.sign() + GoQuote.quote(value);
        }
        String escaped = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
        return name + op.sign() + '"' + escaped + '"';
    }

    /// Whether `name` matches `[a-zA-Z_][a-zA-Z0-9_]*`.
    public static boolean isClassicName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
