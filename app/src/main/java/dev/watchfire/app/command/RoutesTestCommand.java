// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.route.RouteTree;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "test",
        description = "Prints the receivers that an alert with these labels would reach.",
        footer = {"", "Example: watchfire routes test service=api severity=critical --tree"},
        mixinStandardHelpOptions = true)
final class RoutesTestCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private ClientOptions client = new ClientOptions();

    @Mixin private RouteSource source = new RouteSource();

    @Parameters(arity = "0..*", paramLabel = "LABEL=VALUE")
    private List<String> labels = List.of();

    @Option(names = "--tree", description = "Also print every route that matched, and how.")
    private boolean tree;

    @Option(
            names = "--verify.receivers",
            paramLabel = "NAMES",
            split = ",",
            description = "Fail unless these receivers, in this order, are reached.")
    private List<String> expected = List.of();

    @Override
    public Integer call() {
        LabelSet alert = LabelSet.of(AlertAddCommand.pairs(labels, false));
        Route root = source.load(client).route();
        List<Route> reached = new RouteTree(root).match(alert);
        List<String> receivers = reached.stream().map(Route::receiver).toList();
        PrintWriter out = spec.commandLine().getOut();
        switch (client.output()) {
            case SIMPLE -> {
                if (tree) {
                    print(root, alert, reached, 0, out);
                }
                out.println(String.join(",", receivers));
            }
            case JSON -> out.println(describe(reached).toPrettyString());
        }
        out.flush();
        if (!expected.isEmpty() && !expected.equals(receivers)) {
            throw new Failure(
                    "expected "
                            + String.join(",", expected)
                            + ", but the alert reaches "
                            + String.join(",", receivers));
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
