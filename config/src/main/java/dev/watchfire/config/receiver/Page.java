// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Section;
import java.util.List;

/// People are paged by an escalation policy, or without one by naming them. Ours: Alertmanager does
/// not have it.
public final class Page {
    private static final List<String> WHOM = List.of("policy", "schedule", "user", "team");

    public static final ReceiverType TYPE =
            ReceiverType.of(
                            "page",
                            true,
                            Key.text("policy"),
                            Key.text("severity"),
                            Key.text("schedule"),
                            Key.text("role"),
                            Key.oneOf("who", "current", "next", "all"),
                            Key.text("user"),
                            Key.text("team"))
                    .rules(Page::oneOfWhom, Page::roleOfSchedule);

    private Page() {}

    private static void oneOfWhom(Section section, Problems problems) {
        List<String> given = WHOM.stream().filter(section::isSet).toList();
        if (given.size() != 1) {
            problems.add(
                    section.at(),
                    section.path(),
                    given.isEmpty() ? Code.MISSING : Code.CONFLICT,
                    given.isEmpty()
                            ? "missing policy, an escalation policy's name; or name a schedule, a"
                                    + " user or a team to page them without one"
                            : "expected one of policy, schedule, user and team, got "
                                    + String.join(" and ", given));
        }
    }

    private static void roleOfSchedule(Section section, Problems problems) {
        for (String key : List.of("role", "who")) {
            if (section.isSet(key) && !section.isSet("schedule")) {
                problems.add(
                        section.at(key),
                        section.path(key),
                        Code.CONFLICT,
                        key + " is of a schedule; name it too");
            }
        }
    }
}
