// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.data;

import dev.watchfire.app.command.Failure;
import dev.watchfire.store.Store;
import dev.watchfire.store.StoreException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "restore",
        description = "Fills an empty data folder or database from a backup.",
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private LocationFlags data = new LocationFlags();

    @Parameters(paramLabel = "FILE", description = "What 'watchfire backup' wrote.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        try {
            data.location().restore(file, Store.Progress.SILENT);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s holds what %s held. A server started on it sends nothing until it"
                                    + " is started once with --dispatch.resume.%n",
                            data.location(), file);
            return 0;
        } catch (StoreException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }
}
