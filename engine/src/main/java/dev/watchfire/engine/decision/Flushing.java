// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Fact.GroupFlushed.Decision;
import dev.watchfire.engine.Fact.GroupFlushed.Held;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.group.Group;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides for one group, when its time has come, whom to tell what: freezes who fires and who is
/// resolved, leaves out what is inhibited, outside its times or silenced, and asks for each
/// integration whether it knows enough.
final class Flushing {
    private final State state;
    private final AlertIntake intake;
    private final Grouping grouping;
    private final Deliveries deliveries;
    private final Muting muting;
    private final Paging paging;

    Flushing(
            State state,
            AlertIntake intake,
            Grouping grouping,
            Deliveries deliveries,
            Muting muting,
            Paging paging) {
        this.state = state;
        this.intake = intake;
        this.grouping = grouping;
        this.deliveries = deliveries;
        this.muting = muting;
        this.paging = paging;
    }

    void onTimer(Group group, Instant now) {
        Instant due = grouping.notBeforeDispatch(group.nextFlushAt());
        if (due.isAfter(now)) {
            state.timers.arm(group.kind(), group.id(), due);
        } else {
            flush(group, now);
        }
    }

    private void flush(Group group, Instant now) {
        Route route = state.routes().byId(group.routeId());
        if (route == null) {
            throw new IllegalStateException("group " + group.id() + " is of no route");
        }
        Receiver receiver = state.configuration().receiver(route.receiver());
        if (receiver == null) {
            throw new IllegalStateException("route " + route.id() + " is of no receiver");
        }
        Frozen frozen = freeze(group, route, now);
        List<Decision> decisions = new ArrayList<>();
        boolean sends = false;
        for (Integration integration : receiver.integrations()) {
            Deliveries.Target target = new Deliveries.Target(group, route, receiver, integration);
            Decision decision = deliveries.decide(target, frozen.firing, frozen.resolved, now);
            decisions.add(decision);
            sends |= decision.deliveryId() != 0;
        }
        if (frozen.firing.isEmpty()) {
            decisions.addAll(
                    deliveries.fallback().tellOver(group, route, receiver, frozen.resolved, now));
            sends = decisions.stream().anyMatch(decision -> decision.deliveryId() != 0);
        }
        paging.follow(group, frozen.firing, now);
        if (sends) {
            frozen.firing.forEach(intake::writeIfSoft);
        }
        long verdict = verdict(frozen, decisions);
        if (sends || verdict != group.verdict()) {
            state.recorder.fact(
                    new Fact.GroupFlushed(
                            group.id(),
                            receiver.name(),
                            frozen.firing,
                            frozen.resolved,
                            frozen.held,
                            decisions));
        }
        Group flushed = group.flushed(now, now.plus(route.groupInterval()), verdict);
        state.recorder.put(state.groups, flushed);
        grouping.releaseIfTold(flushed);
    }

    private record Frozen(Ids firing, Ids resolved, List<Held> held) {}

    private Frozen freeze(Group group, Route route, Instant now) {
        long[] members = state.members.of(group.id()).toIds().toArray();
        long[] firing = new long[members.length];
        long[] resolved = new long[members.length];
        int fires = 0;
        int ended = 0;
        List<Held> held = new ArrayList<>();
        Held time = muting.group(route, now);
        if (time != null) {
            held.add(time);
        }
        for (long id : members) {
            Alert alert = state.alerts.require(id);
            if (!alert.resolved() && !alert.endsAt().isAfter(now)) {
                intake.timeOut(alert, now);
                alert = state.alerts.require(id);
            }
            Held muted = muting.alert(id);
            if (muted != null) {
                held.add(muted);
            } else if (time == null) {
                if (alert.resolved()) {
                    resolved[ended++] = id;
                } else {
                    firing[fires++] = id;
                }
            }
        }
        if (!held.isEmpty()) {
            count(held, time, members.length);
        }
        return new Frozen(
                Ids.of(java.util.Arrays.copyOf(firing, fires)),
                Ids.of(java.util.Arrays.copyOf(resolved, ended)),
                held);
    }

    private void count(List<Held> held, @Nullable Held time, int members) {
        int inhibited = 0;
        int silenced = 0;
        for (Held one : held) {
            inhibited += one.why().equals(Muting.INHIBITED) ? 1 : 0;
            silenced += one.why().equals(Muting.SILENCED) ? 1 : 0;
        }
        int rest = members - inhibited;
        boolean mute = time != null && time.why().equals(Muting.MUTED_TIME);
        state.heldBack =
                state.heldBack.plus(
                        new Image.HeldBack(
                                inhibited,
                                mute ? rest : 0,
                                time != null && !mute ? rest : 0,
                                time == null ? silenced : 0));
    }

    /// Equal for equal decisions with equal reasons; delivery ids differ each time and do not
    /// count.
    private static long verdict(Frozen frozen, List<Decision> decisions) {
        long verdict = Silences.mix(frozen.firing.hashCode());
        verdict = Silences.mix(verdict + frozen.resolved.hashCode());
        verdict = Silences.mix(verdict + frozen.held.hashCode());
        for (Decision decision : decisions) {
            verdict = Silences.mix(verdict + decision.integration().hashCode());
            verdict = Silences.mix(verdict + decision.why().hashCode());
        }
        return verdict;
    }
}
