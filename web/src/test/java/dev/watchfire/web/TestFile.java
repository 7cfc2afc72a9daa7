// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web;

import dev.watchfire.config.DefaultConfiguration;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.people.People;
import dev.watchfire.people.vault.Vault;
import dev.watchfire.store.Store;
import dev.watchfire.store.StoreException;
import dev.watchfire.versions.Configurations;
import dev.watchfire.versions.FileSource;
import dev.watchfire.versions.StartRefused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// A configuration's file that is a text, which tests may change.
public final class TestFile implements FileSource {
    private volatile String text;

    TestFile(String text) {
        this.text = text;
    }

    public void write(String other) {
        text = other;
    }

    @Override
    public FileText read() {
        return new FileText(
                name(),
                directory(),
                text.getBytes(StandardCharsets.UTF_8),
                text.equals(DefaultConfiguration.TEXT));
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

    Configurations open(Path keyFile, Store store, People people, InstantSource clock)
            throws StoreException {
        try {
            Vault vault = Vault.open(keyFile, store.documents(), new SecureRandom());
            return Configurations.open(this, store.documents(), people, vault, clock);
        } catch (StartRefused e) {
            throw new IllegalStateException(e);
        }
    }
}
