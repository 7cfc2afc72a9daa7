// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.paging;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.paging.Impact;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PagePreview;
import dev.watchfire.engine.paging.PinnedPolicy;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.store.Store.Journalled;
import dev.watchfire.store.StoreException;
import dev.watchfire.web.api.AlertJson;
import dev.watchfire.web.api.FactJson;
import dev.watchfire.web.api.Paging;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Query;
import dev.watchfire.web.http.Refusal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `/pages`: open ones from the engine and those that are over from the archive, latest first.
final class PageEndpoints {
    /// Archived pages that one request looks through for those that it asks for. Where more would
    /// be needed the answer is short, and its cursor goes on from there.
    private static final int MAX_SCANNED = 5_000;

    private static final int SCAN_STEP = 250;

    private final PageBook book;

    PageEndpoints(PageBook book) {
        this.book = book;
    }

    /// Which pages are asked for; null and empty for all.
    private record Wanted(
            Set<Page.State> states,
            Set<Severity> severities,
            @Nullable String person,
            @Nullable String team,
            @Nullable String service) {
        static Wanted of(Query query) throws Refusal {
            Set<Page.State> states = EnumSet.noneOf(Page.State.class);
            for (String text : query.all("state")) {
                states.addAll(states(text));
            }
            Set<Severity> severities = EnumSet.noneOf(Severity.class);
            for (String text : query.all("severity")) {
                Severity severity = Severity.parse(text);
                if (severity == null) {
                    throw Paging.refuse(
                            "severity", "\"" + text + "\" is no severity; those are P1 to P5.");
                }
                severities.add(severity);
            }
            return new Wanted(
                    states,
                    severities,
                    query.get("person"),
                    query.get("team"),
                    query.get("service"));
        }

        private static Set<Page.State> states(String text) throws Refusal {
            if (text.equals("open")) {
                return EnumSet.complementOf(EnumSet.of(Page.State.RESOLVED));
            }
            for (Page.State state : Page.State.values()) {
                if (state.name().equalsIgnoreCase(text)) {
                    return EnumSet.of(state);
                }
            }
            throw Paging.refuse(
                    "state",
                    "\""
                            + text
                            + "\" is no state of a page; those are held, triggered, acknowledged,"
                            + " snoozed and resolved, and open for all but the last.");
        }

        boolean has(Page page) {
            return (states.isEmpty() || states.contains(page.state()))
                    && (severities.isEmpty() || severities.contains(page.severity()))
                    && (team == null || team.equals(page.team()))
                    && (service == null || service.equals(page.service()))
                    && (person == null || concerns(page, person));
        }

        private static boolean concerns(Page page, String person) {
            return page.acknowledgedBy().contains(person)
                    || page.openedBy().equals(person)
                    || page.asked().stream().anyMatch(s -> s.person().equals(person));
        }

        boolean isOpenOnly() {
            return !states.isEmpty() && !states.contains(Page.State.RESOLVED);
        }
    }

    Answer list(Exchange exchange) throws Refusal {
        Wanted wanted = Wanted.of(exchange.query());
        int limit = Paging.limit(exchange);
        long before = Paging.number(exchange, Long.MAX_VALUE);
        NavigableMap<Long, Page> found = new TreeMap<>();
        Image image = book.image();
        image.pages()
                .forEach(
                        page -> {
                            if (page.id() < before && wanted.has(page)) {
                                found.put(page.id(), page);
                            }
                        });
        long scannedTo = 0;
        try {
            if (!wanted.isOpenOnly()) {
                scannedTo = scan(wanted, before, limit, found);
            }
        } catch (StoreException e) {
            throw Paging.unreadable(e);
        }
        // Below where the scan stopped, the archive may hold more between those of the engine.
        List<Page> items =
                found.tailMap(scannedTo, false).descendingMap().values().stream()
                        .limit(limit)
                        .toList();
        boolean more = items.size() == limit || scannedTo > 0;
        long last = items.size() == limit ? items.getLast().id() : scannedTo + 1;
        return Answer.json(
                200,
                json -> {
                    json.explainedIn(exchange.language()).beginObject().name("items").beginArray();
                    items.forEach(page -> PageJson.write(page, image, json));
                    json.endArray().member("next", more ? Paging.cursor(last) : null).endObject();
                });
    }

    /// @return the id down to which, itself excluded, everything was seen; 0 where that is all
    private long scan(Wanted wanted, long before, int limit, NavigableMap<Long, Page> found)
            throws StoreException {
        long from = before == Long.MAX_VALUE ? 0 : before;
        int matching = 0;
        for (int scanned = 0; scanned < MAX_SCANNED; scanned += SCAN_STEP) {
            List<Entity> step = book.archive().archived(Entity.Kind.PAGE, from, SCAN_STEP);
            for (Entity entity : step) {
                if (entity instanceof Page page && wanted.has(page)) {
                    found.putIfAbsent(page.id(), page);
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
        Page page = book.page(exchange);
        Image image = book.image();
        Configuration configuration = PageBook.configuration(image);
        Instant now = book.now(image);
        PinnedPolicy pinned = image.policies().get(page.pinned());
        Impact impact =
                Impact.of(configuration.organization().services(), page.service(), page.labels());
        List<PagePreview.Rung> ladder =
                pinned == null
                        ? List.of()
                        : PageBook.preview(image, configuration)
                                .ladder(page, pinned.policy(), impact, pinned.turns(), now);
        boolean outdated =
                pinned != null
                        && page.state().isOpen()
                        && !pinned.policy().equals(configuration.paging().policy(page.policy()));
        List<String> actions =
                book.rights().mayAct(exchange.caller(), page) ? PageJson.actions(page) : List.of();
        return Answer.json(
                200,
                json -> {
                    json.explainedIn(exchange.language()).beginObject();
                    PageJson.members(page, image, json);
                    json.name("policyNow");
                    if (pinned == null) {
                        json.raw("null");
                    } else {
                        PolicyJson.write(pinned.policy(), json);
                    }
                    json.member("outdated", outdated).name("alerts").beginArray();
                    page.alerts()
                            .forEach(
                                    id -> {
                                        Alert alert = image.alerts().get(id);
                                        if (alert != null) {
                                            AlertJson.write(alert, image, now, json);
                                        }
                                    });
                    json.endArray().name("impact");
                    PageJson.impact(impact, json);
                    PageJson.ladder(ladder, json.name("ladder"));
                    json.member("actions", actions).endObject();
                });
    }

    /// What happened to it, latest first.
    Answer timeline(Exchange exchange) throws Refusal {
        Page page = book.page(exchange);
        int limit = Paging.limit(exchange);
        long before = Paging.number(exchange, 0);
        List<Journalled> found;
        try {
            found = book.archive().history(new long[] {page.id()}, before, limit);
        } catch (StoreException e) {
            throw Paging.unreadable(e);
        }
        String next = found.size() < limit ? null : Paging.cursor(found.getLast().sequence());
        return Answer.json(
                200,
                json -> {
                    json.explainedIn(exchange.language()).beginObject().name("items").beginArray();
                    for (Journalled entry : found) {
                        FactJson.write(entry, json);
                    }
                    json.endArray().member("nextCursor", next).endObject();
                });
    }
}
