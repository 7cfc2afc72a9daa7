// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.service;

import dev.watchfire.config.document.Layers;
import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.engine.calendar.Holiday.Name;
import dev.watchfire.engine.calendar.HolidayRule;
import dev.watchfire.engine.calendar.HolidayRule.Dated;
import dev.watchfire.engine.calendar.HolidayRule.Yearly;
import dev.watchfire.engine.calendar.Holidays;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads `holidays`: calendars that are built in, written out, or in a file beside.
final class HolidaysReader {
    /// Far more than a calendar of holidays has; a wrong path must not fill the memory.
    private static final int MOST_FILE_BYTES = 2 << 20;

    private static final int MOST_DAYS = 5_000;

    private static final Schema DAY =
            Schema.of("day", Key.text("date"), Key.text("name"), Key.text("name_ko"))
                    .with(
                            Rule.required(
                                    "date",
                                    "missing date, such as \"2026-12-31\", or \"12-31\" for every"
                                            + " year"));

    static final Schema SCHEMA =
            Schema.of(
                            "holidays",
                            Key.text("name"),
                            Key.oneOf("built_in", BuiltInHolidays.NAMES.toArray(String[]::new)),
                            Key.sections("days", () -> DAY),
                            Key.path("file"))
                    .with(
                            Rule.required("name", "missing name of the calendar"),
                            HolidaysReader::source,
                            Rule.atMostOne("built_in", "file"));

    private static void source(Section section, Problems problems) {
        if (!section.isGiven("built_in") && !section.isGiven("days") && !section.isGiven("file")) {
            problems.add(
                    section.at(),
                    section.path(),
                    Code.MISSING,
                    "a calendar of holidays needs built_in, days or file");
        }
    }

    private final Problems problems;
    private final Names names;

    HolidaysReader(Problems problems, Names names) {
        this.problems = problems;
        this.names = names;
    }

    /// What is built in may have days beside it.
    Holidays read(Section section) {
        String name = names.take(section);
        List<HolidayRule> rules = new ArrayList<>();
        List<Section> days = section.sections("days");
        if (days.size() > MOST_DAYS) {
            problems.add(
                    section.at("days"),
                    section.path("days"),
                    Code.TOO_LARGE,
                    "at most %d days, got %d".formatted(MOST_DAYS, days.size()));
            days = List.of();
        }
        for (Section day : days) {
            day(day, rules);
        }
        if (section.isSet("file")) {
            file(section, rules);
        }
        Holidays own = Holidays.of(name, rules);
        return section.isSet("built_in") && !section.isWrong("built_in")
                ? BuiltInHolidays.load(section.text("built_in"), name).with(own)
                : own;
    }

    private void day(Section section, List<HolidayRule> to) {
        String text = section.text("date");
        if (text.isEmpty()) {
            return;
        }
        String english = section.isSet("name") ? section.text("name") : "Holiday";
        Name name = new Name(english, section.isSet("name_ko") ? section.text("name_ko") : english);
        try {
            to.add(
                    text.matches("[0-9]{2}-[0-9]{2}")
                            ? Yearly.always(MonthDay.parse("--" + text), name)
                            : Dated.once(LocalDate.parse(text), name));
        } catch (DateTimeException e) {
            problems.add(
                    section.at("date"),
                    section.path("date"),
                    Code.INVALID_VALUE,
                    "expected a day such as \"2026-12-31\", or \"12-31\" for every year, got "
                            + Shown.text(text));
        }
    }

    private void file(Section section, List<HolidayRule> to) {
        Position at = section.at("file");
        String path = section.path("file");
        if (at.source().equals(Layers.CONSOLE)) {
            problems.add(
                    at,
                    path,
                    Code.CONFLICT,
                    "only the configuration file may name files; list the days here");
            return;
        }
        Path file = path(section.text("file"));
        if (file == null || !file.isAbsolute()) {
            // A text without a place, whose files are not looked for.
            return;
        }
        if (!Files.isReadable(file)) {
            // The checker has warned already.
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_FILE_BYTES + 1);
            CalendarDays days = CalendarDays.read(new String(bytes, StandardCharsets.UTF_8));
            String wrong =
                    bytes.length > MOST_FILE_BYTES
                            ? "it has more than %d bytes".formatted(MOST_FILE_BYTES)
                            : days.wrong();
            if (wrong != null) {
                problems.add(
                        at,
                        path,
                        Code.INVALID_VALUE,
                        "cannot use the calendar " + file + ": " + wrong);
            } else if (days.left() > 0) {
                problems.warn(
                        at,
                        path,
                        Code.DOUBTFUL,
                        ("%d events of %s are no holidays here: they are no whole days, are"
                                        + " cancelled, or come back otherwise than every year")
                                .formatted(days.left(), file));
            }
            to.addAll(days.rules());
        } catch (IOException e) {
            problems.warn(
                    at,
                    path,
                    Code.UNREADABLE_FILE,
                    "the calendar " + file + " has no days until it can be read");
        }
    }

    private static @Nullable Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
