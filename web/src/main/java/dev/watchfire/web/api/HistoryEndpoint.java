// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Language;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.Rota;
import dev.watchfire.engine.rota.ShiftOverride;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.store.Store.Journalled;
import dev.watchfire.store.StoreException;
import dev.watchfire.web.Archive;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/// `/alerts/{fingerprint}/history`: what happened to all alerts of one label set and to the groups
/// they were in, latest first. `/maintenance/{id}/history`: how maintenance was planned, and what
/// became of its windows. `/schedules/{name}/history`: who had duty, and what people changed.
final class HistoryEndpoint {
    /// Alerts with the same labels that are looked at: the one that fires and what came before.
    private static final int MAX_ALERTS = 100;

    /// Groups whose decisions are shown; more than one set of labels is in at any time.
    private static final int MAX_GROUPS = 400;

    /// Windows of the last months; older ones have left the state.
    private static final int MAX_WINDOWS = 200;

    /// Overrides, requests and absences of one schedule, the newest.
    private static final int MAX_CHANGES = 400;

    /// The annotation that names the maintenance of a silence.
    private static final String WINDOW_OF = "maintenance";

    private final EngineAccess engine;
    private final Archive archive;

    HistoryEndpoint(EngineAccess engine, Archive archive) {
        this.engine = engine;
        this.archive = archive;
    }

    Answer history(Exchange exchange) throws Refusal {
        long fingerprint = ExplainEndpoint.fingerprint(exchange);
        int limit = Paging.limit(exchange);
        long before = Paging.number(exchange, 0);
        try {
            Ids alerts = alerts(fingerprint);
            if (alerts.isEmpty()) {
                throw Paging.missing(
                        "No alert with the fingerprint "
                                + exchange.variable("fingerprint")
                                + " is known, or its history is older than what is kept.");
            }
            return answer(facts(alerts, before, limit), exchange.language());
        } catch (StoreException e) {
            throw Paging.unreadable(e);
        }
    }

    Answer maintenance(Exchange exchange) throws Refusal {
        int limit = Paging.limit(exchange);
        long before = Paging.number(exchange, 0);
        Image image = engine.image();
        String wanted = exchange.variable("id");
        List<Long> subjects = new ArrayList<>();
        image.maintenance()
                .forEach(
                        one -> {
                            if (one.uuid().toString().equals(wanted)) {
                                subjects.add(one.id());
                            }
                        });
        if (subjects.isEmpty()) {
            throw Paging.missing("There is no maintenance with the id \"" + wanted + "\".");
        }
        List<Silence> windows = new ArrayList<>();
        image.silences()
                .forEach(
                        silence -> {
                            if (wanted.equals(silence.annotations().get(WINDOW_OF))) {
                                windows.add(silence);
                            }
                        });
        windows.stream()
                .sorted(Comparator.comparing(Silence::startsAt).reversed())
                .limit(MAX_WINDOWS)
                .forEach(silence -> subjects.add(silence.id()));
        try {
            long[] ids = subjects.stream().mapToLong(Long::longValue).toArray();
            List<Journalled> found = archive.history(ids, before, limit);
            return answer(new PageOfFacts(found, stoppedAt(found, limit)), exchange.language());
        } catch (StoreException e) {
            throw Paging.unreadable(e);
        }
    }

    /// Handoffs, notes, and what people changed, taken back changes included.
    Answer schedule(Exchange exchange) throws Refusal {
        int limit = Paging.limit(exchange);
        long before = Paging.number(exchange, 0);
        Image image = engine.image();
        String name = exchange.variable("name");
        Configuration configuration = image.configuration();
        Schedule schedule = configuration == null ? null : configuration.schedule(name);
        if (schedule == null) {
            throw Paging.missing("There is no schedule \"" + name + "\".");
        }
        List<Long> changes = new ArrayList<>();
        Rota rota = Rota.of(image);
        rota.overrides(name).forEach(made -> changes.add(made.id()));
        rota.requests(name).forEach(request -> changes.add(request.id()));
        for (Absence absence : rota.absences()) {
            if (schedule.people().contains(absence.person())) {
                changes.add(absence.id());
            }
        }
        try {
            for (Entity past : archive.archived(Entity.Kind.SHIFT_OVERRIDE, 0, Paging.MAX_LIMIT)) {
                if (past instanceof ShiftOverride made && made.schedule().equals(name)) {
                    changes.add(made.id());
                }
            }
            List<Long> subjects =
                    new ArrayList<>(
                            changes.stream()
                                    .sorted(Comparator.reverseOrder())
                                    .limit(MAX_CHANGES)
                                    .toList());
            image.watches()
                    .forEach(
                            watch -> {
                                if (watch.schedule().equals(name)) {
                                    subjects.add(watch.id());
                                }
                            });
            long[] ids = subjects.stream().mapToLong(Long::longValue).toArray();
            List<Journalled> found = archive.history(ids, before, limit);
            return answer(new PageOfFacts(found, stoppedAt(found, limit)), exchange.language());
        } catch (StoreException e) {
            throw Paging.unreadable(e);
        }
    }

    private Ids alerts(long fingerprint) throws StoreException {
        List<Long> ids = new ArrayList<>();
        Alert current = engine.image().alertByFingerprint(fingerprint);
        if (current != null) {
            ids.add(current.id());
        }
        for (Entity past : archive.archivedAlerts(fingerprint, MAX_ALERTS)) {
            ids.add(past.id());
        }
        return Ids.of(ids);
    }

    /// @param items latest first
    /// @param next the sequence to go on below, or 0 where this is all
    private record PageOfFacts(List<Journalled> items, long next) {}

    private PageOfFacts facts(Ids alerts, long before, int limit) throws StoreException {
        // Asked for together, as only the journal knows the order of facts of one moment.
        long[] subjects =
                LongStream.concat(
                                Arrays.stream(alerts.toArray()),
                                Arrays.stream(groups(alerts)).limit(MAX_GROUPS))
                        .toArray();
        List<Journalled> all = archive.history(subjects, before, limit);
        List<Journalled> about = all.stream().filter(o -> isAbout(o.fact(), alerts)).toList();
        return new PageOfFacts(about, stoppedAt(all, limit));
    }

    /// Where a list that was cut ends; 0 for one that was not.
    private static long stoppedAt(List<Journalled> facts, int limit) {
        return facts.size() < limit ? 0 : facts.getLast().sequence();
    }

    private long[] groups(Ids alerts) throws StoreException {
        return archive.history(alerts.toArray(), 0, Paging.MAX_LIMIT).stream()
                .flatMapToLong(
                        journalled ->
                                journalled.fact() instanceof Fact.AlertFired fired
                                        ? Arrays.stream(fired.groups().toArray())
                                        : LongStream.empty())
                .distinct()
                .toArray();
    }

    private static boolean isAbout(Fact fact, Ids alerts) {
        return switch (fact) {
            case Fact.GroupFlushed flushed ->
                    any(flushed.firing(), alerts)
                            || any(flushed.resolved(), alerts)
                            || flushed.held().stream().anyMatch(h -> alerts.contains(h.alertId()));
            default -> true;
        };
    }

    private static boolean any(Ids ids, Ids wanted) {
        return !ids.where(wanted::contains).isEmpty();
    }

    private static Answer answer(PageOfFacts page, Language language) {
        return Answer.json(
                200,
                json -> {
                    json.explainedIn(language).beginObject().name("items").beginArray();
                    page.items.forEach(journalled -> FactJson.write(journalled, json));
                    json.endArray()
                            .member("nextCursor", page.next == 0 ? null : Paging.cursor(page.next))
                            .endObject();
                });
    }
}
