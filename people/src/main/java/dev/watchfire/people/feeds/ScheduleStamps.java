// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.feeds;

import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.ledger.Change;
import dev.watchfire.people.ledger.Ledger;
import dev.watchfire.people.ledger.Micros;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.ledger.Rows;
import dev.watchfire.people.secrets.Secrets;
import dev.watchfire.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Since when each schedule is as it is, for calendars that programs compare: a restart is no
/// change. Reads are from memory and safe for any thread.
public final class ScheduleStamps implements Ledger.Shelf {
    /// Far more than anybody plans; the rest counts as changed when the server started.
    static final int MOST_SCHEDULES = 5_000;

    private static final Rows ROWS = Rows.of("calendar_stamp", 1, "schedule", "hash", "since");

    private record Stamp(String hash, Instant since) {}

    private final Ledger ledger;
    private volatile Map<String, Stamp> bySchedule = new ConcurrentHashMap<>();

    public ScheduleStamps(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Since when these schedules are what their texts say; remembers those that are new.
    ///
    /// @param texts by name: what makes each of them what it is
    public Map<String, Instant> since(Map<String, String> texts) throws Refusal, StoreException {
        Map<String, Instant> since = new HashMap<>();
        Map<String, String> news = new HashMap<>();
        texts.forEach(
                (schedule, text) -> {
                    String hash = Secrets.key(Secrets.hash(text));
                    Stamp stamp = bySchedule.get(schedule);
                    if (stamp != null && stamp.hash.equals(hash)) {
                        since.put(schedule, stamp.since);
                    } else {
                        news.put(schedule, hash);
                    }
                });
        if (!news.isEmpty()) {
            since.putAll(ledger.change(Actor.SYSTEM, change -> put(change, news)));
        }
        return since;
    }

    private Map<String, Instant> put(Change change, Map<String, String> news) {
        Instant second = Instant.ofEpochSecond(change.at().getEpochSecond());
        Map<String, Instant> since = new HashMap<>();
        news.forEach(
                (schedule, hash) -> {
                    Stamp meanwhile = bySchedule.get(schedule);
                    if (meanwhile != null && meanwhile.hash.equals(hash)) {
                        since.put(schedule, meanwhile.since);
                        return;
                    }
                    since.put(schedule, second);
                    if (bySchedule.containsKey(schedule) || bySchedule.size() < MOST_SCHEDULES) {
                        change.put(ROWS, schedule, hash, second);
                        change.afterwards(() -> bySchedule.put(schedule, new Stamp(hash, second)));
                    }
                });
        return since;
    }

    @Override
    public void load(Connection connection) throws SQLException {
        Map<String, Stamp> loaded = new ConcurrentHashMap<>();
        Ledger.each(
                connection,
                ROWS.select(),
                row ->
                        loaded.put(
                                row.getString("schedule"),
                                new Stamp(
                                        row.getString("hash"),
                                        Micros.toInstant(row.getLong("since")))));
        bySchedule = loaded;
    }
}
