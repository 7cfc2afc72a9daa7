// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.paging;

import dev.watchfire.app.arguments.Command;

/// The commands about paging.
public final class PagingGroups {
    public static final Command.Group PAGE =
            Command.group(
                    "page",
                    "Lists pages, begins them and answers them.",
                    Command.of("list", "Lists open pages.", PageListCommand::new),
                    Command.of(
                            "show",
                            "Shows a page, whom it asked and whom it asks next.",
                            PageShowCommand::new),
                    Command.of(
                            "open",
                            "Pages people by a policy, and prints the page's id.",
                            PageOpenCommand::new),
                    Command.of(
                                    "ack",
                                    "Takes pages over.",
                                    syntax -> new PageAnswerCommand(syntax, "acknowledge"))
                            .alias("acknowledge"),
                    Command.of(
                                    "unack",
                                    "Gives pages back, so that they begin anew.",
                                    syntax -> new PageAnswerCommand(syntax, "unacknowledge"))
                            .alias("unacknowledge"),
                    Command.of(
                            "resolve",
                            "Ends pages.",
                            syntax -> new PageAnswerCommand(syntax, "resolve")),
                    Command.of(
                            "snooze", "Leaves a page alone for a while.", PageSnoozeCommand::new),
                    Command.of(
                            "escalate",
                            "Passes a page on, to the next step or to others.",
                            PageEscalateCommand::new),
                    Command.of(
                            "reassign",
                            "Hands a page to others.",
                            syntax -> new PageAskCommand(syntax, "reassign")),
                    Command.of(
                            "add",
                            "Asks others to help with a page.",
                            syntax -> new PageAskCommand(syntax, "responders")));

    public static final Command.Group POLICY =
            Command.group(
                    "policy",
                    "Shows escalation policies, and moves open pages to their present version.",
                    Command.of("list", "Lists escalation policies.", PolicyListCommand::new),
                    Command.of(
                            "show",
                            "Says whom a page by it would ask when.",
                            PolicyShowCommand::new),
                    Command.of(
                            "apply",
                            "Lets its open pages climb by its present version.",
                            PolicyApplyCommand::new));

    public static final Command.Group CONTACT =
            Command.group(
                    "contact",
                    "Shows how people are reached, and tries it.",
                    Command.of(
                            "show",
                            "Shows by which means somebody is reached.",
                            ContactShowCommand::new),
                    Command.of("test", "Pages whoever runs it.", ContactTestCommand::new));

    private PagingGroups() {}
}
