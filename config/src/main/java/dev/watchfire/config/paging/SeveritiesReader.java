// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.paging;

import dev.watchfire.config.oncall.Times;
import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.config.schema.Suggestion;
import dev.watchfire.config.schema.Type;
import dev.watchfire.config.schema.Value;
import dev.watchfire.config.schema.Value.Entries;
import dev.watchfire.config.schema.Value.Single;
import dev.watchfire.engine.paging.Criterion;
import dev.watchfire.engine.paging.Criterion.Factor;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.SeverityPolicy;
import dev.watchfire.engine.paging.SeverityPolicy.Level;
import dev.watchfire.engine.paging.SeverityPolicy.Manner;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `severities`. What it does not say stays as it is without it.
final class SeveritiesReader {
    private static final int MOST_LABELS = 20;
    private static final int MOST_CRITERIA = 20;
    private static final Duration LONGEST_RESPONSE = Duration.ofDays(365);

    private static final List<String> FACTORS =
            Arrays.stream(Factor.values()).map(f -> f.name().toLowerCase(Locale.ROOT)).toList();

    private static final List<String> MANNERS =
            List.of("at_once", "business_hours", "daily_digest", "weekly_review");

    private static final Schema LEVEL =
            Schema.of(
                    "level",
                    Key.text("name"),
                    Key.anythings("criteria"),
                    Key.duration("respond_within"),
                    Key.oneOf("deliver", MANNERS.toArray(String[]::new)),
                    Key.flag("breaks_quiet_hours"));

    private static final Schema LEVELS =
            Schema.of(
                    "levels",
                    ConditionReader.SEVERITIES.stream()
                            .map(name -> Key.section(name, () -> LEVEL))
                            .toArray(Key[]::new));

    static final Schema SCHEMA =
            Schema.of(
                    "severities",
                    Key.texts("labels"),
                    Key.textMap("mapping"),
                    Key.text("default"),
                    Key.text("zone"),
                    Key.text("digest_at"),
                    Key.text("review_on"),
                    Key.section("levels", () -> LEVELS),
                    Key.map("teams", new Type.MapOf(new Type.OneOf(MANNERS))));

    private final Known known;
    private final Times times;

    SeveritiesReader(Known known) {
        this.known = known;
        this.times = new Times(known.problems());
    }

    /// @param section null where there is none
    SeverityPolicy read(@Nullable Section section) {
        SeverityPolicy usual = SeverityPolicy.DEFAULT;
        if (section == null) {
            return usual;
        }
        List<String> labels =
                known.bounded(section, "labels", section.texts("labels"), MOST_LABELS);
        LocalTime digestAt = times.timeOfDay(section, "digest_at");
        return new SeverityPolicy(
                section.isSet("labels") ? labels : usual.labels(),
                mapping(section, usual),
                otherwise(section, usual),
                levels(section.section("levels"), usual),
                teams(section),
                times.zone(section, "zone", usual.zone()),
                digestAt == null ? usual.digestAt() : digestAt,
                reviewOn(section, usual));
    }

    /// Words that the configuration does not map keep what they usually mean.
    private Map<String, Severity> mapping(Section section, SeverityPolicy usual) {
        Map<String, Severity> mapping = new HashMap<>(usual.mapping());
        for (Value.Entry entry : section.entries("mapping")) {
            if (entry.value() instanceof Single single) {
                Severity severity = severity(single.text(), single.at(), section.path("mapping"));
                if (severity != null) {
                    mapping.put(entry.key().toLowerCase(Locale.ROOT), severity);
                }
            }
        }
        return mapping;
    }

    private Severity otherwise(Section section, SeverityPolicy usual) {
        if (!section.isSet("default")) {
            return usual.otherwise();
        }
        Severity severity =
                severity(section.text("default"), section.at("default"), section.path("default"));
        return severity == null ? usual.otherwise() : severity;
    }

    private @Nullable Severity severity(String text, Position at, String path) {
        Severity severity = Severity.parse(text);
        if (severity == null) {
            known.problems()
                    .add(
                            at,
                            path,
                            Code.INVALID_VALUE,
                            "expected a severity from P1 to P5, got "
                                    + Shown.text(text)
                                    + Suggestion.clause(text, ConditionReader.SEVERITIES));
        }
        return severity;
    }

    private DayOfWeek reviewOn(Section section, SeverityPolicy usual) {
        if (!section.isSet("review_on")) {
            return usual.reviewOn();
        }
        DayOfWeek day = times.weekday(section, "review_on");
        return day == null ? usual.reviewOn() : day;
    }

    private List<Level> levels(@Nullable Section section, SeverityPolicy usual) {
        List<Level> levels = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            Section own = section == null ? null : section.section(severity.name());
            Level level = usual.level(severity);
            levels.add(own == null ? level : level(own, level));
        }
        return levels;
    }

    private Level level(Section section, Level usual) {
        Duration respond = section.duration("respond_within");
        if (respond != null && (respond.isZero() || respond.compareTo(LONGEST_RESPONSE) > 0)) {
            known.wrong(section, "respond_within", "expected a duration up to 365d, such as 15m");
            respond = null;
        }
        String deliver = section.text("deliver");
        return new Level(
                usual.severity(),
                section.isSet("name") ? section.text("name") : usual.name(),
                section.isGiven("criteria") ? criteria(section) : usual.criteria(),
                respond == null ? usual.respondWithin() : respond,
                deliver.isEmpty() ? usual.manner() : manner(deliver),
                section.isGiven("breaks_quiet_hours")
                        ? section.flag("breaks_quiet_hours")
                        : usual.breaksQuietHours());
    }

    private static Manner manner(String word) {
        return Manner.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private List<Criterion> criteria(Section section) {
        return new CriteriaReader(known.problems(), FACTORS).read(section, MOST_CRITERIA);
    }

    private Map<String, Map<Severity, Manner>> teams(Section section) {
        Map<String, Map<Severity, Manner>> teams = new HashMap<>();
        for (Value.Entry team : section.entries("teams")) {
            known.team(team.keyAt(), section.path("teams"), team.key());
            if (team.value() instanceof Entries(var entries, _)) {
                teams.put(team.key(), manners(entries, section.path("teams") + "." + team.key()));
            }
        }
        return teams;
    }

    private Map<Severity, Manner> manners(List<Value.Entry> entries, String path) {
        Map<Severity, Manner> manners = new EnumMap<>(Severity.class);
        for (Value.Entry entry : entries) {
            Severity severity = severity(entry.key(), entry.keyAt(), path);
            if (severity != null && entry.value() instanceof Single single) {
                manners.put(severity, manner(single.text()));
            }
        }
        return manners;
    }
}
