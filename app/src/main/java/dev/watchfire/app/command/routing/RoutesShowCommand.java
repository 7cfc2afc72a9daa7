// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.routing;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.matcher.Matcher;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

final class RoutesShowCommand implements Action {
    private final ClientOptions client;
    private final RouteSource source;

    RoutesShowCommand(Syntax syntax) {
        source = new RouteSource(syntax);
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        Route root = source.load(client).route();
        switch (client.output()) {
            case SIMPLE -> {
                console.out().println(line(root));
                printBelow(root, "", console.out());
            }
            case JSON -> {
                ObjectNode node = ApiClient.JSON.createObjectNode();
                describe(root, node);
                console.out().println(node.toPrettyString());
            }
        }
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
