// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.oncall;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Durations;
import dev.watchfire.config.schema.Invalid;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.config.schema.Suggestion;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.oncall.Layer;
import dev.watchfire.engine.oncall.Reminders;
import dev.watchfire.engine.oncall.Restriction;
import dev.watchfire.engine.oncall.Rotation;
import dev.watchfire.engine.oncall.Rotation.Count;
import dev.watchfire.engine.oncall.Rotation.Unit;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.oncall.Subscription;
import dev.watchfire.engine.oncall.Turn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `schedules`. The same document is taken for a preview.
public final class ScheduleReader {
    /// A longer list of turns is a mistake of a program.
    private static final int MOST_TURNS = 500;

    private static final int MOST_LAYERS = 100;

    /// Schedules are watched so far ahead.
    private static final Duration LONGEST_LEAD = Duration.ofDays(14);

    /// What says when a rotation's layer has duty, and who.
    private static final List<String> PLANNING =
            List.of("start", "until", "every", "handoffs", "turns", "count", "restrictions");

    private static final Schema RESTRICTION =
            Schema.of(
                            "restriction",
                            Key.texts("days"),
                            Key.text("from_day"),
                            Key.text("from"),
                            Key.text("to_day"),
                            Key.text("to"))
                    .with(
                            Rule.required("from", "missing from, a time of day such as \"09:00\""),
                            Rule.required("to", "missing to, a time of day such as \"18:00\""),
                            Rule.atMostOne(
                                    "days",
                                    "from_day",
                                    "days are for windows of every such day, from_day and to_day"
                                            + " for one window a week; give one of them"));

    private static final Schema LAYER =
            Schema.of(
                            "layer",
                            Key.text("name"),
                            Key.text("role").or(Layer.PRIMARY),
                            Key.integer("priority").or("0"),
                            Key.text("zone"),
                            Key.text("start"),
                            Key.text("until"),
                            Key.text("every").or("1 week"),
                            Key.texts("handoffs"),
                            Key.anythings("turns"),
                            Key.oneOf("count", "active", "calendar").or("active"),
                            Key.sections("restrictions", () -> RESTRICTION),
                            Key.secretUrl("calendar"))
                    .with(Rule.required("name", "missing name of the layer"));

    private static final Schema REMINDERS =
            Schema.of(
                    "reminders",
                    Key.text("channel"),
                    Key.texts("before_shift"),
                    Key.texts("before_gap"),
                    Key.flag("planned_gaps"));

    public static final Schema SCHEMA =
            Schema.of(
                            "schedule",
                            Key.text("name"),
                            Key.text("zone"),
                            Key.text("team"),
                            Key.texts("holidays"),
                            Key.section("reminders", () -> REMINDERS),
                            Key.sections("layers", () -> LAYER))
                    .with(
                            Rule.required("name", "missing name of the schedule"),
                            Rule.required("zone", "missing zone, such as \"Asia/Seoul\""),
                            Rule.required("layers", "a schedule needs at least one layer"));

    private final Problems problems;
    private final Times times;
    private final @Nullable Set<String> receivers;
    private final @Nullable Set<String> calendars;

    /// @param receivers that there are, or null where that is unknown
    /// @param calendars of holidays that there are, or null where that is unknown
    public ScheduleReader(
            Problems problems, @Nullable Set<String> receivers, @Nullable Set<String> calendars) {
        this.calendars = calendars;
        this.problems = problems;
        this.receivers = receivers;
        this.times = new Times(problems);
    }

    /// @return what is right of it; where something is wrong, `problems` says so
    public Schedule read(Section section) {
        ZoneId zone = times.zone(section, "zone", ZoneOffset.UTC);
        List<Layer> layers = new ArrayList<>();
        List<Section> sections = section.sections("layers");
        int before = problems.problems().size();
        if (sections.size() > MOST_LAYERS) {
            add(
                    section,
                    "layers",
                    "at most %d layers, got %d".formatted(MOST_LAYERS, sections.size()));
            return schedule(section, zone, layers);
        }
        for (Section layer : sections) {
            Layer read = layer(layer, zone);
            if (read != null) {
                if (layers.stream().anyMatch(l -> l.name().equals(read.name()))) {
                    add(layer, "name", "layer " + Shown.text(read.name()) + " is not unique");
                }
                layers.add(read);
            }
        }
        if (!layers.isEmpty() && problems.problems().size() == before && NeverOnCall.is(layers)) {
            add(section, "name", NeverOnCall.message(section.text("name")));
        }
        return schedule(section, zone, layers);
    }

    private Schedule schedule(Section section, ZoneId zone, List<Layer> layers) {
        for (String calendar : section.texts("holidays")) {
            if (calendars != null && !calendars.contains(calendar)) {
                problems.add(
                        section.at("holidays"),
                        section.path("holidays"),
                        Code.UNDEFINED,
                        "undefined calendar of holidays "
                                + Shown.text(calendar)
                                + Suggestion.clause(calendar, calendars));
            }
        }
        return new Schedule(
                section.text("name"),
                zone,
                layers,
                section.textOrNull("team"),
                section.texts("holidays"),
                reminders(section.section("reminders")));
    }

    private Reminders reminders(@Nullable Section section) {
        if (section == null) {
            return Reminders.USUAL;
        }
        String channel = section.textOrNull("channel");
        if (channel != null && receivers != null && !receivers.contains(channel)) {
            problems.add(
                    section.at("channel"),
                    section.path("channel"),
                    Code.UNDEFINED,
                    "undefined receiver "
                            + Shown.text(channel)
                            + " as channel"
                            + Suggestion.clause(channel, receivers));
        }
        return new Reminders(
                channel,
                leads(section, "before_shift", Reminders.USUAL.beforeShift()),
                leads(section, "before_gap", Reminders.USUAL.beforeGap()),
                section.flag("planned_gaps"));
    }

    /// Zero for what is none.
    private static Duration lead(String text) {
        try {
            return Durations.parsePrometheus(text);
        } catch (Invalid e) {
            return Duration.ZERO;
        }
    }

    private List<Duration> leads(Section section, String key, List<Duration> missing) {
        if (!section.isGiven(key)) {
            return missing;
        }
        List<Duration> leads = new ArrayList<>();
        for (String text : section.texts(key)) {
            Duration lead = lead(text);
            if (lead.isZero() || lead.compareTo(LONGEST_LEAD) > 0) {
                add(
                        section,
                        key,
                        "expected durations such as 1h or 7d, at most 14d, got "
                                + Shown.text(text));
            } else {
                leads.add(lead);
            }
        }
        return leads;
    }

    private void add(Section section, String key, String message) {
        problems.add(section.at(key), section.path(key), Code.INVALID_VALUE, message);
    }

    private @Nullable Layer layer(Section section, ZoneId zone) {
        if (section.isGiven("calendar")) {
            return ofCalendar(section, zone);
        }
        if (!section.isGiven("start")) {
            problems.add(
                    section.at(),
                    section.path(),
                    Code.MISSING,
                    "missing start, the first handoff, such as \"2026-11-02T09:00\"; or give"
                            + " calendar, the address of a calendar that plans the layer");
        }
        Rotation rotation = rotation(section);
        List<Restriction> restrictions = new ArrayList<>();
        for (Section restriction : section.sections("restrictions")) {
            Restriction read = restriction(restriction);
            if (read != null) {
                restrictions.add(read);
            }
        }
        if (rotation == null) {
            return null;
        }
        return new Layer(
                section.text("name"),
                role(section),
                priority(section),
                times.zone(section, "zone", zone),
                rotation,
                restrictions,
                section.isSet("until") ? times.local(section, "until") : null);
    }

    private static String role(Section section) {
        String role = section.text("role");
        return role.isEmpty() ? Layer.PRIMARY : role;
    }

    private static int priority(Section section) {
        return Math.clamp(section.number("priority"), -1_000_000, 1_000_000);
    }

    /// The calendar says when and who; whatever else would say so contradicts it.
    private @Nullable Layer ofCalendar(Section section, ZoneId zone) {
        boolean fine = !section.isWrong("calendar");
        for (String key : PLANNING) {
            if (section.isGiven(key)) {
                add(
                        section,
                        key,
                        "a calendar plans the layer; leave %s out, or calendar".formatted(key));
                fine = false;
            }
        }
        ZoneId own = times.zone(section, "zone", zone);
        return fine
                ? Layer.ofCalendar(
                        section.text("name"),
                        role(section),
                        priority(section),
                        own,
                        subscription(section.text("calendar")))
                : null;
    }

    private static Subscription subscription(String url) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(url.getBytes(StandardCharsets.UTF_8));
            return new Subscription("layer:" + HexFormat.of().formatHex(hash), new Secret(url));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private @Nullable Rotation rotation(Section section) {
        List<Turn> turns = new TurnsReader(problems, times).read(section);
        var start = section.isSet("start") ? times.local(section, "start") : null;
        List<LocalTime> handoffs = times.timesOfDay(section, "handoffs");
        Every every = every(section);
        if (turns.isEmpty() && !section.isWrong("turns")) {
            add(section, "turns", "a rotation needs at least one turn, such as [ada, grace]");
            return null;
        }
        if (turns.size() > MOST_TURNS) {
            add(section, "turns", "at most %d turns, got %d".formatted(MOST_TURNS, turns.size()));
            return null;
        }
        if (turns.stream().allMatch(turn -> turn.members().isEmpty())) {
            add(section, "turns", "nobody would ever be on call: every turn is empty");
        }
        if (handoffs.size() > 1 && section.isSet("every") && !every.isADay()) {
            add(
                    section,
                    "handoffs",
                    "several handoffs a day make turns of parts of a day; leave every out, got "
                            + Shown.text(section.text("every")));
        }
        if (start == null) {
            return null;
        }
        boolean several = handoffs.size() > 1;
        return new Rotation(
                turns,
                several ? Unit.DAYS : every.unit,
                several ? 1 : every.number,
                handoffs.size() == 1 ? start.toLocalDate().atTime(handoffs.getFirst()) : start,
                several ? handoffs : List.of(),
                section.text("count").equals("calendar") ? Count.CALENDAR : Count.ACTIVE);
    }

    private record Every(int number, Unit unit) {
        static final int MOST = 1_000;

        boolean isADay() {
            return number == 1 && unit == Unit.DAYS;
        }
    }

    private Every every(Section section) {
        String text = section.text("every");
        String[] words = text.isEmpty() ? new String[] {"1", "week"} : text.split(" ", -1);
        if (words.length == 2 && words[0].matches("[0-9]{1,4}")) {
            int number = Integer.parseInt(words[0]);
            Unit unit =
                    switch (words[1]) {
                        case "hour", "hours" -> Unit.HOURS;
                        case "day", "days" -> Unit.DAYS;
                        case "week", "weeks" -> Unit.WEEKS;
                        case "month", "months" -> Unit.MONTHS;
                        default -> null;
                    };
            if (unit != null && number >= 1 && number <= Every.MOST) {
                return new Every(number, unit);
            }
        }
        add(
                section,
                "every",
                "expected a number from 1 to %d and hours, days, weeks or months, such as \"12 hours\" or \"2 weeks\", got %s"
                        .formatted(Every.MOST, Shown.text(text)));
        return new Every(1, Unit.WEEKS);
    }

    private @Nullable Restriction restriction(Section section) {
        LocalTime from = times.timeOfDay(section, "from");
        LocalTime to = times.timeOfDay(section, "to");
        if (section.isSet("from_day") || section.isSet("to_day")) {
            DayOfWeek fromDay = times.weekday(section, "from_day");
            DayOfWeek toDay = times.weekday(section, "to_day");
            return from == null || to == null || fromDay == null || toDay == null
                    ? null
                    : Restriction.weekly(fromDay, from, toDay, to);
        }
        Set<DayOfWeek> days = times.weekdays(section, "days");
        return from == null || to == null ? null : Restriction.daily(days, from, to);
    }
}
