// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.store.StoreException;
import dev.watchfire.web.Archive;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Commands;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Query;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import dev.watchfire.web.json.JsonWriter;
import dev.watchfire.web.oncall.RotaJson;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `/deliveries`: open ones from the engine and finished ones from the archive, latest first.
final class DeliveryEndpoints {
    /// Archived deliveries that one request looks through for those that it asks for. Where more
    /// would be needed the page is short, and its cursor goes on from there.
    private static final int MAX_SCANNED = 10_000;

    private static final int SCAN_STEP = 500;

    private final EngineAccess engine;
    private final Archive archive;
    private final Commands commands;

    DeliveryEndpoints(EngineAccess engine, Archive archive) {
        this.engine = engine;
        this.commands = new Commands(engine);
        this.archive = archive;
    }

    /// Which deliveries are asked for; null and empty for all.
    private record Wanted(
            Set<Delivery.State> states,
            @Nullable String receiver,
            @Nullable String integration,
            long group) {
        static Wanted of(Query query) throws Refusal {
            Set<Delivery.State> states = EnumSet.noneOf(Delivery.State.class);
            for (String text : query.all("state")) {
                states.add(state(text));
            }
            return new Wanted(
                    states, query.get("receiver"), query.get("integration"), group(query));
        }

        private static Delivery.State state(String text) throws Refusal {
            for (Delivery.State state : Delivery.State.values()) {
                if (state.name().equalsIgnoreCase(text)) {
                    return state;
                }
            }
            throw Paging.refuse(
                    "state",
                    "\""
                            + text
                            + "\" is no state of a delivery; those are pending, sending, sent,"
                            + " failed, unknown, superseded and expired.");
        }

        private static long group(Query query) throws Refusal {
            String text = query.get("group");
            if (text == null) {
                return 0;
            }
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw Paging.refuse("group", "group is \"" + text + "\"; it must be a group's id.");
            }
        }

        boolean has(Delivery delivery) {
            return (states.isEmpty() || states.contains(delivery.state()))
                    && (receiver == null || receiver.equals(delivery.receiver()))
                    && (integration == null || integration.equals(label(delivery)))
                    && (group == 0 || group == delivery.groupId());
        }
    }

    private static String label(Delivery delivery) {
        return delivery.integration() + "[" + delivery.index() + "]";
    }

    Answer list(Exchange exchange) throws Refusal {
        Wanted wanted = Wanted.of(exchange.query());
        int limit = Paging.limit(exchange);
        long before = Paging.number(exchange, Long.MAX_VALUE);
        NavigableMap<Long, Delivery> found = new TreeMap<>();
        Image image = engine.image();
        image.deliveries()
                .forEach(
                        delivery -> {
                            if (delivery.id() < before && wanted.has(delivery)) {
                                found.put(delivery.id(), delivery);
                            }
                        });
        long scannedTo;
        try {
            scannedTo = scan(wanted, before, limit, found);
        } catch (StoreException e) {
            throw Paging.unreadable(e);
        }
        // Below where the scan stopped, the archive may hold more between the open ones.
        List<Delivery> page =
                found.tailMap(scannedTo, false).descendingMap().values().stream()
                        .limit(limit)
                        .toList();
        boolean more = page.size() == limit || scannedTo > 0;
        long last = page.size() == limit ? page.getLast().id() : scannedTo + 1;
        return Answer.json(
                200,
                json -> {
                    json.beginObject().name("items").beginArray();
                    page.forEach(delivery -> write(delivery, json));
                    json.endArray()
                            .member("nextCursor", more ? Paging.cursor(last) : null)
                            .endObject();
                });
    }

    /// @return the id down to which, itself excluded, everything was seen; 0 where that is all
    private long scan(Wanted wanted, long before, int limit, NavigableMap<Long, Delivery> found)
            throws StoreException {
        long from = before == Long.MAX_VALUE ? 0 : before;
        int matching = 0;
        for (int scanned = 0; scanned < MAX_SCANNED; scanned += SCAN_STEP) {
            List<Entity> step = archive.archived(Entity.Kind.DELIVERY, from, SCAN_STEP);
            for (Entity entity : step) {
                if (entity instanceof Delivery delivery && wanted.has(delivery)) {
                    found.putIfAbsent(delivery.id(), delivery);
                    matching++;
                }
            }
            if (step.size() < SCAN_STEP) {
                return 0;
            }
            from = step.getLast().id();
            if (matching >= limit) {
                break;
            }
        }
        return from - 1;
    }

    Answer get(Exchange exchange) throws Refusal {
        Delivery found = find(exchange);
        return Answer.json(200, json -> write(found, json));
    }

    /// Makes a finished delivery again: for those that were given up, once what was wrong is
    /// mended.
    Answer sendAgain(Exchange exchange) throws Refusal {
        Delivery found = find(exchange);
        if (found.state().isOpen()) {
            throw new Refusal(
                    Style.problem(
                            409,
                            "still-open",
                            "Delivery " + found.id() + " is not finished: it is still being made.",
                            null));
        }
        return switch (commands.run(new Command.SendAgain(found), exchange)) {
            case Reply.SentAgain(long again) ->
                    Answer.json(202, json -> json.beginObject().member("id", again).endObject());
            case Reply.Refused(Reply.Refused.Code code, String message) ->
                    throw new Refusal(
                            Style.problem(
                                    409,
                                    code == Reply.Refused.Code.NOT_FOUND
                                            ? "nothing-to-tell"
                                            : "under-way",
                                    "It cannot be sent again: " + message + ".",
                                    null));
            default -> throw new IllegalStateException("not an answer to sending again");
        };
    }

    private Delivery find(Exchange exchange) throws Refusal {
        long id = Paging.id(exchange, exchange.variable("id"));
        Delivery found = engine.image().deliveries().get(id);
        if (found == null) {
            try {
                found = archive.archived(Entity.Kind.DELIVERY, id) instanceof Delivery d ? d : null;
            } catch (StoreException e) {
                throw Paging.unreadable(e);
            }
        }
        if (found == null) {
            throw Paging.missing(
                    "There is no delivery " + id + ", or it is older than what is kept.");
        }
        return found;
    }

    private static void write(Delivery delivery, JsonWriter json) {
        json.beginObject()
                .member("id", delivery.id())
                .member("group", delivery.groupId())
                .member("groupKey", delivery.groupKey())
                .member("groupLabels", delivery.groupLabels())
                .member("receiver", delivery.receiver())
                .member("integration", label(delivery))
                .member("state", lower(delivery.state()))
                .member("reason", lower(delivery.reason()))
                .member("firing", delivery.firing().size())
                .member("resolved", delivery.resolved().size())
                .member("createdAt", delivery.createdAt())
                .member(
                        "nextAttemptAt",
                        delivery.state().isOpen() ? delivery.nextAttemptAt() : null)
                .member("finishedAt", delivery.finishedAt())
                .member("attemptCount", delivery.attemptCount())
                .name("notice");
        Notice notice = delivery.notice();
        if (notice == null) {
            json.raw("null");
        } else {
            RotaJson.write(notice, json);
        }
        json.name("attempts").beginArray();
        for (Delivery.Attempt attempt : delivery.attempts()) {
            json.beginObject()
                    .member("number", attempt.number())
                    .member("startedAt", attempt.startedAt())
                    .member("endedAt", attempt.endedAt())
                    .member("outcome", lower(attempt.outcome()))
                    .member("status", attempt.status())
                    .member("message", attempt.message())
                    .endObject();
        }
        json.endArray().endObject();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
