// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import dev.watchfire.app.BuildInfo;
import dev.watchfire.app.data.BackupCommand;
import dev.watchfire.app.data.RestoreCommand;
import dev.watchfire.app.demo.ReceiveCommand;
import dev.watchfire.app.server.AlertmanagerCommand;
import dev.watchfire.app.server.DemoCommand;
import dev.watchfire.app.server.ServeCommand;
import dev.watchfire.app.server.TrainCacheCommand;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The tree of commands. Exit codes: 0 fine, 1 refused or failed, 2 usage.
@Command(
        name = "watchfire",
        description = "Takes alerts in, decides who is told, and tells them.",
        versionProvider = Commands.Version.class,
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            CheckConfigCommand.class,
            RoutesCommand.class,
            AlertCommand.class,
            SilenceCommand.class,
            ReceiveCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            VersionCommand.class,
            AlertmanagerCommand.class,
            TrainCacheCommand.class
        },
        mixinStandardHelpOptions = true)
public final class Commands {
    private Commands() {}

    /// Runs what `arguments` ask for and returns the exit code.
    public static int run(String... arguments) {
        return commandLine(System::getenv).execute(arguments);
    }

    static CommandLine commandLine(UnaryOperator<@Nullable String> environment) {
        CommandLine line = new CommandLine(new Commands());
        line.registerConverter(Duration.class, new FlagDuration());
        line.registerConverter(InetSocketAddress.class, new ListenAddress());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setDefaultValueProvider(new ClientDefaults(environment));
        line.setExecutionExceptionHandler(
                (thrown, command, _) -> {
                    if (!(thrown instanceof Failure)) {
                        throw thrown;
                    }
                    command.getErr().println("watchfire: " + thrown.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                });
        return line;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {BuildInfo.load().toString()};
        }
    }
}
