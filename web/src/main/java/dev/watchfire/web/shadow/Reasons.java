// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.shadow;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Fact.GroupFlushed;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.group.Group;
import dev.watchfire.store.Store.Journalled;
import dev.watchfire.store.StoreException;
import dev.watchfire.web.Archive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Says from the journal why something that the other one told was not told here.
final class Reasons {
    /// Past alerts with the same labels that are looked at.
    private static final int MAX_ALERTS = 20;

    /// Facts that are looked through for what was decided at that time.
    private static final int MAX_FACTS = 1_000;

    /// Groups of one alert that are looked at.
    private static final int MAX_GROUPS = 100;

    private final Archive archive;

    Reasons(Archive archive) {
        this.archive = archive;
    }

    /// @param fingerprint of an alert that was told there and not here
    /// @param until what was decided after this is not the reason
    String why(Notification theirs, long fingerprint, Instant until, Image image)
            throws StoreException {
        Ids alerts = alerts(fingerprint, image);
        if (alerts.isEmpty()) {
            return "this alert has never arrived here";
        }
        List<Journalled> about = archive.history(alerts.toArray(), 0, MAX_FACTS);
        long[] groups =
                about.stream()
                        .flatMapToLong(
                                one ->
                                        one.fact() instanceof Fact.AlertFired fired
                                                ? Arrays.stream(fired.groups().toArray())
                                                : LongStream.empty())
                        .distinct()
                        .limit(MAX_GROUPS)
                        .toArray();
        String muted = null;
        for (Journalled one : archive.history(groups, 0, MAX_FACTS)) {
            if (!one.at().isAfter(until)
                    && one.fact() instanceof GroupFlushed flushed
                    && flushed.receiver().equals(theirs.receiver())) {
                muted = decided(flushed, alerts, one.at());
                break;
            }
        }
        if (muted != null) {
            return muted;
        }
        Instant over = over(about, theirs.at());
        if (over != null) {
            return "it was over here since " + over;
        }
        return waiting(groups, image);
    }

    private Ids alerts(long fingerprint, Image image) throws StoreException {
        List<Long> ids = new ArrayList<>();
        Alert current = image.alertByFingerprint(fingerprint);
        if (current != null) {
            ids.add(current.id());
        }
        for (Entity past : archive.archivedAlerts(fingerprint, MAX_ALERTS)) {
            ids.add(past.id());
        }
        return Ids.of(ids);
    }

    /// The last decision about a group holds until the next one that differs.
    private static @Nullable String decided(GroupFlushed flushed, Ids alerts, Instant at) {
        for (GroupFlushed.Held held : flushed.held()) {
            if (held.alertId() == 0 || alerts.contains(held.alertId())) {
                String by = held.by().isEmpty() ? "" : " by " + String.join(", ", held.by());
                return held.why().replace('-', ' ') + by + " since " + at;
            }
        }
        if (flushed.decisions().isEmpty()) {
            return "the receiver has no integration here";
        }
        GroupFlushed.Decision decision = flushed.decisions().getFirst();
        for (GroupFlushed.Decision one : flushed.decisions()) {
            if (one.deliveryId() == 0) {
                decision = one;
            }
        }
        return decision.deliveryId() == 0
                ? decision.why() + ", as decided at " + at
                : "last decided at %s: %s, delivery %d"
                        .formatted(at, decision.why(), decision.deliveryId());
    }

    private static @Nullable Instant over(List<Journalled> about, Instant before) {
        for (Journalled one : about) {
            if (!one.at().isAfter(before)) {
                return one.fact() instanceof Fact.AlertResolved resolved ? resolved.endsAt() : null;
            }
        }
        return null;
    }

    private static String waiting(long[] groups, Image image) {
        for (long id : groups) {
            Group group = image.groups().get(id);
            if (group != null && group.lastFlushAt() == null) {
                return "its group waits until " + group.nextFlushAt();
            }
        }
        return "no group that goes to this receiver held it here";
    }
}
