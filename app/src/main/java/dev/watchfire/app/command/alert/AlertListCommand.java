// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.alert;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Switch;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Matchers;
import dev.watchfire.app.client.Table;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

final class AlertListCommand implements Action {
    private final ClientOptions client;
    private final Words<String> matchers;
    private final Switch silenced;
    private final Switch inhibited;
    private final Switch active;
    private final Option<String> receiver;

    AlertListCommand(Syntax syntax) {
        matchers =
                syntax.words(
                        "MATCHER",
                        0,
                        Integer.MAX_VALUE,
                        Function.identity(),
                        "Only alerts that all of them match, e.g. HighLatency"
                                + " service=~\"api|web\".");
        silenced = syntax.toggle("-s, --silenced", "Only silenced alerts.");
        inhibited = syntax.toggle("-i, --inhibited", "Only inhibited alerts.");
        active = syntax.toggle("-a, --active", "Only alerts that nothing mutes.");
        receiver =
                syntax.text("-r, --receiver", "REGEX", "Only alerts that such a receiver is told.");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        boolean any = !silenced.isOn() && !inhibited.isOn() && !active.isOn();
        ApiClient.Query query =
                new ApiClient.Query("/api/v2/alerts")
                        .with("active", Boolean.toString(any || active.isOn()))
                        .with("silenced", Boolean.toString(any || silenced.isOn()))
                        .with("inhibited", Boolean.toString(any || inhibited.isOn()));
        Matchers.parse(matchers.all()).forEach(m -> query.with("filter", m.toString()));
        String wanted = receiver.orNull();
        if (wanted != null) {
            query.with("receiver", wanted);
        }
        JsonNode alerts = client.connect().get(query);
        switch (client.output()) {
            case JSON -> console.out().println(alerts.toPrettyString());
            case SIMPLE -> console.out().print(table(alerts));
        }
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
