// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.arguments;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What one command takes. The command declares it while it is made; then the words are read.
///
/// Flags take their value after `=` or as the next word; after `--` nothing is a flag.
public final class Syntax {
    private final Console console;
    private final List<Option<?>> options = new ArrayList<>();
    private final List<Switch> switches = new ArrayList<>();
    private final Map<String, Option<?>> optionsByName = new HashMap<>();
    private final Map<String, Switch> switchesByName = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable Words<?> words;

    Syntax(Console console) {
        this.console = console;
    }

    public Console console() {
        return console;
    }

    /// @param names the short name first where there is one
    /// @param reader throws {@link IllegalArgumentException} with a sentence for people
    public <T> Option<T> option(
            String names, String label, Function<String, T> reader, String description) {
        Option<T> option = new Option<>(split(names), label, description, reader);
        options.add(option);
        option.names().forEach(name -> optionsByName.put(name, option));
        return option;
    }

    public Option<String> text(String names, String label, String description) {
        return option(names, label, Function.identity(), description);
    }

    public Option<Path> path(String names, String label, String description) {
        return option(names, label, Path::of, description);
    }

    public Option<Integer> count(String names, String description) {
        return option(names, "N", Syntax::readCount, description);
    }

    private static Integer readCount(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new IllegalArgumentException("'" + text + "' is no number from 0 up");
    }

    /// @param values those that may be given, written in lower case
    public <E extends Enum<E>> Option<E> choice(
            String names, String label, Class<E> values, String description) {
        return option(names, label, text -> Choices.read(values, text), description);
    }

    /// On or off; `--no-name` switches it off.
    public Switch toggle(String names, String description) {
        Switch toggle = new Switch(split(names), description);
        switches.add(toggle);
        toggle.names().forEach(name -> switchesByName.put(name, toggle));
        return toggle;
    }

    public <T> Words<T> words(
            String label, int least, int most, Function<String, T> reader, String description) {
        Words<T> declared = new Words<>(label, description, least, most, reader);
        words = declared;
        return declared;
    }

    /// A sentence under the help.
    public void note(String text) {
        notes.add(text);
    }

    private static List<String> split(String names) {
        return List.of(names.split(", ", -1));
    }

    void read(List<String> given) {
        Deque<String> rest = new ArrayDeque<>(given);
        boolean flags = true;
        while (!rest.isEmpty()) {
            String word = rest.pop();
            if (flags && word.equals("--")) {
                flags = false;
            } else if (flags && word.startsWith("-") && word.length() > 1) {
                readFlag(word, rest);
            } else if (words == null) {
                throw new UsageException("'" + word + "' is one word too many");
            } else {
                words.give(word);
            }
        }
        options.forEach(Option::check);
        if (words != null) {
            words.check();
        }
    }

    private void readFlag(String word, Deque<String> rest) {
        int sign = word.indexOf('=');
        String name = sign < 0 ? word : word.substring(0, sign);
        String value = sign < 0 ? null : word.substring(sign + 1);
        Option<?> option = optionsByName.get(name);
        if (option != null) {
            option.give(value == null ? nextValue(option, rest) : value);
            return;
        }
        Switch toggle = switchesByName.get(name.replaceFirst("^--no-", "--"));
        if (toggle != null) {
            boolean on = !name.startsWith("--no-") || switchesByName.containsKey(name);
            toggle.set(value == null ? on : on == Choices.readBoolean(name, value));
            return;
        }
        List<String> known = new ArrayList<>(optionsByName.keySet());
        known.addAll(switchesByName.keySet());
        throw new UsageException("unknown flag '" + name + "'" + Suggestion.of(name, known));
    }

    private static String nextValue(Option<?> option, Deque<String> rest) {
        String next = rest.peek();
        String bare = option.bareValue();
        if (bare != null) {
            boolean isValue = next != null && option.accepts(next);
            return isValue ? rest.pop() : bare;
        }
        if (next == null) {
            throw new UsageException(option.usage() + ": the value is missing");
        }
        return rest.pop();
    }

    /// @param command all its words
    String help(String command, String summary) {
        StringBuilder text = new StringBuilder("Usage: ").append(command).append(" [FLAGS]");
        if (words != null) {
            text.append(' ').append(words.usage());
        }
        text.append("\n\n").append(Layout.wrap(summary, 0)).append('\n');
        if (words != null) {
            text.append('\n').append(Layout.entry(words.label(), words.description()));
        }
        text.append('\n');
        for (Option<?> option : options) {
            if (!option.isHidden()) {
                text.append(Layout.entry(option.usage(), option.help()));
            }
        }
        for (Switch toggle : switches) {
            if (!toggle.isHidden()) {
                text.append(Layout.entry(String.join(", ", toggle.names()), toggle.description()));
            }
        }
        notes.forEach(note -> text.append('\n').append(Layout.wrap(note, 0)).append('\n'));
        return text.toString();
    }

    /// The names of all flags that help shows, with their help.
    Map<String, String> flags() {
        Map<String, String> flags = new java.util.TreeMap<>();
        options.stream().filter(o -> !o.isHidden()).forEach(o -> flags.put(o.name(), o.help()));
        switches.stream()
                .filter(s -> !s.isHidden())
                .forEach(s -> flags.put(s.names().getLast(), s.description()));
        return flags;
    }
}
