// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.paging;

import dev.watchfire.config.schema.Durations;
import dev.watchfire.config.schema.Invalid;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.paging.PageTarget;
import dev.watchfire.engine.paging.PageTarget.OnSchedule.Whom;
import dev.watchfire.people.People;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.http.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What somebody orders about a page, out of a posted object.
final class Orders {
    private static final int MOST_TARGETS = 50;
    private static final int LONGEST_NOTE = 2_000;

    private Orders() {}

    static String note(Fields fields) throws Refusal {
        String note = fields.text("note", "");
        if (note.length() > LONGEST_NOTE) {
            throw Fields.invalid(
                    "note",
                    "A note has at most %d characters, this one has %d."
                            .formatted(LONGEST_NOTE, note.length()));
        }
        return note;
    }

    /// The end of a snooze: `until` an instant, or `for` so long.
    static Instant until(Fields fields, Instant now) throws Refusal {
        Instant until = fields.instant("until");
        String length = fields.text("for", "");
        if ((until == null) == length.isEmpty()) {
            throw Fields.invalid(
                    "until",
                    "Give until, an instant such as 2026-11-22T10:00:00Z, or for, such as"
                            + " \"30m\".");
        }
        if (until != null) {
            return until;
        }
        try {
            Duration parsed = Durations.parsePrometheus(length);
            return now.plus(parsed);
        } catch (Invalid e) {
            throw Fields.invalid("for", "for must be a length of time such as \"30m\" or \"2h\".");
        }
    }

    static List<PageTarget> targets(Fields fields, Configuration configuration, People people)
            throws Refusal {
        List<Fields> given = fields.parts("targets");
        if (given.size() > MOST_TARGETS) {
            throw Fields.invalid(
                    "targets", "at most %d targets, got %d".formatted(MOST_TARGETS, given.size()));
        }
        List<PageTarget> targets = new ArrayList<>();
        for (Fields each : given) {
            targets.add(target(each, configuration, people));
        }
        return targets;
    }

    private static PageTarget target(Fields fields, Configuration configuration, People people)
            throws Refusal {
        Set<String> kinds = Set.of("user", "schedule", "team", "channel", "vendor");
        List<String> named = new ArrayList<>();
        for (String kind : kinds) {
            if (!fields.text(kind, "").isEmpty()) {
                named.add(kind);
            }
        }
        if (named.size() != 1) {
            throw Fields.invalid(
                    "targets",
                    "A target names one of user, schedule, team, channel and vendor, such as"
                            + " {\"user\": \"ada\"}.");
        }
        String kind = named.getFirst();
        String name = fields.text(kind);
        boolean there =
                switch (kind) {
                    case "user" -> people.users().named(name) != null;
                    case "schedule" -> configuration.schedule(name) != null;
                    case "team" ->
                            people.teams().all().stream()
                                    .anyMatch(t -> t.slug().equals(name) || t.name().equals(name));
                    case "channel" -> configuration.receiver(name) != null;
                    default -> configuration.paging().vendor(name) != null;
                };
        if (!there) {
            throw Fields.invalid("targets", "There is no %s \"%s\".".formatted(kind, name));
        }
        return switch (kind) {
            case "user" -> new PageTarget.Somebody(name);
            case "schedule" ->
                    new PageTarget.OnSchedule(
                            name, fields.text("role", ""), whom(fields.text("who", "current")));
            case "team" -> new PageTarget.WholeTeam(name);
            case "channel" -> new PageTarget.Channel(name);
            default -> new PageTarget.External(name);
        };
    }

    private static Whom whom(String word) throws Refusal {
        for (Whom whom : Whom.values()) {
            if (whom.name().toLowerCase(Locale.ROOT).equals(word)) {
                return whom;
            }
        }
        throw Fields.invalid("who", "expected current, next or all, got \"" + word + "\"");
    }
}
