// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.api.Overview.Row;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Query;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.json.JsonWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `/groups` and `/alerts`: lists for people, in pages.
final class GroupEndpoints {
    private final EngineAccess engine;
    private final Matchers matchers;
    private final InstantSource clock;

    /// The last one, for the many who ask about the same image.
    private volatile @Nullable Overview last;

    GroupEndpoints(EngineAccess engine, Matchers matchers, InstantSource clock) {
        this.engine = engine;
        this.matchers = matchers;
        this.clock = clock;
    }

    Overview overview(Image image) {
        Overview known = last;
        if (known == null || known.sequence() != image.sequence()) {
            known = Overview.of(image, clock.instant());
            last = known;
        }
        return known;
    }

    Answer groups(Exchange exchange) throws Refusal {
        Image image = engine.image();
        int limit = Paging.limit(exchange);
        long after = Paging.number(exchange, 0);
        Predicate<Row> wanted = wanted(exchange.query(), image);
        List<Row> matching = overview(image).rows().stream().filter(wanted).toList();
        List<Row> rest = after == 0 ? matching : after(matching, after);
        List<Row> page = rest.subList(0, Math.min(limit, rest.size()));
        return Answer.json(
                200,
                json -> {
                    json.beginObject()
                            .member("sequence", image.sequence())
                            .member("at", image.at())
                            .member("total", matching.size())
                            .member("alerts", matching.stream().mapToLong(Row::firing).sum())
                            .name("items")
                            .beginArray();
                    page.forEach(row -> write(row, json));
                    json.endArray()
                            .member(
                                    "nextCursor",
                                    page.size() < rest.size()
                                            ? Paging.cursor(page.getLast().group().id())
                                            : null)
                            .endObject();
                });
    }

    /// A group that left the list between two pages must not end it: the page goes on from the top
    /// then, and the reader drops what it has.
    private static List<Row> after(List<Row> rows, long id) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).group().id() == id) {
                return rows.subList(i + 1, rows.size());
            }
        }
        return rows;
    }

    private Predicate<Row> wanted(Query query, Image image) throws Refusal {
        Predicate<Row> wanted = _ -> true;
        String receiver = query.get("receiver");
        if (receiver != null && !receiver.isEmpty()) {
            wanted = row -> row.receiver().equals(receiver);
        }
        List<String> states = query.all("telling");
        if (!states.isEmpty()) {
            wanted = wanted.and(row -> states.contains(lower(row.telling())));
        }
        List<Matcher> filter = matchers.parse(query.all("filter"), "filter");
        if (!filter.isEmpty()) {
            Set<Long> groups = new HashSet<>();
            image.alerts()
                    .forEach(
                            alert -> {
                                if (Matchers.match(filter, alert.labels())) {
                                    alert.groups().forEach(groups::add);
                                }
                            });
            wanted = wanted.and(row -> groups.contains(row.group().id()));
        }
        return wanted;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void write(Row row, JsonWriter json) {
        json.beginObject()
                .member("id", row.group().id())
                .member("key", row.group().key())
                .member("labels", row.group().labels())
                .member("commonLabels", row.common())
                .member("summary", row.summary())
                .member("receiver", row.receiver())
                .member("severity", row.severity() == null ? null : row.severity().name())
                .member("active", row.active())
                .member("suppressed", row.suppressed())
                .member("resolved", row.resolved())
                .member("since", row.since())
                .member("telling", lower(row.telling()))
                .member("heldBy", row.heldBy())
                .name("mutedBy");
        Overview.Muting muting = row.mutedBy();
        if (muting == null) {
            json.raw("null");
        } else {
            json.beginObject()
                    .member("by", muting.by())
                    .member("until", muting.until())
                    .endObject();
        }
        json.member("toldAt", row.toldAt())
                .member("nextFlushAt", row.group().nextFlushAt())
                .name("page");
        Page page = row.page();
        if (page == null) {
            json.raw("null");
        } else {
            write(page, json);
        }
        json.endObject();
    }

    /// Who has it, or whom it asks.
    private static void write(Page page, JsonWriter json) {
        json.beginObject()
                .member("id", page.id())
                .member("state", lower(page.state()))
                .name("asked")
                .beginArray();
        for (Page.Summons summons : page.asked()) {
            json.beginObject()
                    .member("person", summons.person().isEmpty() ? null : summons.person())
                    .member("channel", summons.channel().isEmpty() ? null : summons.channel())
                    .member("step", summons.step())
                    .member("round", summons.round())
                    .member("acknowledgedAt", summons.acknowledgedAt())
                    .endObject();
        }
        boolean snoozed = page.state() == Page.State.SNOOZED;
        boolean held = page.state() == Page.State.HELD;
        json.endArray()
                .member("acknowledgedBy", page.acknowledgedBy())
                .member("nextAt", page.climb().due())
                .member("snoozedUntil", snoozed ? page.wakeAt() : null)
                .member("heldUntil", held ? page.wakeAt() : null)
                .endObject();
    }

    Answer alertsOfGroup(Exchange exchange) throws Refusal {
        long id = Paging.id(exchange, exchange.variable("id"));
        if (engine.image().groups().get(id) == null) {
            throw Paging.missing("There is no group " + id + " any more. Its alerts are over.");
        }
        return alerts(exchange, alert -> alert.groups().contains(id));
    }

    /// Firing alerts; with `filter` those that a silence with the same matchers would mute.
    Answer alerts(Exchange exchange) throws Refusal {
        List<Matcher> filter = matchers.parse(exchange.query().all("filter"), "filter");
        return alerts(
                exchange, alert -> !alert.resolved() && Matchers.match(filter, alert.labels()));
    }

    private Answer alerts(Exchange exchange, Predicate<Alert> wanted) throws Refusal {
        Image image = engine.image();
        int limit = Paging.limit(exchange);
        long after = Paging.number(exchange, 0);
        Stream.Builder<Alert> found = Stream.builder();
        image.alerts()
                .forEach(
                        alert -> {
                            if (wanted.test(alert)) {
                                found.add(alert);
                            }
                        });
        List<Alert> matching =
                found.build()
                        .sorted(
                                (a, b) ->
                                        Long.compareUnsigned(
                                                a.labels().fingerprint(), b.labels().fingerprint()))
                        .toList();
        List<Alert> page =
                matching.stream()
                        .filter(
                                a ->
                                        after == 0
                                                || Long.compareUnsigned(
                                                                a.labels().fingerprint(), after)
                                                        > 0)
                        .limit(limit + 1L)
                        .toList();
        boolean more = page.size() > limit;
        List<Alert> shown = more ? page.subList(0, limit) : page;
        Instant now = clock.instant();
        return Answer.json(
                200,
                json -> {
                    json.beginObject().member("total", matching.size()).name("items").beginArray();
                    shown.forEach(alert -> AlertJson.write(alert, image, now, json));
                    json.endArray()
                            .member(
                                    "nextCursor",
                                    more
                                            ? Paging.cursor(shown.getLast().labels().fingerprint())
                                            : null)
                            .endObject();
                });
    }
}
