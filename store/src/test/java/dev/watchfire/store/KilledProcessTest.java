// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.engine.Entity;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process, really killed.
final class KilledProcessTest {
    private static final int ROUNDS = 6;
    private static final int MOST_COMMITS_PER_ROUND = 150;

    @TempDir Path folder;

    @Test
    void whatWasAcknowledgedIsThereAfterKillMinusNineAndNoBatchIsThereInPart() throws Exception {
        long seed = Long.getLong("watchfire.seed", 7);
        Random random = new Random(seed);
        long before = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            long acknowledged = runAndKill(1 + random.nextInt(MOST_COMMITS_PER_ROUND));
            try (Store store = new StoreLocation.Folder(folder.resolve("data")).open()) {
                List<Entity> found = new ArrayList<>();
                long sequence = store.load(found::add).sequence();
                assertThat(sequence)
                        .as("seed %d, round %d", seed, round)
                        .isGreaterThanOrEqualTo(acknowledged)
                        .isGreaterThan(before);
                assertThat(found).isEqualTo(CommittingProcess.stateAfter(sequence));
                assertHistory(store, sequence);
                before = sequence;
            }
        }
    }

    private static void assertHistory(Store store, long sequence) throws StoreException {
        long left = sequence - CommittingProcess.BATCHES_LIVED;
        for (Entity entity : CommittingProcess.alerts(left)) {
            assertThat(store.archived(Entity.Kind.ALERT, entity.id())).isEqualTo(entity);
            assertThat(store.history(new long[] {entity.id()}, 0, 10))
                    .extracting(Store.Journalled::sequence)
                    .containsExactly(sequence, left);
        }
    }

    @Test
    void aFolderInUseByAnotherProcessIsRefusedButCanBeBackedUp() throws Exception {
        Process process = start();
        try (BufferedReader lines = process.inputReader()) {
            assertThat(lines.readLine()).isNotNull();
            StoreLocation location = new StoreLocation.Folder(folder.resolve("data"));
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(location::open)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("in use")
                        .hasMessageContaining("process " + process.pid());
            }
            Path backup = folder.resolve("backup.db");
            location.backup(backup, Store.Progress.SILENT);
            StoreLocation copy = new StoreLocation.Folder(folder.resolve("copy"));
            copy.restore(backup, Store.Progress.SILENT);
            try (Store store = copy.open()) {
                List<Entity> found = new ArrayList<>();
                long sequence = store.load(found::add).sequence();
                assertThat(sequence).isPositive();
                assertThat(found).isEqualTo(CommittingProcess.stateAfter(sequence));
            }
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommittingProcess.class.getName(),
                        folder.resolve("data").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// @return the last batch that the process said was kept
    private long runAndKill(int commits) throws IOException, InterruptedException {
        Process process = start();
        long acknowledged = 0;
        try (BufferedReader lines = process.inputReader()) {
            for (int i = 0; i < commits; i++) {
                acknowledged = Long.parseLong(lines.readLine());
            }
            process.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged = Long.parseLong(line);
            }
        }
        // 128 + SIGKILL: it was really killed, and did not end by itself.
        assertThat(process.waitFor()).isEqualTo(137);
        return acknowledged;
    }
}
