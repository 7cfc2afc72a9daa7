// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.configuration;

import dev.watchfire.engine.interval.TimeInterval;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.paging.PagingSettings;
import dev.watchfire.engine.service.Organization;
import dev.watchfire.engine.service.Team;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A configuration that passed every check. The engine may rely on it: each receiver and time
/// interval that a route names exists, names are unique, and everything inherited is filled in.
///
/// @param timeIntervals by name; those of `mute_time_intervals` included
/// @param hash first 64 bits of the SHA-256 of the text it was read from
/// @param personalMail how a person is told by mail, but for their address; null where no server
///   for mail is configured
/// @param original Alertmanager's own keys, written out again with secrets hidden; a strict
///   Alertmanager parser reads it
public record Configuration(
        Route route,
        List<Receiver> receivers,
        List<InhibitRule> inhibitRules,
        Map<String, List<TimeInterval>> timeIntervals,
        Duration resolveTimeout,
        long hash,
        String original,
        List<TemplateFile> templates,
        List<Schedule> schedules,
        Organization organization,
        @Nullable Integration personalMail,
        PagingSettings paging) {
    public static final Duration DEFAULT_RESOLVE_TIMEOUT = Duration.ofMinutes(5);
    public static final Duration DEFAULT_GROUP_WAIT = Duration.ofSeconds(30);
    public static final Duration DEFAULT_GROUP_INTERVAL = Duration.ofMinutes(5);
    public static final Duration DEFAULT_REPEAT_INTERVAL = Duration.ofHours(4);

    public Configuration {
        receivers = List.copyOf(receivers);
        inhibitRules = List.copyOf(inhibitRules);
        timeIntervals = Map.copyOf(timeIntervals);
        templates = List.copyOf(templates);
        schedules = List.copyOf(schedules);
    }

    /// Without pages.
    public Configuration(
            Route route,
            List<Receiver> receivers,
            List<InhibitRule> inhibitRules,
            Map<String, List<TimeInterval>> timeIntervals,
            Duration resolveTimeout,
            long hash,
            String original,
            List<TemplateFile> templates,
            List<Schedule> schedules,
            Organization organization,
            @Nullable Integration personalMail) {
        this(
                route,
                receivers,
                inhibitRules,
                timeIntervals,
                resolveTimeout,
                hash,
                original,
                templates,
                schedules,
                organization,
                personalMail,
                PagingSettings.NONE);
    }

    /// Without what Alertmanager does not know.
    public Configuration(
            Route route,
            List<Receiver> receivers,
            List<InhibitRule> inhibitRules,
            Map<String, List<TimeInterval>> timeIntervals,
            Duration resolveTimeout,
            long hash,
            String original) {
        this(
                route,
                receivers,
                inhibitRules,
                timeIntervals,
                resolveTimeout,
                hash,
                original,
                List.of(),
                List.of(),
                Organization.NONE,
                null,
                PagingSettings.NONE);
    }

    /// How people are told by this means, or null where this server cannot.
    public @Nullable Integration means(String type) {
        return type.equals("email") ? personalMail : paging.means().get(type);
    }

    public List<Team> teams() {
        return organization.teams();
    }

    public @Nullable Schedule schedule(String name) {
        for (Schedule schedule : schedules) {
            if (schedule.name().equals(name)) {
                return schedule;
            }
        }
        return null;
    }

    public @Nullable Receiver receiver(String name) {
        for (Receiver receiver : receivers) {
            if (receiver.name().equals(name)) {
                return receiver;
            }
        }
        return null;
    }
}
