// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.store.Store;
import dev.watchfire.store.StoreLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
    @TempDir Path folder;
    private Path file;
    private Store store;

    @BeforeEach
    void openAStore() throws Exception {
        file = folder.resolve("token");
        store = new StoreLocation.Folder(folder).open();
    }

    @AfterEach
    void closeTheStore() {
        store.close();
    }

    @Test
    void theFirstIsFreshAndLaterOnesAreTheSame() throws Exception {
        Token first = Token.of(store, file, false);
        String token = Files.readString(file).strip();
        assertThat(first.fresh()).isEqualTo(token);
        Token second = Token.of(store, file, false);
        assertThat(second.fresh()).isNull();
        assertThat(second.check().accepts(token)).isTrue();
        assertThat(second.check().accepts(token + "x")).isFalse();
    }

    @Test
    void aNewOneEndsTheOneBefore() throws Exception {
        String before = Token.of(store, file, false).fresh();
        Token renewed = Token.of(store, file, true);
        assertThat(renewed.check().accepts(String.valueOf(before))).isFalse();
        assertThat(Files.readString(file).strip()).isEqualTo(renewed.fresh());
    }

    @Test
    void theStoreDoesNotHoldTheTokenItself() throws Exception {
        String token = String.valueOf(Token.of(store, file, false).fresh());
        assertThat(store.setting("token.sha256")).isNotEqualTo(token).hasSize(64);
        assertThat(Token.of(store, file, false).toString()).doesNotContain(token);
    }

    @Test
    void withoutTheFileTheTokenStillOpens() throws Exception {
        String token = String.valueOf(Token.of(store, file, false).fresh());
        Files.delete(file);
        assertThat(Token.of(store, file, false).check().accepts(token)).isTrue();
    }
}
