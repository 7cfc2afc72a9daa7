// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.oncall;

import dev.watchfire.app.arguments.Command;

/// The commands about who is on call.
public final class OnCallGroups {
    public static final Command ON_CALL =
            Command.of("oncall", "Says who is on call.", OnCallCommand::new);

    public static final Command.Group SCHEDULE =
            Command.group(
                    "schedule",
                    "Shows schedules and changes who has duty.",
                    Command.of("list", "Lists schedules.", ScheduleListCommand::new),
                    Command.of(
                            "show", "Shows who has duty when, and gaps.", ScheduleShowCommand::new),
                    Command.of(
                            "override",
                            "Puts somebody on duty for a time.",
                            ScheduleOverrideCommand::new),
                    Command.of("take-over", "Takes duty over now.", ScheduleTakeOverCommand::new));

    public static final Command.Group ABSENCE =
            Command.group(
                    "absence",
                    "Says when people are away.",
                    Command.of("add", "Adds an absence.", AbsenceAddCommand::new));

    public static final Command HOLIDAYS =
            Command.of("holidays", "Lists the holidays of a year.", HolidaysCommand::new);

    private OnCallGroups() {}
}
