// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.arguments;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Finds the command that the words name, reads the rest for it, and runs it. Exit codes: 0 fine, 1
/// refused or failed, 2 usage.
public final class Interpreter {
    private static final int USAGE = 2;

    private final Command.Group root;
    private final Console console;

    public Interpreter(Command.Group root, Console console) {
        this.root = root;
        this.console = console;
    }

    public int run(List<String> words) {
        return run(root, root.name(), words);
    }

    private int run(Command.Group group, String path, List<String> words) {
        if (words.isEmpty()) {
            console.err().print(help(group, path));
            console.err().flush();
            return USAGE;
        }
        String word = words.getFirst();
        if (isHelp(word)) {
            console.out().print(help(group, path));
            console.out().flush();
            return 0;
        }
        for (Command command : group.commands()) {
            if (command.answersTo(word)) {
                String longer = path + " " + command.name();
                List<String> rest = words.subList(1, words.size());
                return switch (command) {
                    case Command.Group inner -> run(inner, longer, rest);
                    case Command.Leaf leaf -> run(leaf, longer, rest);
                };
            }
        }
        return refuse(
                path,
                "there is no '"
                        + word
                        + "'"
                        + Suggestion.of(word, Command.names(group.commands())));
    }

    private int run(Command.Leaf leaf, String path, List<String> words) {
        Syntax syntax = new Syntax(console);
        Action action = leaf.maker().apply(syntax);
        int end = words.indexOf("--");
        if ((end < 0 ? words : words.subList(0, end)).stream().anyMatch(Interpreter::isHelp)) {
            console.out().print(syntax.help(path, leaf.summary()));
            console.out().flush();
            return 0;
        }
        try {
            syntax.read(words);
            return action.run(console);
        } catch (UsageException e) {
            return refuse(path, String.valueOf(e.getMessage()));
        } catch (Failure e) {
            console.err().println(root.name() + ": " + e.getMessage());
            return 1;
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    private int refuse(String path, String message) {
        console.err().println(root.name() + ": " + message);
        console.err().println("See '" + path + " --help'.");
        return USAGE;
    }

    private static boolean isHelp(String word) {
        return word.equals("--help") || word.equals("-h");
    }

    private static String help(Command.Group group, String path) {
        StringBuilder text = new StringBuilder("Usage: " + path + " COMMAND\n\n");
        text.append(Layout.wrap(group.summary(), 0)).append("\n\n");
        for (Command command : group.commands()) {
            if (command.isShown()) {
                text.append("  %-14s%s%n".formatted(command.name(), command.summary()));
            }
        }
        return text.append("\nSee '" + path + " COMMAND --help'.\n").toString();
    }

    /// Hands every command that help shows to `each`, with its flags and their descriptions.
    public void describe(BiConsumer<String, Map<String, String>> each) {
        describe(root, root.name(), each);
    }

    private void describe(
            Command.Group group, String path, BiConsumer<String, Map<String, String>> each) {
        for (Command command : group.commands()) {
            String longer = path + " " + command.name();
            switch (command) {
                case Command.Group inner -> describe(inner, longer, each);
                case Command.Leaf leaf -> {
                    if (command.isShown()) {
                        Syntax syntax = new Syntax(console);
                        var _ = leaf.maker().apply(syntax);
                        each.accept(longer, new TreeMap<>(syntax.flags()));
                    }
                }
            }
        }
    }
}
