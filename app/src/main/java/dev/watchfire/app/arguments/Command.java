// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A word of the command line that does something, or has more words under it.
public sealed interface Command {
    String name();

    String summary();

    /// @param maker declares its flags on the syntax; called only when the command is asked for
    record Leaf(
            String name,
            List<String> aliases,
            String summary,
            boolean isHidden,
            Function<Syntax, Action> maker)
            implements Command {
        public Leaf {
            aliases = List.copyOf(aliases);
        }

        public Leaf hidden() {
            return new Leaf(name, aliases, summary, true, maker);
        }

        public Leaf alias(String other) {
            return new Leaf(name, List.of(other), summary, isHidden, maker);
        }
    }

    record Group(String name, String summary, List<Command> commands) implements Command {
        public Group {
            commands = List.copyOf(commands);
        }
    }

    static Leaf of(String name, String summary, Function<Syntax, Action> maker) {
        return new Leaf(name, List.of(), summary, false, maker);
    }

    static Group group(String name, String summary, Command... commands) {
        return new Group(name, summary, List.of(commands));
    }

    default boolean answersTo(String word) {
        return switch (this) {
            case Leaf leaf -> leaf.name.equals(word) || leaf.aliases.contains(word);
            case Group group -> group.name.equals(word);
        };
    }

    default boolean isShown() {
        return !(this instanceof Leaf leaf) || !leaf.isHidden;
    }

    /// What help and suggestions name.
    static List<String> names(List<Command> commands) {
        List<String> names = new ArrayList<>();
        for (Command command : commands) {
            if (command.isShown()) {
                names.add(command.name());
            }
        }
        return names;
    }
}
