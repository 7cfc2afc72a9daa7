// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.routing;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Failure;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Switch;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Inputs;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.route.RouteTree;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

final class RoutesTestCommand implements Action {
    private final ClientOptions client;
    private final RouteSource source;
    private final Words<String> labels;
    private final Switch tree;
    private final Option<String> expected;

    RoutesTestCommand(Syntax syntax) {
        labels =
                syntax.words(
                        "LABEL=VALUE",
                        0,
                        Integer.MAX_VALUE,
                        Function.identity(),
                        "The labels of the alert.");
        tree = syntax.toggle("--tree", "Also print every route that matched.");
        expected =
                syntax.text(
                        "--verify.receivers",
                        "NAMES",
                        "Fail unless these receivers (with commas between) are reached, in this"
                                + " order.");
        source = new RouteSource(syntax);
        client = new ClientOptions(syntax);
        syntax.note("Example: watchfire routes test service=api severity=critical --tree");
    }

    @Override
    public int run(Console console) {
        LabelSet alert = LabelSet.of(Inputs.pairs(labels.all(), false));
        Route root = source.load(client).route();
        List<Route> reached = new RouteTree(root).match(alert);
        String receivers = String.join(",", reached.stream().map(Route::receiver).toList());
        switch (client.output()) {
            case SIMPLE -> {
                if (tree.isOn()) {
                    print(root, alert, reached, 0, console.out());
                }
                console.out().println(receivers);
            }
            case JSON -> console.out().println(describe(reached).toPrettyString());
        }
        String wanted = expected.orNull();
        if (wanted != null && !wanted.equals(receivers)) {
            throw new Failure("expected " + wanted + ", but the alert reaches " + receivers);
        }
        return 0;
    }

    /// Matching routes only: a child that matches without `continue` hides its later siblings.
    private static boolean print(
            Route route, LabelSet alert, List<Route> reached, int depth, PrintWriter out) {
        if (!RouteTree.accepts(route, alert)) {
            return false;
        }
        boolean told = reached.stream().anyMatch(r -> r.id().equals(route.id()));
        out.println(
                "  ".repeat(depth)
                        + route.matchers().stream().map(Matcher::toString).toList()
                        + (told ? "  → " + route.receiver() : ""));
        for (Route child : route.routes()) {
            if (print(child, alert, reached, depth + 1, out) && !child.continues()) {
                break;
            }
        }
        return true;
    }

    private static ArrayNode describe(List<Route> reached) {
        ArrayNode array = ApiClient.JSON.createArrayNode();
        for (Route route : reached) {
            ObjectNode node = array.addObject();
            node.put("receiver", route.receiver());
            node.put("route", route.key());
            ArrayNode groupBy = node.putArray("groupBy");
            if (route.groupByAll()) {
                groupBy.add("...");
            } else {
                route.groupBy().forEach(groupBy::add);
            }
        }
        return array;
    }
}
