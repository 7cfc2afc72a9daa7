// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.oncall;

import dev.watchfire.config.problem.Problem;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.RequestBody;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Times;
import dev.watchfire.engine.oncall.Change;
import dev.watchfire.engine.oncall.Change.Origin;
import dev.watchfire.engine.oncall.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a preview of a schedule asks: the document, a range, and what people changed. JSON is
/// YAML too.
public final class PreviewReader {
    /// Longer ranges are no preview any more.
    public static final Duration LONGEST = Duration.ofDays(800);

    private static final Schema OVERRIDE =
            Schema.of(
                    "override",
                    Key.text("start"),
                    Key.text("end"),
                    Key.oneOf("kind", "add", "replace", "remove").or("replace"),
                    Key.text("person"),
                    Key.text("by"),
                    Key.text("role"));

    private static final Schema TAKEN =
            Schema.of(
                    "swap",
                    Key.text("start"),
                    Key.text("end"),
                    Key.text("person"),
                    Key.text("by"),
                    Key.text("role"));

    private static final Schema ABSENCE =
            Schema.of("absence", Key.text("start"), Key.text("end"), Key.text("person"));

    private static final Schema ROOT =
            Schema.of(
                            "the preview",
                            Key.section("schedule", () -> ScheduleReader.SCHEMA),
                            Key.text("from"),
                            Key.text("to"),
                            Key.sections("overrides", () -> OVERRIDE),
                            Key.sections("swaps", () -> TAKEN),
                            Key.sections("covers", () -> TAKEN),
                            Key.sections("absences", () -> ABSENCE))
                    .with(
                            Rule.required("schedule", "missing schedule, the document"),
                            Rule.required("from", "missing from, such as 2026-11-01T00:00:00Z"),
                            Rule.required("to", "missing to, such as 2026-12-01T00:00:00Z"));

    /// What is asked, or why it cannot be answered.
    public sealed interface Result {
        record Asked(Schedule schedule, Instant from, Instant to, List<Change> changes)
                implements Result {
            public Asked {
                changes = List.copyOf(changes);
            }
        }

        record Refused(List<Problem> problems) implements Result {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    private final Problems problems = new Problems();

    private PreviewReader() {}

    public static Result read(byte[] body) {
        return new PreviewReader().result(body);
    }

    private Result result(byte[] body) {
        Section root = RequestBody.read(body, ROOT, problems);
        Section document = root == null ? null : root.section("schedule");
        if (root == null || document == null) {
            return new Result.Refused(problems.problems());
        }
        Schedule schedule = new ScheduleReader(problems, null, null).read(document);
        Instant from = instant(root, "from");
        Instant to = instant(root, "to");
        List<Change> changes = changes(root);
        if (from != null && to != null) {
            check(root, from, to);
        }
        return from == null || to == null || !problems.isEmpty()
                ? new Result.Refused(problems.problems())
                : new Result.Asked(schedule, from, to, changes);
    }

    private void check(Section root, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            wrong(root, "to", "it must be later than from");
        } else if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            wrong(
                    root,
                    "to",
                    "a preview shows at most "
                            + LONGEST.toDays()
                            + " days, this are "
                            + Duration.between(from, to).toDays());
        }
    }

    private void wrong(Section section, String key, String message) {
        problems.add(section.at(key), section.path(key), Code.INVALID_VALUE, message);
    }

    private List<Change> changes(Section root) {
        List<Change> changes = new ArrayList<>();
        root.sections("swaps").forEach(s -> add(taken(s, Origin.SWAP), changes));
        root.sections("covers").forEach(s -> add(taken(s, Origin.COVER), changes));
        root.sections("absences").forEach(s -> add(absence(s), changes));
        root.sections("overrides").forEach(s -> add(override(s), changes));
        return changes;
    }

    private static void add(@Nullable Change change, List<Change> to) {
        if (change != null) {
            to.add(change);
        }
    }

    private record Range(Instant start, Instant end) {}

    private @Nullable Range range(Section section) {
        Instant start = instant(section, "start");
        Instant end = instant(section, "end");
        if (start != null && end != null && !start.isBefore(end)) {
            wrong(section, "end", "it must be later than start");
            return null;
        }
        return start == null || end == null ? null : new Range(start, end);
    }

    private @Nullable Change taken(Section section, Origin origin) {
        Range range = range(section);
        String person = person(section, "person");
        String by = person(section, "by");
        return range == null || person == null || by == null
                ? null
                : new Change.Replace(
                        range.start, range.end, person, by, section.textOrNull("role"), origin);
    }

    private @Nullable Change absence(Section section) {
        Range range = range(section);
        String person = person(section, "person");
        return range == null || person == null
                ? null
                : new Change.Absence(range.start, range.end, person);
    }

    private @Nullable Change override(Section section) {
        Range range = range(section);
        if (range == null) {
            return null;
        }
        return switch (section.text("kind")) {
            case "add" -> {
                String person = person(section, "person");
                yield person == null
                        ? null
                        : new Change.Add(
                                range.start, range.end, person, section.textOrNull("role"));
            }
            case "remove" -> {
                String person = person(section, "person");
                yield person == null
                        ? null
                        : new Change.Remove(
                                range.start, range.end, person, section.textOrNull("role"));
            }
            default -> {
                String by = person(section, "by");
                yield by == null
                        ? null
                        : new Change.Replace(
                                range.start,
                                range.end,
                                section.textOrNull("person"),
                                by,
                                section.textOrNull("role"),
                                Origin.OVERRIDE);
            }
        };
    }

    private @Nullable String person(Section section, String key) {
        String person = section.textOrNull(key);
        if (person == null) {
            problems.add(
                    section.at(),
                    section.path(),
                    Code.MISSING,
                    "missing " + key + ", the name of a person");
        }
        return person;
    }

    private @Nullable Instant instant(Section section, String key) {
        Instant at = Times.read(section, key, problems);
        if (at == null && section.isGiven(key) && section.text(key).isEmpty()) {
            wrong(section, key, "expected " + Times.WANTED + ", got nothing");
        }
        return at;
    }
}
