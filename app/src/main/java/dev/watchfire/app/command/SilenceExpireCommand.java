// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "expire", description = "Ends silences now.", mixinStandardHelpOptions = true)
final class SilenceExpireCommand implements Callable<Integer> {
    @Mixin private ClientOptions client = new ClientOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "ID",
            description = "As 'silence list -q' prints them.")
    private List<UUID> ids = List.of();

    @Override
    public Integer call() {
        ApiClient api = client.connect();
        ids.forEach(id -> api.delete("/api/v2/silence/" + id));
        return 0;
    }
}
