// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.data;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Failure;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.store.Store;
import dev.watchfire.store.StoreException;
import java.nio.file.Path;

public final class RestoreCommand implements Action {
    private final LocationFlags data;
    private final Words<Path> file;

    public RestoreCommand(Syntax syntax) {
        file = syntax.words("FILE", 1, 1, Path::of, "What 'watchfire backup' wrote.");
        data = new LocationFlags(syntax);
    }

    @Override
    public int run(Console console) {
        try {
            data.location().restore(file.one(), Store.Progress.SILENT);
            console.out()
                    .printf(
                            "%s holds what %s held. A server on it sends nothing until it is"
                                    + " started once with --dispatch.resume.%n",
                            data.location(), file.one());
            return 0;
        } catch (StoreException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }
}
