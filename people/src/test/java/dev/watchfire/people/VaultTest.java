// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.vault.Vault;
import dev.watchfire.people.vault.Vault.Content;
import dev.watchfire.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class VaultTest extends OpenPeople {
    private static final String SECRET = "https://hooks.example/T0P-S3CRET";

    private Path file;
    private Vault vault;

    @BeforeEach
    void openTheVault() throws StoreException {
        file = folder.resolve("data.key");
        vault = vault();
    }

    private Vault vault() throws StoreException {
        return Vault.open(file, store.documents(), new SecureRandom());
    }

    private void put(String name, String secret) throws Refusal, StoreException {
        change(
                c -> {
                    vault.put(c, name, secret.getBytes(StandardCharsets.UTF_8));
                    return true;
                });
    }

    private String get(String name) throws StoreException {
        return switch (vault.get(name)) {
            case Content.Nothing() -> "nothing";
            case Content.Unreadable(String reason) -> reason;
            case Content.Secret secret -> new String(secret.bytes(), StandardCharsets.UTF_8);
        };
    }

    @Test
    void whatIsSealedIsReadAgainAfterARestart() throws Exception {
        put("a", SECRET);
        restart();
        vault = vault();
        assertThat(get("a")).isEqualTo(SECRET);
        assertThat(get("b")).isEqualTo("nothing");
        assertThat(vault.problem()).isNull();
    }

    @Test
    void neitherTheDataNorABackupNorTextHoldsASecret() throws Exception {
        put("a", SECRET);
        Path backup = folder.resolve("backup.db");
        location.backup(backup, (done, total) -> {});
        store.close();
        assertThat(new String(Files.readAllBytes(backup), StandardCharsets.ISO_8859_1))
                .contains("sealed_secret")
                .doesNotContain("T0P-S3CRET");
        try (var files = Files.walk(folder.resolve("data"))) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1))
                        .as(each.toString())
                        .doesNotContain("T0P-S3CRET");
            }
        }
        assertThat(new Content.Secret(SECRET.getBytes(StandardCharsets.UTF_8)).toString())
                .doesNotContain("T0P");
    }

    @Test
    void theKeyFileIsItsOwnersAloneAndIsMadeOnce() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String before = Files.readString(file);
        vault();
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void aLostKeyFileIsNamedAndNothingIsDestroyed() throws Exception {
        put("a", SECRET);
        Path away = Files.move(file, folder.resolve("away"));
        vault = vault();
        assertThat(file).doesNotExist();
        assertThat(vault.problem()).contains(file.toString()).contains("is missing");
        assertThat(get("a")).contains(file.toString());
        assertThatThrownBy(() -> put("b", "x"))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.code()).isEqualTo("no-key"));
        Files.move(away, file);
        vault = vault();
        assertThat(get("a")).isEqualTo(SECRET);
    }

    @Test
    void anotherKeyIsKnownForWhatItIs() throws Exception {
        put("a", SECRET);
        String right = Files.readString(file);
        Files.delete(file);
        Vault.open(file, emptyStore().documents(), new SecureRandom());
        vault = vault();
        assertThat(get("a")).contains("holds another key").contains(file.toString());
        put("b", "new");
        Files.writeString(file, Files.readString(file) + right);
        vault = vault();
        assertThat(get("a")).isEqualTo(SECRET);
        assertThat(get("b")).isEqualTo("new");
    }

    private dev.watchfire.store.Store emptyStore() throws StoreException {
        return new dev.watchfire.store.StoreLocation.Folder(folder.resolve("empty")).open();
    }

    @Test
    void aFileThatHoldsNoKeyIsRefusedByItsLine() throws Exception {
        Files.writeString(file, "# mine\nhello\n");
        vault = vault();
        assertThat(vault.problem()).contains("line 2 is no key").contains(file.toString());
    }

    @Test
    void aSecretUnderAnotherNameIsNotOpened() throws Exception {
        put("a", SECRET);
        put("b", "mine");
        store.documents()
                .write(
                        connection -> {
                            try (Statement swap = connection.createStatement()) {
                                return swap.executeUpdate(
                                        "UPDATE sealed_secret SET wrapped_key = (SELECT wrapped_key"
                                            + " FROM sealed_secret WHERE name = 'a'), body ="
                                            + " (SELECT body FROM sealed_secret WHERE name = 'a')"
                                            + " WHERE name = 'b'");
                            }
                        });
        assertThat(get("a")).isEqualTo(SECRET);
        assertThat(get("b")).contains("damaged");
    }

    @Test
    void aRotatedKeyOpensEverythingAndTheOldOneNothing() throws Exception {
        put("a", SECRET);
        put("b", "too");
        String old = Files.readString(file);
        Vault.Rotation rotation = change(vault::rotate);
        vault.forgetOldKeys();
        assertThat(rotation).isEqualTo(new Vault.Rotation(2, 0));
        assertThat(get("a")).isEqualTo(SECRET);
        vault = vault();
        assertThat(get("b")).isEqualTo("too");
        assertThat(actions()).contains("secrets.key-rotated");
        Files.writeString(file, old);
        vault = vault();
        assertThat(get("a")).contains("holds another key");
    }

    @Test
    void aRotationThatEndsInTheMiddleLeavesEverySecretWithItsKey() throws Exception {
        put("a", SECRET);
        assertThatThrownBy(
                        () ->
                                change(
                                        c -> {
                                            vault.rotate(c);
                                            throw Refusal.conflict("crash", "the power went");
                                        }))
                .isInstanceOf(Refusal.class);
        vault = vault();
        assertThat(get("a")).isEqualTo(SECRET);
        change(vault::rotate);
        vault = vault();
        assertThat(get("a")).isEqualTo(SECRET);
        vault.forgetOldKeys();
        vault = vault();
        assertThat(get("a")).isEqualTo(SECRET);
    }

    @Test
    void withoutTheLostKeyANewOneSealsAndTheOldSecretsStay() throws Exception {
        put("a", SECRET);
        String old = Files.readString(file);
        Files.delete(file);
        vault = vault();
        assertThat(change(vault::rotate)).isEqualTo(new Vault.Rotation(0, 1));
        put("b", "new");
        Files.writeString(file, Files.readString(file) + old);
        vault = vault();
        assertThat(get("a")).isEqualTo(SECRET);
        assertThat(get("b")).isEqualTo("new");
    }
}
