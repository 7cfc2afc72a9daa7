// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/// One real PostgreSQL for all tests of a run; every test gets databases of its own.
final class PostgresServer {
    private static final PostgresServer INSTANCE = new PostgresServer();

    private final EmbeddedPostgres postgres;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer() {
        try {
            postgres = EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String newDatabase() throws SQLException {
        String name = "watchfire_" + INSTANCE.databases.incrementAndGet();
        try (Connection connection = administrator();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return url("localhost", INSTANCE.postgres.getPort(), name);
    }

    static String url(String host, int port, String database) {
        return "jdbc:postgresql://%s:%d/%s?user=postgres".formatted(host, port, database);
    }

    static int port() {
        return INSTANCE.postgres.getPort();
    }

    static Connection administrator() throws SQLException {
        return INSTANCE.postgres.getPostgresDatabase().getConnection();
    }
}
