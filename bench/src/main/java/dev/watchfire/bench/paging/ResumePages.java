// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.paging;

import dev.watchfire.runtime.EngineThread;
import dev.watchfire.store.Store;
import dev.watchfire.store.StoreLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/// Prints how long a process that just began takes to go on with the pages that {@link OpenPages}
/// left.
public final class ResumePages {
    private ResumePages() {}

    /// @param arguments the folder of the store, and the seconds between two steps
    static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        StoreLocation location = new StoreLocation.Folder(Path.of(arguments[0]));
        Duration wait = Duration.ofSeconds(Long.parseLong(arguments[1]));
        try (Store store = location.open();
                EngineThread engine =
                        OpenPages.engine(
                                store,
                                (_, _) -> {},
                                OpenPages.configuration(wait),
                                InstantSource.system())) {
            engine.start();
            System.out.printf(
                    Locale.ROOT,
                    "a restart resumes %d pages in %.2f s%n",
                    engine.image().pages().size(),
                    (System.nanoTime() - start) / 1e9);
        }
    }
}
