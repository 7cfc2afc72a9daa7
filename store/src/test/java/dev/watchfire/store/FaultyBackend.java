// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/// A real backend whose writers a test gets hold of.
final class FaultyBackend {
    /// What happens to every new writer's connection.
    interface Fault {
        Connection on(Connection writer) throws SQLException;
    }

    private FaultyBackend() {}

    static Backend of(Backend real, Fault fault) {
        return (Backend)
                Proxy.newProxyInstance(
                        Backend.class.getClassLoader(),
                        new Class<?>[] {Backend.class},
                        (_, method, arguments) -> {
                            try {
                                Object result = method.invoke(real, arguments);
                                return method.getName().equals("openWriter")
                                        ? fault.on((Connection) result)
                                        : result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    /// A connection on which `commit` ends as `outcome` says.
    static Connection committing(Connection real, Commit outcome) {
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("commit")) {
                                outcome.run(real);
                                return null;
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    interface Commit {
        void run(Connection connection) throws SQLException;
    }
}
