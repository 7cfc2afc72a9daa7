// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.html;

import dev.watchfire.gotemplate.syntax.Node;
import dev.watchfire.gotemplate.syntax.Node.Command;
import dev.watchfire.gotemplate.syntax.Node.Identifier;
import dev.watchfire.gotemplate.syntax.Node.Operand;
import dev.watchfire.gotemplate.syntax.Node.Pipe;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Puts escapers at the end of a pipeline, unless the template's author already put as good ones
/// there.
final class EscapedPipe {
    private EscapedPipe() {}

    static Pipe of(Pipe pipe, List<Escaper> escapers) {
        List<Command> commands = new ArrayList<>(pipe.commands());
        List<Identifier> wanted = new ArrayList<>();
        for (Escaper escaper : escapers) {
            wanted.add(new Identifier(pipe.position(), escaper.label(), escaper.function()));
        }
        if (commands.getLast().words().getFirst() instanceof Identifier last
                && Escaper.isPredefined(last.name())) {
            mergeLast(commands, last, escapers, wanted);
        }
        Set<String> present = new HashSet<>();
        for (Command command : commands) {
            if (command.words().getFirst() instanceof Identifier identifier) {
                present.add(equivalent(identifier.name()));
            }
        }
        for (Identifier escaper : wanted) {
            if (!present.contains(equivalent(escaper.name()))) {
                commands.add(new Command(escaper.position(), List.of(escaper)));
            }
        }
        return new Pipe(pipe.position(), pipe.isAssignment(), pipe.targets(), commands);
    }

    /// A pipeline that ends in `html` or `urlquery` keeps it in the place of the escaper it equals.
    private static void mergeLast(
            List<Command> commands,
            Identifier last,
            List<Escaper> escapers,
            List<Identifier> wanted) {
        List<Operand> words = commands.getLast().words();
        int position = last.position();
        if (commands.size() == 1 && words.size() > 1) {
            List<Operand> arguments = new ArrayList<>(words);
            arguments.set(0, new Identifier(position, "_eval_args_", Escaper.ARGUMENTS));
            commands.set(0, new Command(commands.getFirst().position(), arguments));
            commands.add(
                    new Command(
                            position,
                            List.of(
                                    new Node.Identifier(
                                            position,
                                            last.name(),
                                            Escaper.predefined(last.name())))));
        }
        boolean isThere = false;
        for (int i = 0; i < escapers.size(); i++) {
            if (escapers.get(i).equivalent().equals(last.name())) {
                wanted.set(i, new Identifier(position, last.name(), last.function()));
                isThere = true;
            }
        }
        if (isThere) {
            commands.removeLast();
        }
    }

    private static String equivalent(String name) {
        for (Escaper escaper : Escaper.values()) {
            if (escaper.label().equals(name)) {
                return escaper.equivalent();
            }
        }
        return name;
    }
}
