// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.calendar;

import dev.watchfire.engine.Language;
import dev.watchfire.people.People;
import dev.watchfire.people.feeds.CalendarFeed;
import dev.watchfire.people.users.User;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.accounts.Accounts;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `/ical/{token}.ics`: a calendar for whoever has its address.
final class CalendarEndpoint {
    private static final String SUFFIX = ".ics";
    private static final String TYPE = "text/calendar; charset=utf-8";

    /// So much of the past stays, to see who had it.
    private static final Duration BACK = Duration.ofDays(30);

    private static final Duration AHEAD = Duration.ofDays(180);

    private final EngineAccess engine;
    private final People people;
    private final InstantSource clock;
    private final String link;

    /// @param link to the console's page of schedules
    CalendarEndpoint(EngineAccess engine, People people, InstantSource clock, String link) {
        this.engine = engine;
        this.people = people;
        this.clock = clock;
        this.link = link;
    }

    /// One that is not known and one that was revoked look alike.
    Answer read(Exchange exchange) throws Refusal {
        String file = exchange.variable("file");
        CalendarFeed feed =
                file.endsWith(SUFFIX)
                        ? people.feedByToken(file.substring(0, file.length() - SUFFIX.length()))
                        : null;
        if (feed == null || feed.kind() == CalendarFeed.Kind.ONCALL) {
            return exchange.style().notFound(exchange.path());
        }
        // By the day, so that what is read twice is the same.
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        byte[] body = body(feed, today.minus(BACK), today.plus(AHEAD));
        String tag = FeedCalendar.tag(body);
        Answer answer =
                Tags.match(exchange.header("If-None-Match"), tag)
                        ? Answer.empty(304)
                        : Answer.bytes(200, TYPE, body)
                                .with("Content-Disposition", "inline; filename=\"on-call.ics\"");
        return answer.with("ETag", tag).with("Cache-Control", "private, no-cache");
    }

    private byte[] body(CalendarFeed feed, Instant from, Instant to) throws Refusal {
        User owner = people.users().find(feed.owner());
        Words words = Words.of(Language.of(owner == null ? "" : owner.language()));
        List<Plan> plans = Plan.all(engine.image(), clock.instant());
        if (feed.kind() == CalendarFeed.Kind.PERSON && owner != null) {
            List<Shift> shifts = new ArrayList<>();
            plans.forEach(plan -> shifts.addAll(Shift.ofOne(plan, owner.name(), from, to)));
            return calendar(words, plans).person(owner.name(), zone(owner), shifts);
        }
        String name = feed.schedule();
        Plan plan =
                plans.stream()
                        .filter(r -> r.schedule().name().equals(name))
                        .findFirst()
                        .orElse(null);
        return plan == null
                ? calendar(words, List.of())
                        .schedule(name, ZoneOffset.UTC, words.noSchedule(name), List.of())
                : calendar(words, List.of(plan))
                        .schedule(
                                name,
                                plan.schedule().zone(),
                                words.bySchedule(name),
                                Shift.ofAll(plan, from, to));
    }

    private FeedCalendar calendar(Words words, List<Plan> plans) throws Refusal {
        Map<String, String> texts =
                plans.stream().collect(Collectors.toMap(r -> r.schedule().name(), Plan::text));
        Map<String, Instant> since = Accounts.run(() -> people.stamps().since(texts));
        return new FeedCalendar(words, link, name -> shown(people, name), since);
    }

    static String shown(People people, String name) {
        User user = people.users().named(name);
        return user == null || user.displayName().isBlank() ? name : user.displayName();
    }

    private static ZoneId zone(@Nullable User user) {
        try {
            return user == null || user.zone().isEmpty() ? ZoneOffset.UTC : ZoneId.of(user.zone());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
