// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.execute;

import dev.watchfire.gotemplate.format.Formats;
import dev.watchfire.gotemplate.format.Output;
import dev.watchfire.gotemplate.format.Quote;
import dev.watchfire.gotemplate.syntax.Node;
import dev.watchfire.gotemplate.syntax.Node.Block;
import dev.watchfire.gotemplate.syntax.Node.Statement;
import dev.watchfire.gotemplate.syntax.Tree;
import dev.watchfire.gotemplate.value.FunctionValue;
import dev.watchfire.gotemplate.value.IntegerValue;
import dev.watchfire.gotemplate.value.ListValue;
import dev.watchfire.gotemplate.value.MapValue;
import dev.watchfire.gotemplate.value.Nil;
import dev.watchfire.gotemplate.value.Utf8;
import dev.watchfire.gotemplate.value.Value;
import java.util.List;

/// One rendering.
final class Execution {
    /// What a statement says about the loop it is in.
    private enum Flow {
        ON,
        BREAK,
        CONTINUE
    }

    private final Program program;
    private final Output out = new Output(Limits.MAX_OUTPUT);
    private final Evaluation evaluation;
    private final Progress progress = new Progress();

    Execution(Program program) {
        this.program = program;
        this.evaluation = new Evaluation(progress, program.missingKey());
    }

    String run(Tree tree, Value data) {
        if (tree.isEmpty() && !tree.text().isEmpty() && tree.body().statements().isEmpty()) {
            return "";
        }
        progress.begin(data);
        try {
            call(tree, data);
        } catch (Output.FullException e) {
            throw progress.failure(e.toFailure().text());
        }
        return Utf8.toValidText(out.toString());
    }

    private void call(Tree tree, Value data) {
        Frame outer = progress.enter(new Frame(tree, new Value[tree.slots()]));
        progress.frame().variables()[0] = data;
        walk(tree.body(), data);
        progress.leave(outer);
    }

    private Flow walk(Block block, Value dot) {
        progress.down();
        List<Statement> statements = block.statements();
        for (int i = 0; i < statements.size(); i++) {
            Flow flow = walk(statements.get(i), dot);
            if (flow != Flow.ON) {
                progress.up();
                return flow;
            }
        }
        progress.up();
        return Flow.ON;
    }

    private Flow walk(Statement statement, Value dot) {
        progress.at(statement);
        progress.step();
        switch (statement) {
            case Node.Text text -> out.append(text.text());
            case Node.Action action -> {
                Value value = evaluation.pipe(action.pipe(), dot);
                if (action.pipe().targets().isEmpty()) {
                    print(action, value);
                }
            }
            case Node.If branch -> {
                boolean truth = Truth.of(evaluation.pipe(branch.pipe(), dot));
                return walk(truth ? branch.body() : branch.otherwise(), dot);
            }
            case Node.With branch -> {
                Value value = evaluation.pipe(branch.pipe(), dot);
                return Truth.of(value) ? walk(branch.body(), value) : walk(branch.otherwise(), dot);
            }
            case Node.Range range -> {
                return range(range, dot);
            }
            case Node.Call call -> template(call, dot);
            case Node.Break _ -> {
                return Flow.BREAK;
            }
            case Node.Continue _ -> {
                return Flow.CONTINUE;
            }
        }
        return Flow.ON;
    }

    private void print(Node node, Value value) {
        progress.at(node);
        switch (value) {
            case Nil _ -> out.append("<no value>");
            case FunctionValue function ->
                    throw progress.failure(
                            "can't print " + node + " of type " + function.type().name());
            default -> Formats.append(out, Indirect.of(value));
        }
    }

    private void template(Node.Call call, Value dot) {
        Tree tree = program.find(call.name());
        if (tree == null) {
            throw progress.failure("template " + Quote.quote(call.name()) + " not defined");
        }
        Value data = call.pipe() == null ? Nil.NIL : evaluation.pipe(call.pipe(), dot);
        call(tree, data);
    }

    private Flow range(Node.Range range, Value dot) {
        Value value = evaluation.pipe(range.pipe(), dot);
        return switch (value) {
            case ListValue list -> {
                if (list.size() == 0) {
                    yield walk(range.otherwise(), dot);
                }
                for (int i = 0; i < list.size(); i++) {
                    if (iterate(range, IntegerValue.of(i), list.get(i)) == Flow.BREAK) {
                        break;
                    }
                }
                yield Flow.ON;
            }
            case MapValue map -> {
                if (map.size() == 0) {
                    yield walk(range.otherwise(), dot);
                }
                for (Value key : map.keys()) {
                    Value element = map.get(key);
                    if (iterate(range, key, element == null ? Nil.NIL : element) == Flow.BREAK) {
                        break;
                    }
                }
                yield Flow.ON;
            }
            case IntegerValue count -> count(range, count, dot);
            case Nil _ -> walk(range.otherwise(), dot);
            default ->
                    throw progress.failure(
                            "range can't iterate over "
                                    + Formats.print(
                                            List.of(Indirect.of(value)), Limits.MAX_OUTPUT));
        };
    }

    /// Over the whole numbers below one, as Go does from 1.24 on.
    private Flow count(Node.Range range, IntegerValue count, Value dot) {
        if (range.pipe().targets().size() > 1) {
            throw progress.failure(
                    "can't use " + count.bits() + " to iterate over more than one variable");
        }
        boolean isNegative = count.isSigned() && count.bits() < 0;
        if (count.bits() == 0 || isNegative) {
            return walk(range.otherwise(), dot);
        }
        for (long i = 0; i != count.bits(); i++) {
            if (iterate(range, Nil.NIL, new IntegerValue(i, count.type())) == Flow.BREAK) {
                break;
            }
        }
        return Flow.ON;
    }

    private Flow iterate(Node.Range range, Value index, Value element) {
        progress.step();
        List<Node.Variable> targets = range.pipe().targets();
        Value[] variables = progress.frame().variables();
        if (targets.size() == 1) {
            variables[targets.getFirst().slot()] = element;
        } else if (targets.size() > 1) {
            variables[targets.get(0).slot()] = index;
            variables[targets.get(1).slot()] = element;
        }
        return walk(range.body(), element);
    }
}
