// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.html;

import dev.watchfire.gotemplate.format.Quote;
import dev.watchfire.gotemplate.html.Context.Slash;
import dev.watchfire.gotemplate.html.Context.State;
import dev.watchfire.gotemplate.html.Context.UrlPart;
import dev.watchfire.gotemplate.syntax.Node;
import dev.watchfire.gotemplate.syntax.Node.Block;
import dev.watchfire.gotemplate.syntax.Node.Pipe;
import dev.watchfire.gotemplate.syntax.Node.Statement;
import dev.watchfire.gotemplate.syntax.Tree;
import dev.watchfire.gotemplate.value.Utf8;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rewrites a template, and those it calls, so that every value is escaped for its place. A
/// template that is called in several contexts becomes several templates.
public final class Escaping {
    /// Loops are escaped twice, so loops inside loops multiply; a large page takes some thousands.
    static final int MAX_STATEMENTS = 200_000;

    /// Why the template cannot be escaped.
    public static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        private final String file;
        private final int line;
        private final int column;

        private Failure(EscapeError error, String template) {
            super(error.message(template), null, false, false);
            this.file = error.hasPlace() ? error.file() : template;
            this.line = error.line();
            this.column = error.character();
        }

        public String file() {
            return file;
        }

        public int line() {
            return line;
        }

        public int column() {
            return column;
        }

        public String text() {
            return String.valueOf(getMessage());
        }
    }

    /// What a statement became, and the context after it.
    private record Result<T>(Context context, T node) {}

    private record Exit(Context context, Node node) {}

    /// Where the loop that is being escaped can be left from.
    private static final class Loop {
        private final List<Exit> breaks = new ArrayList<>();
        private final List<Exit> continues = new ArrayList<>();
    }

    private final Map<String, Tree> trees;
    private final Map<String, Tree> escaped = new HashMap<>();
    private final Map<String, Context> outputs = new HashMap<>();
    private final Set<String> called = new HashSet<>();
    private Tree tree;
    private @Nullable Loop loop;
    private int statements;

    private Escaping(Map<String, Tree> trees, Tree root) {
        this.trees = trees;
        this.tree = root;
    }

    /// @return the escaped template under its name, and those it calls under theirs
    /// @throws Failure where a context is ambiguous or the HTML is broken
    public static Map<String, Tree> escape(Map<String, Tree> trees, Tree root) throws Failure {
        Map<String, Tree> all = new HashMap<>(trees);
        all.put(root.name(), root);
        Escaping escaping = new Escaping(all, root);
        Context end = escaping.template(Context.START, root.name(), new Node.Dot(0));
        EscapeError error = end.error();
        if (error == null && end.state() != State.TEXT) {
            error = new EscapeError("ends in a non-text context: " + end);
        }
        if (error != null) {
            throw new Failure(error, root.name());
        }
        return escaping.escaped;
    }

    /// The context after a template that is called in `context`.
    private Context template(Context context, String name, Node caller) {
        String derived = context.derivedName(name);
        called.add(derived);
        Context known = outputs.get(derived);
        if (known != null) {
            return known;
        }
        Tree original = trees.get(name);
        if (original == null) {
            return Context.failed(placed(caller, "no such template " + Quote.quote(name)));
        }
        Tree outer = tree;
        Loop outerLoop = loop;
        tree = original;
        loop = null;
        Context result = output(context, derived);
        tree = outer;
        loop = outerLoop;
        return result;
    }

    /// Recursion is escaped by assuming what comes out, and looking whether it does.
    private Context output(Context context, String derived) {
        Result<Block> body = assuming(context, context, derived);
        boolean holds = holds(context, body.context(), derived);
        if (!holds && !body.context().isError()) {
            Context assumed = body.context();
            body = assuming(context, assumed, derived);
            holds = holds(assumed, body.context(), derived);
        }
        Context result = body.context();
        if (!holds && !result.isError()) {
            result =
                    Context.failed(
                            placed(
                                    new Node.Dot(0),
                                    "cannot compute output context for template " + derived));
        }
        outputs.put(derived, result);
        Tree source = tree;
        escaped.put(
                derived,
                new Tree(derived, source.file(), source.text(), body.node(), source.slots()));
        return result;
    }

    private Result<Block> assuming(Context context, Context output, String derived) {
        called.remove(derived);
        outputs.put(derived, output);
        return block(context, tree.body());
    }

    private boolean holds(Context assumed, Context actual, String derived) {
        return !actual.isError() && (!called.contains(derived) || assumed.equals(actual));
    }

    private Result<Block> block(Context start, Block block) {
        Context context = start;
        List<Statement> statements = new ArrayList<>();
        for (Statement statement : block.statements()) {
            Result<Statement> result = statement(context, statement);
            context = result.context();
            statements.add(result.node());
            if (context.isError()) {
                return new Result<>(context, block);
            }
            if (context.state() == State.DEAD) {
                break;
            }
        }
        return new Result<>(context, new Block(statements));
    }

    private Result<Statement> statement(Context context, Statement statement) {
        if (++statements > MAX_STATEMENTS) {
            String limit =
                    "exceeded maximum number of statements to escape (" + MAX_STATEMENTS + ")";
            return new Result<>(Context.failed(placed(statement, limit)), statement);
        }
        return switch (statement) {
            case Node.Text text -> {
                TextEscape.Result result = TextEscape.of(context, text.text());
                yield new Result<>(
                        located(result.context(), text),
                        new Node.Text(text.position(), result.text()));
            }
            case Node.Action action -> action(context, action);
            case Node.If branch -> {
                Result<Block> body = block(context, branch.body());
                Result<Block> otherwise = block(context, branch.otherwise());
                yield new Result<>(
                        join(body.context(), otherwise.context(), branch, "if"),
                        new Node.If(
                                branch.position(), branch.pipe(), body.node(), otherwise.node()));
            }
            case Node.With branch -> {
                Result<Block> body = block(context, branch.body());
                Result<Block> otherwise = block(context, branch.otherwise());
                yield new Result<>(
                        join(body.context(), otherwise.context(), branch, "with"),
                        new Node.With(
                                branch.position(), branch.pipe(), body.node(), otherwise.node()));
            }
            case Node.Range range -> range(context, range);
            case Node.Call call -> {
                String derived = context.derivedName(call.name());
                Context after = template(context, call.name(), call);
                yield new Result<>(after, new Node.Call(call.position(), derived, call.pipe()));
            }
            case Node.Break _ -> leave(context, statement, true);
            case Node.Continue _ -> leave(context, statement, false);
        };
    }

    private Result<Statement> leave(Context context, Statement statement, boolean isBreak) {
        if (loop != null) {
            (isBreak ? loop.breaks : loop.continues).add(new Exit(context, statement));
        }
        return new Result<>(context.with(State.DEAD), statement);
    }

    private Result<Statement> range(Context context, Node.Range range) {
        Loop outer = loop;
        Loop first = new Loop();
        loop = first;
        Result<Block> body = block(context, range.body());
        Context once = withExits(body.context(), first);
        if (!once.isError()) {
            // The loop may run again from where it ended.
            loop = new Loop();
            Context twice = block(once, range.body()).context();
            once = join(once, twice, range, "range");
            if (once.isError() && once.error() != null) {
                EscapeError again = once.error().prefixed("on range loop re-entry: ");
                boolean isNamed = again.told() == EscapeError.Told.NAME;
                once = Context.failed(isNamed ? again.told(EscapeError.Told.LINE) : again);
            }
        }
        loop = outer;
        if (once.isError()) {
            return new Result<>(once, range);
        }
        Result<Block> otherwise = block(context, range.otherwise());
        return new Result<>(
                join(once, otherwise.context(), range, "range"),
                new Node.Range(range.position(), range.pipe(), body.node(), otherwise.node()));
    }

    private Context withExits(Context end, Loop exits) {
        Context context = end;
        for (Exit exit : exits.breaks) {
            context = exit("at range loop break: ", context, exit);
        }
        for (Exit exit : exits.continues) {
            context = exit("at range loop continue: ", context, exit);
        }
        return context;
    }

    private Context exit(String prefix, Context context, Exit exit) {
        if (context.isError()) {
            return context;
        }
        Context joined = join(context, exit.context(), exit.node(), "range");
        EscapeError error = joined.error();
        return error == null ? joined : Context.failed(error.prefixed(prefix));
    }

    private Context join(Context a, Context b, Node node, String branch) {
        Context joined = Context.join(a, b);
        if (joined != null) {
            return joined;
        }
        String branches = "{{" + branch + "}} branches end in different contexts: ";
        return Context.failed(placed(node, branches + a + ", " + b));
    }

    private Result<Statement> action(Context start, Node.Action action) {
        Pipe pipe = action.pipe();
        if (!pipe.targets().isEmpty()) {
            return new Result<>(start, action);
        }
        Context context = start.nudged();
        String refused = Escapers.refused(context, pipe);
        if (refused != null) {
            return failed(
                    action,
                    "predefined escaper " + Quote.quote(refused) + " disallowed in template");
        }
        if (context.urlPart() == UrlPart.UNKNOWN && Escapers.isInUrl(context.state())) {
            return failed(action, action + " appears in an ambiguous context within a URL");
        }
        List<Escaper> escapers = Escapers.of(context);
        Context after =
                switch (context.state()) {
                    case JS -> context.with(Slash.DIVISION);
                    case TAG -> context.with(State.ATTRIBUTE_NAME);
                    default -> context;
                };
        Pipe safe = EscapedPipe.of(pipe, escapers);
        return new Result<>(after, new Node.Action(action.position(), safe));
    }

    private Result<Statement> failed(Node.Action action, String description) {
        return new Result<>(Context.failed(placed(action, description)), action);
    }

    private EscapeError placed(Node node, String description) {
        String before = tree.text().substring(0, Math.min(node.position(), tree.text().length()));
        int newline = before.lastIndexOf('\n');
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        String inLine = before.substring(newline + 1);
        return new EscapeError(
                tree.file(),
                line,
                Utf8.length(inLine),
                inLine.length() + 1,
                EscapeError.Told.COLUMN,
                description);
    }

    /// Errors in text are where the text starts.
    private Context located(Context context, Node.Text text) {
        EscapeError error = context.error();
        return error == null || error.hasPlace()
                ? context
                : Context.failed(placed(text, error.description()).told(EscapeError.Told.NAME));
    }
}
