// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Fact.GroupFlushed.Held;
import dev.watchfire.engine.Image.Standing;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.interval.TimeIntervals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What holds an alert or a whole group back at an instant, with its reason. Asked when a group is
/// flushed and again whenever an attempt begins: a message that had to wait must not tell what has
/// been muted meanwhile.
final class Muting {
    static final String INHIBITED = "inhibited";
    static final String SILENCED = "silenced";
    static final String MUTED_TIME = "muted-time";
    static final String OUTSIDE_ACTIVE_TIME = "outside-active-time";

    private final State state;

    Muting(State state) {
        this.state = state;
    }

    boolean isMuted(long alertId) {
        return state.standings.get(alertId).isSuppressed();
    }

    /// Inhibition is named before silences, as it is decided before them.
    @Nullable Held alert(long id) {
        Standing standing = state.standings.get(id);
        if (!standing.inhibitedBy().isEmpty()) {
            Alert source = state.alerts.require(standing.inhibitedBy().get(0));
            return new Held(id, INHIBITED, List.of(source.labels().fingerprintHex()));
        }
        if (standing.silencedBy().isEmpty()) {
            return null;
        }
        List<String> silences = new ArrayList<>();
        standing.silencedBy()
                .forEach(
                        silence -> silences.add(state.silences.require(silence).uuid().toString()));
        return new Held(id, SILENCED, silences);
    }

    /// A whole group is held (as alert 0) outside its active time intervals and inside its mute
    /// ones.
    @Nullable Held group(Route route, Instant now) {
        TimeIntervals intervals = new TimeIntervals(state.configuration().timeIntervals());
        if (!intervals.isActive(route.activeTimeIntervals(), now)) {
            return new Held(0, OUTSIDE_ACTIVE_TIME, route.activeTimeIntervals());
        }
        List<String> muting = intervals.containing(route.muteTimeIntervals(), now);
        return muting.isEmpty() ? null : new Held(0, MUTED_TIME, muting);
    }
}
