// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.alert;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Inputs;
import java.net.URI;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

final class AlertAddCommand implements Action {
    private final ClientOptions client;
    private final Words<String> labels;
    private final Option<String> annotations;
    private final Option<Instant> start;
    private final Option<Instant> end;
    private final Option<URI> generatorUrl;

    AlertAddCommand(Syntax syntax) {
        labels =
                syntax.words(
                        "LABEL=VALUE",
                        1,
                        Integer.MAX_VALUE,
                        Function.identity(),
                        "A first word without '=' is the alert's name.");
        annotations =
                syntax.text(
                                "--annotation",
                                "NAME=VALUE",
                                "Text that comes with the alert and is no part of its identity.")
                        .repeatable();
        start = Inputs.time(syntax, "--start", "When it began; RFC 3339. Default: now.");
        end = Inputs.time(syntax, "--end", "When it ends. Default: the resolve timeout from now.");
        generatorUrl =
                syntax.option("--generator-url", "URL", URI::create, "Where the alert comes from.");
        client = new ClientOptions(syntax);
        syntax.note(
                "Example: watchfire alert add HighLatency service=api severity=critical"
                        + " --annotation summary='p99 above 2 s'");
    }

    @Override
    public int run(Console console) {
        ArrayNode alerts = ApiClient.JSON.createArrayNode();
        ObjectNode alert = alerts.addObject();
        ObjectNode labelNode = alert.putObject("labels");
        Inputs.pairs(labels.all(), true).forEach(labelNode::put);
        ObjectNode annotationNode = alert.putObject("annotations");
        Inputs.pairs(annotations.all(), false).forEach(annotationNode::put);
        Inputs.put(alert, "startsAt", start);
        Inputs.put(alert, "endsAt", end);
        Inputs.put(alert, "generatorURL", generatorUrl);
        var _ = client.connect().post("/api/v2/alerts", alerts);
        return 0;
    }
}
