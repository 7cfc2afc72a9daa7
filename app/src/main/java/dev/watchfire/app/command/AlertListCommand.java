// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "list",
        aliases = "query",
        description = "Lists firing alerts.",
        mixinStandardHelpOptions = true)
final class AlertListCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private ClientOptions client = new ClientOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "MATCHER",
            description =
                    "Only alerts that all of them match, e.g. HighLatency service=~\"api|web\".")
    private List<String> matchers = List.of();

    @Option(
            names = {"-s", "--silenced"},
            description = "Only silenced alerts.")
    private boolean silenced;

    @Option(
            names = {"-i", "--inhibited"},
            description = "Only inhibited alerts.")
    private boolean inhibited;

    @Option(
            names = {"-a", "--active"},
            description = "Only alerts that nothing mutes.")
    private boolean active;

    @Option(
            names = {"-r", "--receiver"},
            paramLabel = "REGEX",
            description = "Only alerts that this receiver is told.")
    private @Nullable String receiver;

    @Override
    public Integer call() {
        boolean any = !silenced && !inhibited && !active;
        ApiClient.Query query =
                new ApiClient.Query("/api/v2/alerts")
                        .with("active", Boolean.toString(any || active))
                        .with("silenced", Boolean.toString(any || silenced))
                        .with("inhibited", Boolean.toString(any || inhibited));
        Matchers.parse(matchers).forEach(m -> query.with("filter", m.toString()));
        if (receiver != null) {
            query.with("receiver", receiver);
        }
        JsonNode alerts = client.connect().get(query);
        PrintWriter out = spec.commandLine().getOut();
        switch (client.output()) {
            case JSON -> out.println(alerts.toPrettyString());
            case SIMPLE -> out.print(table(alerts));
        }
        out.flush();
        return 0;
    }

    private static Table table(JsonNode alerts) {
        Table table = new Table("Alertname", "Starts At", "State", "Fingerprint", "Summary");
        for (JsonNode alert : alerts) {
            table.add(
                    alert.path("labels").path("alertname").asString(),
                    alert.path("startsAt").asString(),
                    alert.path("status").path("state").asString(),
                    alert.path("fingerprint").asString(),
                    alert.path("annotations").path("summary").asString());
        }
        return table;
    }
}
