// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.data;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Failure;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.store.Store;
import dev.watchfire.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public final class BackupCommand implements Action {
    private final LocationFlags data;
    private final Words<Path> file;

    public BackupCommand(Syntax syntax) {
        file = syntax.words("FILE", 1, 1, Path::of, "Must not exist yet.");
        data = new LocationFlags(syntax);
    }

    @Override
    public int run(Console console) {
        Path target = file.one().toAbsolutePath();
        try {
            data.location().backup(target, Store.Progress.SILENT);
            console.out().printf("%s: %,d bytes%n", target, Files.size(target));
            return 0;
        } catch (StoreException | IOException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }
}
