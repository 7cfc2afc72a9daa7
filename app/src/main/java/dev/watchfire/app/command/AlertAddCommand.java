// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "add",
        description = "Posts one alert.",
        footer = {
            "",
            "Example: watchfire alert add HighLatency service=api severity=critical"
                    + " --annotation summary='p99 above 2 s'"
        },
        mixinStandardHelpOptions = true)
final class AlertAddCommand implements Callable<Integer> {
    @Mixin private ClientOptions client = new ClientOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "LABEL=VALUE",
            description = "A first word without '=' is the alert's name.")
    private List<String> labels = List.of();

    @Option(
            names = "--annotation",
            paramLabel = "NAME=VALUE",
            description =
                    "Text that comes with the alert and is no part of its identity; repeatable.")
    private List<String> annotations = List.of();

    @Option(names = "--start", paramLabel = "TIME", description = "RFC 3339. Default: now.")
    private @Nullable String start;

    @Option(
            names = "--end",
            paramLabel = "TIME",
            description = "RFC 3339. Default: the server's resolve timeout from now.")
    private @Nullable String end;

    @Option(
            names = "--generator-url",
            paramLabel = "URL",
            description = "Where the alert comes from.")
    private @Nullable URI generatorUrl;

    @Override
    public Integer call() {
        ArrayNode alerts = ApiClient.JSON.createArrayNode();
        ObjectNode alert = alerts.addObject();
        ObjectNode labelNode = alert.putObject("labels");
        pairs(labels, true).forEach(labelNode::put);
        ObjectNode annotationNode = alert.putObject("annotations");
        pairs(annotations, false).forEach(annotationNode::put);
        if (start != null) {
            alert.put("startsAt", time("--start", start));
        }
        if (end != null) {
            alert.put("endsAt", time("--end", end));
        }
        if (generatorUrl != null) {
            alert.put("generatorURL", generatorUrl.toString());
        }
        var _ = client.connect().post("/api/v2/alerts", alerts);
        return 0;
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

    static String time(String flag, String value) {
        try {
            return Instant.parse(value).toString();
        } catch (DateTimeParseException e) {
            throw new Failure(
                    flag
                            + ": '"
                            + value
                            + "' is no RFC 3339 time: write for example"
                            + " 2026-01-31T09:00:00Z",
                    e);
        }
    }
}
