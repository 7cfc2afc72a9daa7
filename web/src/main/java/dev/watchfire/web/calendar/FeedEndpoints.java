// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.calendar;

import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.people.Caller;
import dev.watchfire.people.People;
import dev.watchfire.people.feeds.CalendarFeed;
import dev.watchfire.people.feeds.CalendarFeeds;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.accounts.Accounts;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/calendar-feeds`: who gave which links away.
final class FeedEndpoints {
    private final Accounts accounts;
    private final People people;
    private final EngineAccess engine;
    private final String base;

    /// @param base of this server's address, without a slash at the end
    FeedEndpoints(People people, EngineAccess engine, String base) {
        this.accounts = new Accounts(people);
        this.people = people;
        this.engine = engine;
        this.base = base;
    }

    Answer list(Exchange exchange) {
        List<CalendarFeed> feeds = people.feeds().of(exchange.caller());
        return Answer.json(
                200,
                out -> {
                    out.beginObject().name("items").beginArray();
                    feeds.forEach(feed -> write(feed, exchange.caller(), null, out));
                    out.endArray().endObject();
                });
    }

    Answer make(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        CalendarFeed.Kind kind = CalendarFeed.Kind.of(fields.text("kind"));
        if (kind == null) {
            throw Fields.invalid(
                    "kind",
                    "There is no kind \"%s\"; the kinds are schedule, person and oncall."
                            .formatted(fields.text("kind")));
        }
        String schedule = fields.text("schedule", "");
        check(kind, schedule);
        CalendarFeeds.Made made =
                accounts.change(
                        exchange,
                        change -> people.feeds().make(change, exchange.caller(), kind, schedule));
        return Answer.json(201, out -> write(made.feed(), exchange.caller(), url(made), out));
    }

    private void check(CalendarFeed.Kind kind, String schedule) throws Refusal {
        if (kind == CalendarFeed.Kind.SCHEDULE && schedule.isEmpty()) {
            throw Fields.invalid(
                    "schedule", "A link of kind \"schedule\" needs the name of a schedule.");
        }
        if (kind == CalendarFeed.Kind.PERSON && !schedule.isEmpty()) {
            throw Fields.invalid(
                    "schedule",
                    "A link of kind \"person\" shows the shifts of all schedules; leave schedule"
                            + " out.");
        }
        Configuration configuration = engine.image().configuration();
        boolean known =
                schedule.isEmpty()
                        || configuration != null
                                && configuration.schedules().stream()
                                        .anyMatch(s -> s.name().equals(schedule));
        if (!known) {
            throw Fields.invalid("schedule", "There is no schedule \"%s\".".formatted(schedule));
        }
    }

    private String url(CalendarFeeds.Made made) {
        return made.feed().kind() == CalendarFeed.Kind.ONCALL
                ? base + "/embed/" + made.token()
                : base + "/ical/" + made.token() + ".ics";
    }

    Answer revoke(Exchange exchange) throws Refusal {
        accounts.change(
                exchange,
                change -> {
                    people.feeds().revoke(change, exchange.caller(), exchange.variable("id"));
                    return true;
                });
        return Answer.empty(204);
    }

    /// @param url where it was made just now
    private static void write(
            CalendarFeed feed, Caller caller, @Nullable String url, JsonWriter out) {
        String own = caller instanceof Caller.Person person ? person.user().id() : "";
        out.beginObject()
                .member("id", feed.id())
                .member("kind", feed.kind().word())
                .member("schedule", feed.schedule().isEmpty() ? null : feed.schedule())
                .member("mine", feed.owner().equals(own))
                .member("madeBy", feed.createdBy())
                .member("madeAt", feed.createdAt())
                .member(
                        "lastReadAt",
                        feed.lastReadAt().equals(Instant.EPOCH) ? null : feed.lastReadAt());
        if (url != null) {
            out.member("url", url);
        }
        out.endObject();
    }
}
