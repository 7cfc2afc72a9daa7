// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.paging;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.service.Names;
import dev.watchfire.engine.paging.PageTarget;
import dev.watchfire.engine.paging.PageTarget.OnSchedule.Whom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads whom a step asks.
final class TargetReader {
    /// What names somebody; each target has one of them.
    private static final List<String> KINDS =
            List.of("schedule", "user", "team", "channel", "vendor");

    /// More people at once are a broadcast; a team does for those.
    private static final int MOST_TARGETS = 50;

    static final Schema SCHEMA =
            Schema.of(
                            "target",
                            Key.text("schedule"),
                            Key.text("role"),
                            Key.oneOf("who", "current", "next", "all"),
                            Key.text("user"),
                            Key.text("team"),
                            Key.text("channel"),
                            Key.text("vendor"))
                    .with(
                            (section, problems) -> {
                                long named = KINDS.stream().filter(section::isSet).count();
                                if (named != 1) {
                                    problems.add(
                                            section.at(),
                                            section.path(),
                                            named == 0 ? Code.MISSING : Code.CONFLICT,
                                            "expected one of schedule, user, team, channel and"
                                                    + " vendor, such as {schedule: platform}, got "
                                                    + (named == 0 ? "none" : "" + named));
                                }
                            },
                            (section, problems) -> {
                                for (String key : List.of("role", "who")) {
                                    if (section.isSet(key) && !section.isSet("schedule")) {
                                        problems.add(
                                                section.at(key),
                                                section.path(key),
                                                Code.CONFLICT,
                                                key + " is of a schedule; name it too");
                                    }
                                }
                            });

    private final Known known;
    private final @Nullable Set<String> vendors;
    private final Names vendorNames;

    /// @param vendors null where they are not known because their definitions are wrong
    TargetReader(Known known, @Nullable Set<String> vendors) {
        this.known = known;
        this.vendors = vendors;
        this.vendorNames = new Names("vendor", known.problems());
    }

    List<PageTarget> read(Section section, String key) {
        List<PageTarget> targets = new ArrayList<>();
        List<Section> given = section.sections(key);
        for (Section each : known.bounded(section, key, given, MOST_TARGETS)) {
            PageTarget target = target(each);
            if (target != null) {
                targets.add(target);
            }
        }
        return targets;
    }

    private @Nullable PageTarget target(Section section) {
        if (section.isSet("channel")) {
            String receiver = known.channel(section, "channel", "a channel of a policy");
            return receiver == null ? null : new PageTarget.Channel(receiver);
        }
        if (section.isSet("vendor")) {
            vendorNames.check(
                    vendors,
                    section.at("vendor"),
                    section.path("vendor"),
                    section.text("vendor"),
                    "they stand under vendors");
            return new PageTarget.External(section.text("vendor"));
        }
        return named(section);
    }

    /// The people that a section names by `schedule`, `user` or `team`.
    ///
    /// @return null where it names none
    @Nullable PageTarget named(Section section) {
        if (section.isSet("schedule")) {
            known.schedule(section, "schedule", section.text("role"));
            Whom whom =
                    section.isSet("who") && !section.isWrong("who")
                            ? Whom.valueOf(section.text("who").toUpperCase(Locale.ROOT))
                            : Whom.CURRENT;
            return new PageTarget.OnSchedule(section.text("schedule"), section.text("role"), whom);
        }
        if (section.isSet("user")) {
            known.person(section, "user");
            return new PageTarget.Somebody(section.text("user"));
        }
        if (section.isSet("team")) {
            known.team(section, "team");
            return new PageTarget.WholeTeam(section.text("team"));
        }
        return null;
    }
}
