// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A regular expression as a deterministic automaton over code points, whose states are made when a
/// text first reaches them. It tells whether a whole text matches.
///
/// Safe for any thread. States are made under the lock; what is read without it are references to
/// states, whose fields are final, so a racing reader sees null and asks under the lock, or a
/// complete state. When the states grow past their bound all are forgotten: a state that is still
/// held goes on working.
final class Automaton {
    /// Transitions and positions held by all states together: about 128 KiB for one expression.
    static final int MAX_CELLS = 1 << 14;

    /// Each check may visit the whole program; missing a tail costs states, not correctness.
    private static final int MAX_TAIL_CHECKS = 64;

    /// How much follows a state.
    enum Rest {
        /// Some texts match, or none.
        SOME,
        /// Every text matches.
        ALL,
        /// Every text without a newline matches.
        ALL_BUT_NEWLINE
    }

    static final class State {
        private final int[] positions;
        private final boolean accepting;
        private final @Nullable State[] next;
        private @Nullable Rest rest;

        private State(int[] positions, boolean accepting, int symbols) {
            this.positions = positions;
            this.accepting = accepting;
            this.next = new State[symbols];
        }

        /// Whether the text read so far matches.
        boolean isAccepting() {
            return accepting;
        }

        /// Whether no longer text matches.
        boolean isLast() {
            return positions.length == 0;
        }
    }

    private static final class Key {
        private final int[] positions;
        private final boolean accepting;

        private Key(int[] positions, boolean accepting) {
            this.positions = positions;
            this.accepting = accepting;
        }

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Key key
                    && accepting == key.accepting
                    && Arrays.equals(positions, key.positions);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(positions) * 2 + (accepting ? 1 : 0);
        }
    }

    private final Program program;
    private final Alphabet alphabet;
    private final boolean hasEnd;

    /// Instructions that match the rest of any text that can still match at all.
    private final boolean[] tails;

    private @Nullable State start;

    // Guarded by the lock.
    private final Map<Key, State> states = new HashMap<>();
    private int cells;
    private final int[] reached;
    private int reachedCount;
    private final int[] pending;
    private final int[] visited;
    private int visit;

    Automaton(Regex regex) {
        this.program = new Program(regex);
        this.alphabet = new Alphabet(program.sets());
        int size = program.size();
        this.reached = new int[size];
        this.pending = new int[size];
        this.visited = new int[size];
        boolean end = false;
        for (int i = 0; i < size; i++) {
            end |= program.kind(i) == Program.END;
        }
        this.hasEnd = end;
        this.tails = new boolean[size];
        boolean noNewline = program.sets().stream().noneMatch(set -> set.contains('\n'));
        int checks = 0;
        for (int i = 0; i < size && checks < MAX_TAIL_CHECKS; i++) {
            if (program.kind(i) == Program.CHARS && isTailSet(program.second(i), noNewline)) {
                checks++;
                beginVisit();
                tails[i] = reach(program.first(i), false, false) && hasReached(i);
            }
        }
    }

    private boolean isTailSet(int number, boolean noNewline) {
        CodePoints set = program.sets().get(number);
        return set.equals(CodePoints.ALL) || noNewline && set.equals(CodePoints.ALL_BUT_NEWLINE);
    }

    private boolean hasReached(int instruction) {
        for (int i = 0; i < reachedCount; i++) {
            if (reached[i] == instruction) {
                return true;
            }
        }
        return false;
    }

    boolean matches(String text) {
        State state = start();
        int i = 0;
        while (i < text.length()) {
            if (state.isLast()) {
                return false;
            }
            int c = text.codePointAt(i);
            state = step(state, c);
            i += Character.charCount(c);
        }
        return state.accepting;
    }

    State start() {
        State known = start;
        return known == null ? makeStart() : known;
    }

    State step(State state, int codePoint) {
        int symbol = alphabet.symbol(codePoint);
        State known = state.next[symbol];
        return known == null ? makeNext(state, symbol) : known;
    }

    Rest rest(State state) {
        Rest known = state.rest;
        if (known == null) {
            known = findRest(state);
            state.rest = known;
        }
        return known;
    }

    private Rest findRest(State state) {
        if (!state.accepting) {
            return Rest.SOME;
        }
        int newline = alphabet.symbol('\n');
        for (int symbol = 0; symbol < alphabet.size(); symbol++) {
            if ((symbol != newline || !alphabet.isNewlineAlone())
                    && makeNext(state, symbol) != state) {
                return Rest.SOME;
            }
        }
        return makeNext(state, newline) == state ? Rest.ALL : Rest.ALL_BUT_NEWLINE;
    }

    private synchronized State makeStart() {
        beginVisit();
        boolean matched = reach(program.start(), true, false);
        int[] positions = Arrays.copyOf(reached, reachedCount);
        if (!matched && hasEnd) {
            beginVisit();
            matched = reach(program.start(), true, true);
        }
        State made = intern(positions, matched);
        start = made;
        return made;
    }

    private synchronized State makeNext(State state, int symbol) {
        State known = state.next[symbol];
        if (known != null) {
            return known;
        }
        beginVisit();
        boolean matched = reachAfter(state, symbol, false);
        int[] positions = Arrays.copyOf(reached, reachedCount);
        if (!matched && hasEnd) {
            beginVisit();
            matched = reachAfter(state, symbol, true);
        }
        State made = intern(positions, matched);
        state.next[symbol] = made;
        return made;
    }

    private boolean reachAfter(State state, int symbol, boolean atEnd) {
        boolean matched = false;
        for (int position : state.positions) {
            if (alphabet.contains(program.second(position), symbol)) {
                matched |= reach(program.first(position), false, atEnd);
            }
        }
        return matched;
    }

    private State intern(int[] reachedPositions, boolean accepting) {
        int[] positions = reachedPositions;
        for (int position : reachedPositions) {
            if (accepting && tails[position]) {
                positions = new int[] {position};
                break;
            }
        }
        Arrays.sort(positions);
        Key key = new Key(positions, accepting);
        State known = states.get(key);
        if (known != null) {
            return known;
        }
        cells += alphabet.size() + positions.length;
        if (cells > MAX_CELLS) {
            states.clear();
            start = null;
            cells = alphabet.size() + positions.length;
        }
        State made = new State(positions, accepting, alphabet.size());
        states.put(key, made);
        return made;
    }

    private void beginVisit() {
        visit++;
        reachedCount = 0;
    }

    /// Adds the character instructions that can be reached from `from` without reading a character,
    /// and returns whether the match can.
    private boolean reach(int from, boolean atBegin, boolean atEnd) {
        boolean matched = false;
        int count = push(from, 0);
        while (count > 0) {
            int instruction = pending[--count];
            switch (program.kind(instruction)) {
                case Program.CHARS -> reached[reachedCount++] = instruction;
                case Program.SPLIT -> {
                    count = push(program.second(instruction), count);
                    count = push(program.first(instruction), count);
                }
                case Program.BEGIN ->
                        count = atBegin ? push(program.first(instruction), count) : count;
                case Program.END -> count = atEnd ? push(program.first(instruction), count) : count;
                default -> matched = true;
            }
        }
        return matched;
    }

    private int push(int instruction, int count) {
        if (visited[instruction] == visit) {
            return count;
        }
        visited[instruction] = visit;
        pending[count] = instruction;
        return count + 1;
    }
}
