// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.execute;

/// What one rendering may cost. Templates come from users: one that never ends, or that fills the
/// memory, must fail and say why.
public final class Limits {
    /// Nodes, arguments and iterations; a page for 10,000 alerts takes about a million. Also each
    /// {@link #CHARACTERS_PER_STEP} characters that a function reads or makes count as one.
    public static final int MAX_STEPS = 5_000_000;

    public static final int CHARACTERS_PER_STEP = 64;

    /// Templates, branches and parentheses inside each other while running. Go allows 100,000
    /// calls, for which a Java stack has no room.
    public static final int MAX_DEPTH = 400;

    /// Characters of a result, and of every string made on the way; no receiver takes more.
    public static final int MAX_OUTPUT = 4 << 20;

    /// Elements that `list` and `append` put together.
    public static final int MAX_LIST = 10_000;

    private Limits() {}
}
