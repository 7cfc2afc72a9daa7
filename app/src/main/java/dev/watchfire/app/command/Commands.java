// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import dev.watchfire.app.BuildInfo;
import dev.watchfire.app.arguments.Command;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Interpreter;
import dev.watchfire.app.data.BackupCommand;
import dev.watchfire.app.data.RestoreCommand;
import dev.watchfire.app.demo.ReceiveCommand;
import dev.watchfire.app.server.AlertmanagerCommand;
import dev.watchfire.app.server.DemoCommand;
import dev.watchfire.app.server.ServeCommand;
import dev.watchfire.app.server.TrainCacheCommand;
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
                    Command.of(
                            "check-config",
                            "Says everything that is wrong with configuration files.",
                            CheckConfigCommand::new),
                    Command.group(
                            "config",
                            "Exports, applies and restores what the console edits of the"
                                    + " configuration.",
                            Command.of(
                                    "export",
                                    "Prints it, its secrets hidden.",
                                    ConfigExportCommand::new),
                            Command.of(
                                    "apply",
                                    "Makes a file the newest version, if it can run.",
                                    ConfigApplyCommand::new),
                            Command.of(
                                    "versions",
                                    "Lists what was saved, the newest first.",
                                    ConfigVersionsCommand::new),
                            Command.of(
                                    "restore",
                                    "Makes an older version the newest again.",
                                    ConfigRestoreCommand::new)),
                    Command.group(
                            "secrets",
                            "Looks after what the data holds of secrets.",
                            Command.of(
                                    "rotate-key",
                                    "Seals all of them under a new key.",
                                    RotateKeyCommand::new)),
                    Command.group(
                            "routes",
                            "Shows the routing tree, and tries labels on it.",
                            Command.of("show", "Prints the routing tree.", RoutesShowCommand::new),
                            Command.of(
                                    "test",
                                    "Prints the receivers that an alert with these labels would"
                                            + " reach.",
                                    RoutesTestCommand::new),
                            Command.of(
                                    "who",
                                    "Says who would be paged about an alert, when and why.",
                                    RoutesWhoCommand::new)),
                    Command.group(
                            "alert",
                            "Adds, lists and explains alerts.",
                            Command.of("add", "Posts one alert.", AlertAddCommand::new),
                            Command.of("list", "Lists firing alerts.", AlertListCommand::new)
                                    .alias("query"),
                            Command.of(
                                    "explain",
                                    "Says who is told about an alert, who is not, and why.",
                                    AlertExplainCommand::new)),
                    Command.group(
                            "silence",
                            "Adds, lists, ends and imports silences.",
                            Command.of(
                                    "add",
                                    "Mutes alerts, and prints the silence's id.",
                                    SilenceAddCommand::new),
                            Command.of(
                                            "list",
                                            "Lists silences that are active or will be.",
                                            SilenceListCommand::new)
                                    .alias("query"),
                            Command.of("expire", "Ends silences now.", SilenceExpireCommand::new),
                            Command.of(
                                    "import",
                                    "Adds silences from a JSON array, as 'silence list -o json' or"
                                            + " amtool prints it.",
                                    SilenceImportCommand::new)),
                    Command.group(
                            "delivery",
                            "Lists what was told and what could not be, and tells it again.",
                            Command.of(
                                    "list",
                                    "Lists deliveries, latest first.",
                                    DeliveryListCommand::new),
                            Command.of(
                                    "send-again",
                                    "Makes finished deliveries again.",
                                    DeliveryAgainCommand::new)),
                    Command.group(
                            "receiver",
                            "Lists receivers, and tries them out.",
                            Command.of("list", "Lists who can be told.", ReceiverListCommand::new),
                            Command.of(
                                    "test",
                                    "Tells a receiver a made up alert, or shows what it would be"
                                            + " told.",
                                    ReceiverTestCommand::new)),
                    Command.of("oncall", "Says who is on call.", OnCallCommand::new),
                    Command.group(
                            "schedule",
                            "Shows schedules and changes who has duty.",
                            Command.of("list", "Lists schedules.", ScheduleListCommand::new),
                            Command.of(
                                    "show",
                                    "Shows who has duty when, and gaps.",
                                    ScheduleShowCommand::new),
                            Command.of(
                                    "override",
                                    "Puts somebody on duty for a time.",
                                    ScheduleOverrideCommand::new),
                            Command.of(
                                    "take-over",
                                    "Takes duty over now.",
                                    ScheduleTakeOverCommand::new)),
                    PagingGroups.PAGE,
                    PagingGroups.POLICY,
                    PagingGroups.CONTACT,
                    Command.group(
                            "absence",
                            "Says when people are away.",
                            Command.of("add", "Adds an absence.", AbsenceAddCommand::new)),
                    Command.group(
                            "service",
                            "Lists and shows what is looked after.",
                            Command.of(
                                    "list",
                                    "Lists services with their owners and what fires.",
                                    ServiceListCommand::new),
                            Command.of(
                                    "show",
                                    "Shows a service, its owner and what it needs.",
                                    ServiceShowCommand::new)),
                    Command.of("holidays", "Lists the holidays of a year.", HolidaysCommand::new),
                    Command.group(
                            "shadow",
                            "Compares with the Alertmanager beside this server.",
                            Command.of(
                                    "report",
                                    "Says where the two do not agree, and why.",
                                    ShadowReportCommand::new)),
                    Command.group(
                            "import",
                            "Moves in from another program.",
                            Command.of(
                                    "alertmanager",
                                    "Takes over the silences and the notification log in an"
                                            + " Alertmanager's data folder.",
                                    ImportAlertmanagerCommand::new)),
                    Command.group(
                            "user",
                            "Lists, adds and changes users.",
                            Command.of("list", "Lists users.", UserListCommand::new),
                            Command.of(
                                    "add",
                                    "Adds a user, and prints a link that sets the password.",
                                    UserAddCommand::new),
                            Command.of("role", "Sets a user's role.", UserRoleCommand::new),
                            Command.of(
                                    "disable",
                                    "Signs a user out, and lets nobody in under that name.",
                                    UserDisableCommand::new),
                            Command.of(
                                    "reset-link",
                                    "Prints a link that sets a new password.",
                                    UserResetLinkCommand::new)),
                    Command.group(
                            "team",
                            "Lists and adds teams, and sets their members' roles.",
                            Command.of("list", "Lists teams.", TeamListCommand::new),
                            Command.of("add", "Adds a team.", TeamAddCommand::new),
                            Command.of(
                                    "member",
                                    "Sets or ends a user's role in a team.",
                                    TeamMemberCommand::new)),
                    Command.group(
                            "token",
                            "Lists, makes and ends tokens of services.",
                            Command.of("list", "Lists tokens.", TokenListCommand::new),
                            Command.of(
                                    "create",
                                    "Makes a token, and prints it this once.",
                                    TokenCreateCommand::new),
                            Command.of("revoke", "Ends tokens.", TokenRevokeCommand::new)),
                    Command.group(
                            "audit",
                            "Shows who changed what.",
                            Command.of(
                                    "list",
                                    "Lists changes of accounts, the newest first.",
                                    AuditListCommand::new)),
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
                                    TrainCacheCommand::new)
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
