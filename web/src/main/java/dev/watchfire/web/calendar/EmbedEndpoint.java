// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.calendar;

import dev.watchfire.people.People;
import dev.watchfire.people.feeds.CalendarFeed;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// `/embed/{token}`: who is on call now, for a frame in a wiki or on a wall.
final class EmbedEndpoint {
    private final EngineAccess engine;
    private final People people;
    private final InstantSource clock;

    EmbedEndpoint(EngineAccess engine, People people, InstantSource clock) {
        this.engine = engine;
        this.people = people;
        this.clock = clock;
    }

    /// One that is not known and one that was revoked look alike.
    Answer read(Exchange exchange) {
        CalendarFeed feed = people.feedByToken(exchange.variable("token"));
        if (feed == null || feed.kind() != CalendarFeed.Kind.ONCALL) {
            return exchange.style().notFound(exchange.path());
        }
        List<Plan> plans =
                Plan.all(engine.image(), clock.instant()).stream()
                        .filter(
                                plan ->
                                        feed.schedule().isEmpty()
                                                || plan.schedule().name().equals(feed.schedule()))
                        .toList();
        Instant now = clock.instant();
        EmbedPage page =
                new EmbedPage(
                        Words.of(exchange.language()),
                        name -> CalendarEndpoint.shown(people, name));
        return Answer.bytes(
                        200,
                        "text/html; charset=utf-8",
                        page.html(plans, now).getBytes(StandardCharsets.UTF_8))
                .with("Content-Security-Policy", EmbedPage.CONTENT_SECURITY)
                .with("Referrer-Policy", "no-referrer")
                .with("Vary", "Accept-Language")
                .with("Cache-Control", "private, no-cache");
    }
}
