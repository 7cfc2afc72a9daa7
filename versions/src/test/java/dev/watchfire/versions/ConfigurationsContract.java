// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.config.ReadOptions;
import dev.watchfire.config.ReadResult;
import dev.watchfire.config.document.ObjectText.Kind;
import dev.watchfire.people.People;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.audit.Entry;
import dev.watchfire.people.ledger.Audit;
import dev.watchfire.people.vault.Vault;
import dev.watchfire.store.Store;
import dev.watchfire.store.StoreException;
import dev.watchfire.store.StoreLocation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds on both databases, and what the engine has to do with it.
abstract class ConfigurationsContract {
    private static final Author ADA =
            new Author(new Actor(Actor.Kind.USER, "1", "ada", "192.0.2.1"), true);

    private static final String FILE = "route: {receiver: desk}\nreceivers: [{name: desk}]\n";

    private static final String TEXT =
            """
            inhibit_rules:
            - {name: boss, source_matchers: [a=b], target_matchers: [c=d]}
            global:
              smtp_auth_password: T0P-S3CRET
            """;

    @TempDir Path folder;

    /// The file, which tests change.
    private String file = FILE;

    /// Why the engine takes nothing; null where it does.
    private @Nullable String refusal;

    private final List<String> ran = new ArrayList<>();
    private StoreLocation location;
    private Store store;
    private People people;
    private Configurations configurations;

    abstract StoreLocation newLocation() throws Exception;

    @BeforeEach
    void start() throws Exception {
        location = newLocation();
        open();
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private void open() throws Exception {
        store = location.open();
        people = People.open(store.documents(), () -> Instant.EPOCH, new SecureRandom());
        Vault vault =
                Vault.open(folder.resolve("secrets.key"), store.documents(), new SecureRandom());
        try {
            configurations =
                    Configurations.open(
                            new Source(), store.documents(), people, vault, () -> Instant.EPOCH);
        } catch (StartRefused e) {
            store.close();
            throw e;
        }
        configurations.runWith(
                accepted -> {
                    ran.add(describe(accepted));
                    return refusal;
                });
    }

    private static String describe(ReadResult.Accepted accepted) {
        return accepted.configuration().inhibitRules().size() + " rules";
    }

    private final class Source implements FileSource {
        @Override
        public FileText read() {
            byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
            return new FileText(name(), null, bytes, false);
        }

        @Override
        public String name() {
            return "alertmanager.yml";
        }

        @Override
        public ReadOptions options() {
            return ReadOptions.DEFAULT;
        }

        @Override
        public @Nullable Path directory() {
            return null;
        }
    }

    private Version save(long from, String text) throws Exception {
        Saved saved = configurations.save(ADA, from, text, "why");
        assertThat(saved).isInstanceOf(Saved.Done.class);
        return ((Saved.Done) saved).version();
    }

    private List<String> actions() throws StoreException {
        return people
                .audit()
                .find(new Audit.Query(null, null, null, null, null, null, 0), 99)
                .stream()
                .map(Entry::action)
                .toList();
    }

    @Test
    void versionsAndObjectsOutliveARestart() throws Exception {
        save(0, TEXT);
        String id = configurations.object(Kind.INHIBIT_RULES, "boss").id();
        store.close();
        open();
        assertThat(describe(configurations.initial())).isEqualTo("1 rules");
        assertThat(configurations.overview().text())
                .isEqualTo(TEXT.replace("T0P-S3CRET", "<secret>"));
        assertThat(configurations.object(Kind.INHIBIT_RULES, "boss").id()).isEqualTo(id);
        assertThat(configurations.versions(Long.MAX_VALUE, 9))
                .extracting(Version::comment)
                .containsExactly("why");
        assertThat(configurations.diff(0, 1).added()).isEqualTo(4);
        assertThat(actions()).containsExactly("configuration.changed");
    }

    @Test
    void whatTheEngineDoesNotTakeIsNotKept() throws Exception {
        save(0, TEXT);
        String id = configurations.object(Kind.INHIBIT_RULES, "boss").id();
        refusal = "its queue is full";
        Saved saved = configurations.save(ADA, 1, "schedules: []\n", "");
        assertThat(saved).isEqualTo(new Saved.NotRun("its queue is full"));
        assertThat(configurations.versions(Long.MAX_VALUE, 9)).hasSize(1);
        assertThat(configurations.object(Kind.INHIBIT_RULES, "boss").id()).isEqualTo(id);
        assertThat(configurations.overview().text()).contains("boss");
        store.close();
        open();
        assertThat(describe(configurations.initial())).isEqualTo("1 rules");
        refusal = null;
        assertThat(save(1, "schedules: []\n").id()).isEqualTo(2);
        assertThat(actions()).contains("configuration.not-run");
    }

    @Test
    void whatIsSavedAsItIsMakesNoVersion() throws Exception {
        save(0, TEXT);
        assertThat(save(1, configurations.overview().text()).id()).isEqualTo(1);
        assertThat(ran).hasSize(1);
    }

    @Test
    void aStartIsRefusedWhereNothingEverRan() throws Exception {
        store.close();
        file = "route: {receiver: nobody}\n";
        assertThatThrownBy(this::open)
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("alertmanager.yml:1:19: ");
        file = FILE;
        open();
    }

    @Test
    void aStartAfterTheFileWentWrongSaysSo() throws Exception {
        save(0, TEXT);
        store.close();
        file = FILE.replace("receiver: desk", "receiver: nobody");
        open();
        assertThat(configurations.overview().load().refusal())
                .contains("the file changed since the two ran together")
                .contains("version 1 of the console");
        assertThat(configurations.overview().file().text()).isEqualTo(FILE);
        // What is saved now is checked with the file that runs, and is the pair of the next start.
        save(1, TEXT + "# more\n");
        store.close();
        open();
        assertThat(configurations.overview().runningVersion()).isEqualTo(2);
    }

    @Test
    void aBackupBringsTheVersionsWithoutTheirSecrets() throws Exception {
        save(0, TEXT);
        Path backup = folder.resolve("backup.db");
        location.backup(backup, (done, total) -> {});
        store.close();
        location = new StoreLocation.Folder(folder.resolve("elsewhere"));
        location.restore(backup, (done, total) -> {});
        open();
        assertThat(configurations.overview().missing()).isNull();
        assertThat(configurations.overview().text()).contains("<secret>");
        store.close();
        java.nio.file.Files.delete(folder.resolve("secrets.key"));
        open();
        assertThat(configurations.overview().missing()).contains("secrets.key is missing");
        assertThat(describe(configurations.initial())).isEqualTo("1 rules");
    }
}
