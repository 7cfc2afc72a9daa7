// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "explain",
        description = "Says who was told about an alert, who was not, and why.",
        mixinStandardHelpOptions = true)
final class AlertExplainCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private ClientOptions client = new ClientOptions();

    @Parameters(paramLabel = "FINGERPRINT", description = "As 'alert list' prints it.")
    private String fingerprint = "";

    @Override
    public Integer call() {
        JsonNode explained =
                client.connect()
                        .get(
                                "/api/watchfire/v1/alerts/"
                                        + ApiClient.encode(fingerprint)
                                        + "/explain");
        spec.commandLine().getOut().println(explained.toPrettyString());
        return 0;
    }
}
