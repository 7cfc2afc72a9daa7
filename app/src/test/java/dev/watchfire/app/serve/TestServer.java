// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Command;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Interpreter;
import dev.watchfire.app.server.ConfigurationSource;
import dev.watchfire.app.server.ServerSettings;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.web.access.Access;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a server within a test is started with: every flag as it is by default, any free port.
public final class TestServer {
    private TestServer() {}

    public static ServerSettings settings(String configuration, Path folder) {
        List<ServerSettings> read = new ArrayList<>();
        var defaults = new ServerFlags.Defaults(null, ServeCommand.loopback(0), Access.OFF);
        Console console =
                new Console(
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(new StringWriter()),
                        _ -> null);
        Command.Group root =
                Command.group(
                        "watchfire",
                        "",
                        Command.of(
                                "serve",
                                "",
                                syntax -> {
                                    ServerFlags flags = new ServerFlags(syntax);
                                    Action action =
                                            _ -> {
                                                read.add(flags.toSettings(defaults));
                                                return 0;
                                            };
                                    return action;
                                }));
        assertThat(new Interpreter(root, console).run(List.of("serve"))).isZero();
        var text =
                new ConfigurationSource.Text(
                        "the test's configuration", configuration, ReadOptions.DEFAULT);
        return read.getFirst().with(text, folder);
    }
}
