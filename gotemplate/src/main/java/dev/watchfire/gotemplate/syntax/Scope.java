// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.syntax;

import java.util.ArrayList;
import java.util.List;

/// The variables in sight while a template is parsed. Go's parser lets an `else` see what the other
/// branch declared, and execution then fails; so what is known and what is in scope are two lists.
final class Scope {
    /// Where both lists stood.
    record Mark(int known, int visible) {}

    static final int OUT_OF_SCOPE = -1;

    private final List<String> known = new ArrayList<>(List.of("$"));
    private final List<String> visible = new ArrayList<>(List.of("$"));
    private int most = 1;

    boolean isKnown(String name) {
        return known.contains(name);
    }

    int slot(String name) {
        return visible.lastIndexOf(name);
    }

    /// From here on the parser knows the name, though it is not in scope before it has its value.
    void know(String name) {
        known.add(name);
    }

    int declare(String name) {
        visible.add(name);
        most = Math.max(most, visible.size());
        return visible.size() - 1;
    }

    Mark mark() {
        return new Mark(known.size(), visible.size());
    }

    void leave(Mark mark) {
        known.subList(mark.known(), known.size()).clear();
        leaveBranch(mark);
    }

    void leaveBranch(Mark mark) {
        visible.subList(mark.visible(), visible.size()).clear();
    }

    int most() {
        return most;
    }
}
