// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import dev.watchfire.engine.calendar.BusinessHours;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.oncall.WallClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the severities mean: how they are found, how soon they want an answer, and when they may
/// disturb somebody.
///
/// @param labels that say how bad an alert is, the first that says something counts
/// @param mapping what their values mean, lower case; P1 to P5 mean themselves
/// @param otherwise for what says nothing that is known
/// @param levels one for each severity, worst first
/// @param byTeam where a team wants other manners
/// @param zone of the hours below for those without business hours
/// @param digestAt when the daily digest and the weekly review leave
public record SeverityPolicy(
        List<String> labels,
        Map<String, Severity> mapping,
        Severity otherwise,
        List<Level> levels,
        Map<String, Map<Severity, Manner>> byTeam,
        ZoneId zone,
        LocalTime digestAt,
        DayOfWeek reviewOn) {
    /// When a page of a severity may leave.
    public enum Manner {
        AT_ONCE,
        /// Held outside the team's business hours.
        BUSINESS_HOURS,
        DAILY_DIGEST,
        WEEKLY_REVIEW
    }

    /// @param criteria any of which makes something this bad
    /// @param respondWithin how soon somebody should have acknowledged
    /// @param breaksQuietHours whether a person's quiet hours give way to it
    public record Level(
            Severity severity,
            String name,
            List<Criterion> criteria,
            Duration respondWithin,
            Manner manner,
            boolean breaksQuietHours) {
        public Level {
            criteria = List.copyOf(criteria);
        }
    }

    /// A page may leave at an instant, for a reason.
    public record Leave(Instant at, Manner manner, Why why) {}

    public static final SeverityPolicy DEFAULT =
            new SeverityPolicy(
                    List.of("severity", "priority"),
                    words(),
                    Severity.P3,
                    List.of(
                            new Level(
                                    Severity.P1,
                                    "Critical",
                                    Criterion.usual(Severity.P1),
                                    Duration.ofMinutes(15),
                                    Manner.AT_ONCE,
                                    true),
                            new Level(
                                    Severity.P2,
                                    "High",
                                    Criterion.usual(Severity.P2),
                                    Duration.ofHours(1),
                                    Manner.AT_ONCE,
                                    false),
                            new Level(
                                    Severity.P3,
                                    "Medium",
                                    Criterion.usual(Severity.P3),
                                    Duration.ofHours(4),
                                    Manner.BUSINESS_HOURS,
                                    false),
                            new Level(
                                    Severity.P4,
                                    "Low",
                                    Criterion.usual(Severity.P4),
                                    Duration.ofHours(24),
                                    Manner.DAILY_DIGEST,
                                    false),
                            new Level(
                                    Severity.P5,
                                    "Note",
                                    Criterion.usual(Severity.P5),
                                    Duration.ofDays(7),
                                    Manner.WEEKLY_REVIEW,
                                    false)),
                    Map.of(),
                    ZoneId.of("UTC"),
                    LocalTime.of(9, 0),
                    DayOfWeek.MONDAY);

    /// The words that rule collections use.
    private static Map<String, Severity> words() {
        Map<String, Severity> words = new HashMap<>();
        List.of("sev1", "critical", "crit", "page", "fatal", "emergency", "disaster")
                .forEach(word -> words.put(word, Severity.P1));
        List.of("sev2", "error", "high", "major", "urgent")
                .forEach(word -> words.put(word, Severity.P2));
        List.of("sev3", "warning", "warn", "average", "medium", "moderate")
                .forEach(word -> words.put(word, Severity.P3));
        List.of("sev4", "low", "minor", "info", "informational", "notice", "ticket")
                .forEach(word -> words.put(word, Severity.P4));
        List.of("sev5", "none", "debug").forEach(word -> words.put(word, Severity.P5));
        return words;
    }

    public SeverityPolicy {
        labels = List.copyOf(labels);
        mapping = Map.copyOf(mapping);
        levels = List.copyOf(levels);
        byTeam = Map.copyOf(byTeam);
    }

    public Severity of(LabelSet alert) {
        Severity said = said(alert);
        return said == null ? otherwise : said;
    }

    /// What its labels say, or null where that is nothing known.
    public @Nullable Severity said(LabelSet alert) {
        for (String label : labels) {
            Severity said = meaning(alert.valueOrEmpty(label));
            if (said != null) {
                return said;
            }
        }
        return null;
    }

    private @Nullable Severity meaning(String value) {
        Severity itself = Severity.parse(value);
        return itself != null ? itself : mapping.get(value.toLowerCase(Locale.ROOT));
    }

    public Level level(Severity severity) {
        return levels.get(severity.ordinal());
    }

    public Manner manner(Severity severity, String team) {
        Map<Severity, Manner> own = byTeam.getOrDefault(team, Map.of());
        return own.getOrDefault(severity, level(severity).manner());
    }

    /// When a page may leave.
    ///
    /// @param hours of the team; without them nothing is held for business hours
    public Leave leave(Severity severity, String team, @Nullable BusinessHours hours, Instant now) {
        Manner manner = manner(severity, team);
        return switch (manner) {
            case AT_ONCE -> new Leave(now, manner, Why.of(Sentence.LEAVES, severity));
            case BUSINESS_HOURS -> inHours(severity, hours, now);
            case DAILY_DIGEST ->
                    new Leave(
                            nextDigest(hours, now, null), manner, Why.of(Sentence.DAILY, severity));
            case WEEKLY_REVIEW ->
                    new Leave(
                            nextDigest(hours, now, reviewOn),
                            manner,
                            Why.of(Sentence.WEEKLY, severity));
        };
    }

    private static Leave inHours(Severity severity, @Nullable BusinessHours hours, Instant now) {
        if (hours == null) {
            return new Leave(
                    now, Manner.BUSINESS_HOURS, Why.of(Sentence.LEAVES_WITHOUT_HOURS, severity));
        }
        if (hours.isOpen(now)) {
            return new Leave(
                    now, Manner.BUSINESS_HOURS, Why.of(Sentence.LEAVES_IN_HOURS, severity));
        }
        Instant opens = hours.nextChange(now);
        return opens == null
                ? new Leave(
                        now,
                        Manner.BUSINESS_HOURS,
                        Why.of(Sentence.LEAVES_AS_NEVER_OPEN, severity, hours.name()))
                : new Leave(
                        opens,
                        Manner.BUSINESS_HOURS,
                        Why.of(Sentence.HELD_FOR_HOURS, severity, hours.name()));
    }

    private Instant nextDigest(
            @Nullable BusinessHours hours, Instant now, @Nullable DayOfWeek only) {
        WallClock clock = new WallClock(hours == null ? zone : hours.zone());
        LocalDate day = clock.local(now).toLocalDate().minusDays(1);
        while (true) {
            Instant at = clock.begin(day.atTime(digestAt));
            if (at.isAfter(now) && (only == null || day.getDayOfWeek() == only)) {
                return at;
            }
            day = day.plusDays(1);
        }
    }
}
