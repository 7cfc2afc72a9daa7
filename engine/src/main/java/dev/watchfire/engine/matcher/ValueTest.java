// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import com.google.re2j.Pattern;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Tells whether a whole text is what a positive matcher asks for. Safe for any thread.
sealed interface ValueTest {
    boolean test(String text);

    /// What every text that passes begins with.
    default String prefix() {
        return "";
    }

    /// Texts of which every text that passes contains at least one; empty where none are known.
    default List<String> required() {
        return List.of();
    }

    /// One text.
    record Literal(String value) implements ValueTest {
        @Override
        public boolean test(String text) {
            return value.equals(text);
        }
    }

    /// One of finitely many texts.
    record OneOf(Set<String> values) implements ValueTest {
        /// Sorts `values`, so that whoever iterates does so in a fixed order.
        static OneOf sorted(Set<String> values) {
            return new OneOf(
                    Collections.unmodifiableSet(new LinkedHashSet<>(new TreeSet<>(values))));
        }

        @Override
        public boolean test(String text) {
            return values.contains(text);
        }
    }

    /// `prefix.*suffix`; with `between` 1, `prefix.+suffix`. Neither part holds a newline.
    record Affixes(String prefix, int between, String suffix, boolean newlines)
            implements ValueTest {
        @Override
        public boolean test(String text) {
            return text.length() >= prefix.length() + between + suffix.length()
                    && text.startsWith(prefix)
                    && text.endsWith(suffix)
                    && (newlines || text.indexOf('\n') < 0);
        }

        @Override
        public List<String> required() {
            String longer = prefix.length() >= suffix.length() ? prefix : suffix;
            return longer.isEmpty() ? List.of() : List.of(longer);
        }
    }

    /// `.*literal.*`; the literal holds no newline.
    record Containing(String literal, boolean newlines) implements ValueTest {
        @Override
        public boolean test(String text) {
            return text.contains(literal) && (newlines || text.indexOf('\n') < 0);
        }

        @Override
        public List<String> required() {
            return List.of(literal);
        }
    }

    /// Any other expression. What its texts have in common is looked for first: it is cheaper, and
    /// saves the states that unlike texts would make.
    record ByAutomaton(Automaton automaton, String prefix, List<String> required)
            implements ValueTest {
        @Override
        public boolean test(String text) {
            return text.startsWith(prefix) && containsRequired(text) && automaton.matches(text);
        }

        private boolean containsRequired(String text) {
            for (int i = 0; i < required.size(); i++) {
                if (text.contains(required.get(i))) {
                    return true;
                }
            }
            return required.isEmpty();
        }
    }

    /// What only RE2/J knows: word boundaries, line anchors, Unicode classes, folding beyond ASCII.
    record ByRe2(Pattern pattern) implements ValueTest {
        @Override
        public boolean test(String text) {
            return pattern.matcher(text).find();
        }
    }
}
