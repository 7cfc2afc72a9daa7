// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.matcher.Matcher;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "show", description = "Prints the routing tree.", mixinStandardHelpOptions = true)
final class RoutesShowCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private ClientOptions client = new ClientOptions();

    @Mixin private RouteSource source = new RouteSource();

    @Override
    public Integer call() {
        Route root = source.load(client).route();
        PrintWriter out = spec.commandLine().getOut();
        switch (client.output()) {
            case SIMPLE -> {
                out.println(line(root));
                printBelow(root, "", out);
            }
            case JSON -> {
                ObjectNode node = ApiClient.JSON.createObjectNode();
                describe(root, node);
                out.println(node.toPrettyString());
            }
        }
        out.flush();
        return 0;
    }

    private static void printBelow(Route route, String indent, PrintWriter out) {
        List<Route> children = route.routes();
        for (int i = 0; i < children.size(); i++) {
            boolean last = i == children.size() - 1;
            out.println(indent + (last ? "└── " : "├── ") + line(children.get(i)));
            printBelow(children.get(i), indent + (last ? "    " : "│   "), out);
        }
    }

    private static String line(Route route) {
        String matchers =
                route.matchers().stream()
                        .map(Matcher::toString)
                        .collect(Collectors.joining(",", "{", "}"));
        return matchers
                + "  receiver: "
                + route.receiver()
                + (route.continues() ? "  continue: true" : "");
    }

    private static void describe(Route route, ObjectNode into) {
        into.put("receiver", route.receiver());
        ArrayNode matchers = into.putArray("matchers");
        route.matchers().forEach(m -> matchers.add(m.toString()));
        ArrayNode groupBy = into.putArray("groupBy");
        if (route.groupByAll()) {
            groupBy.add("...");
        } else {
            route.groupBy().forEach(groupBy::add);
        }
        into.put("continue", route.continues());
        into.put("groupWait", route.groupWait().toString());
        into.put("groupInterval", route.groupInterval().toString());
        into.put("repeatInterval", route.repeatInterval().toString());
        ArrayNode routes = into.putArray("routes");
        route.routes().forEach(r -> describe(r, routes.addObject()));
    }
}
