// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.store.StoreLocation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class PostgresConfigurationsTest extends ConfigurationsContract {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startPostgres() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stopPostgres() throws Exception {
        postgres.close();
    }

    @Override
    StoreLocation newLocation() throws Exception {
        String name = "d" + DATABASES.incrementAndGet();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement create = connection.createStatement()) {
            create.executeUpdate("CREATE DATABASE " + name);
        }
        return new StoreLocation.Database(
                "jdbc:postgresql://localhost:%d/%s?user=postgres"
                        .formatted(postgres.getPort(), name));
    }
}
