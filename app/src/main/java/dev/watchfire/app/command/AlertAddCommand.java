// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Failure;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
        start = time(syntax, "--start", "When it began; RFC 3339. Default: now.");
        end = time(syntax, "--end", "When it ends. Default: the resolve timeout from now.");
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
        pairs(labels.all(), true).forEach(labelNode::put);
        ObjectNode annotationNode = alert.putObject("annotations");
        pairs(annotations.all(), false).forEach(annotationNode::put);
        put(alert, "startsAt", start.orNull());
        put(alert, "endsAt", end.orNull());
        put(alert, "generatorURL", generatorUrl.orNull());
        var _ = client.connect().post("/api/v2/alerts", alerts);
        return 0;
    }

    private static void put(ObjectNode alert, String key, @Nullable Object value) {
        if (value != null) {
            alert.put(key, value.toString());
        }
    }

    static Option<Instant> time(Syntax syntax, String name, String description) {
        return syntax.option(name, "TIME", AlertAddCommand::readTime, description);
    }

    private static Instant readTime(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no RFC 3339 time: write for example 2026-01-31T09:00:00Z",
                    e);
        }
    }

    static Map<String, String> pairs(List<String> words, boolean nameFirst) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String word : words) {
            int sign = word.indexOf('=');
            if (sign < 0 && nameFirst && pairs.isEmpty()) {
                pairs.put("alertname", word);
            } else if (sign < 1) {
                throw new Failure("'" + word + "' is not of the form NAME=VALUE");
            } else {
                pairs.put(word.substring(0, sign), unquote(word.substring(sign + 1)));
            }
        }
        return pairs;
    }

    /// amtool's users write `label="value"` in quotes that their shell does not take away.
    private static String unquote(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
