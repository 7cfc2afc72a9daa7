// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.data;

import dev.watchfire.app.command.Failure;
import dev.watchfire.store.Store;
import dev.watchfire.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "backup",
        description =
                "Writes a consistent copy of the data into one file, while a server works on it.",
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private LocationFlags data = new LocationFlags();

    @Parameters(paramLabel = "FILE", description = "Must not exist yet.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        try {
            data.location().backup(file, Store.Progress.SILENT);
            spec.commandLine()
                    .getOut()
                    .printf("%s: %,d bytes%n", file, Files.size(file.toAbsolutePath()));
            return 0;
        } catch (StoreException | IOException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }
}
