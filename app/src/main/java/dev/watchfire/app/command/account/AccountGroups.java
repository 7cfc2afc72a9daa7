// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.account;

import dev.watchfire.app.arguments.Command;

/// The commands about people, teams, tokens and what they changed.
public final class AccountGroups {
    public static final Command.Group USER =
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
                            UserResetLinkCommand::new));

    public static final Command.Group TEAM =
            Command.group(
                    "team",
                    "Lists and adds teams, and sets their members' roles.",
                    Command.of("list", "Lists teams.", TeamListCommand::new),
                    Command.of("add", "Adds a team.", TeamAddCommand::new),
                    Command.of(
                            "member",
                            "Sets or ends a user's role in a team.",
                            TeamMemberCommand::new));

    public static final Command.Group TOKEN =
            Command.group(
                    "token",
                    "Lists, makes and ends tokens of services.",
                    Command.of("list", "Lists tokens.", TokenListCommand::new),
                    Command.of(
                            "create",
                            "Makes a token, and prints it this once.",
                            TokenCreateCommand::new),
                    Command.of("revoke", "Ends tokens.", TokenRevokeCommand::new));

    public static final Command.Group AUDIT =
            Command.group(
                    "audit",
                    "Shows who changed what.",
                    Command.of(
                            "list",
                            "Lists changes of accounts, the newest first.",
                            AuditListCommand::new));

    private AccountGroups() {}
}
