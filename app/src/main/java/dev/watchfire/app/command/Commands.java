// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import dev.watchfire.app.BuildInfo;
import dev.watchfire.app.arguments.Command;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Interpreter;
import dev.watchfire.app.command.account.AccountGroups;
import dev.watchfire.app.command.alert.AlertGroups;
import dev.watchfire.app.command.configuration.ConfigurationGroups;
import dev.watchfire.app.command.delivery.DeliveryGroups;
import dev.watchfire.app.command.oncall.OnCallGroups;
import dev.watchfire.app.command.paging.PagingGroups;
import dev.watchfire.app.command.routing.RoutingGroups;
import dev.watchfire.app.command.service.ServiceGroups;
import dev.watchfire.app.data.BackupCommand;
import dev.watchfire.app.data.RestoreCommand;
import dev.watchfire.app.demo.ReceiveCommand;
import dev.watchfire.app.serve.AlertmanagerCommand;
import dev.watchfire.app.serve.DemoCommand;
import dev.watchfire.app.serve.ServeCommand;
import dev.watchfire.app.serve.TrainCacheCommand;
import dev.watchfire.app.takeover.TakeoverGroups;
import java.util.List;

/// All commands. Each is made only when it is asked for.
public final class Commands {
    private static final Command.Group ROOT =
            Command.group(
                    "watchfire",
                    "Takes alerts in, decides who is told, and tells them.",
                    Command.of("serve", "Runs the server.", ServeCommand::new),
                    Command.of(
                            "demo",
                            "Runs it with a sample organisation and traffic.",
                            DemoCommand::new),
                    ConfigurationGroups.CHECK_CONFIG,
                    ConfigurationGroups.CONFIG,
                    ConfigurationGroups.SECRETS,
                    RoutingGroups.ROUTES,
                    AlertGroups.ALERT,
                    AlertGroups.SILENCE,
                    DeliveryGroups.DELIVERY,
                    DeliveryGroups.RECEIVER,
                    OnCallGroups.ON_CALL,
                    OnCallGroups.SCHEDULE,
                    PagingGroups.PAGE,
                    PagingGroups.POLICY,
                    PagingGroups.CONTACT,
                    OnCallGroups.ABSENCE,
                    ServiceGroups.SERVICE,
                    OnCallGroups.HOLIDAYS,
                    TakeoverGroups.SHADOW,
                    TakeoverGroups.IMPORT,
                    AccountGroups.USER,
                    AccountGroups.TEAM,
                    AccountGroups.TOKEN,
                    AccountGroups.AUDIT,
                    Command.of(
                            "receive",
                            "Prints a line for each webhook, to try things out.",
                            ReceiveCommand::new),
                    Command.of(
                            "backup",
                            "Copies the data into one file, while a server works on it.",
                            BackupCommand::new),
                    Command.of(
                            "restore",
                            "Fills an empty data folder or database from a backup.",
                            RestoreCommand::new),
                    Command.of("version", "Prints what this is.", _ -> Commands::printVersion)
                            .alias("--version"),
                    Command.of(
                                    "alertmanager",
                                    "The server under Alertmanager's name, with its defaults.",
                                    AlertmanagerCommand::new)
                            .hidden(),
                    Command.of(
                                    "train-cache",
                                    "Uses a little of everything, for the launcher's cache.",
                                    syntax -> new TrainCacheCommand(syntax, Commands::run))
                            .hidden());

    private Commands() {}

    /// Runs what the words ask for and returns the exit code.
    public static int run(Console console, String... words) {
        return interpreter(console).run(List.of(words));
    }

    static Interpreter interpreter(Console console) {
        return new Interpreter(ROOT, console);
    }

    private static int printVersion(Console console) {
        console.out().println(BuildInfo.load());
        return 0;
    }
}
