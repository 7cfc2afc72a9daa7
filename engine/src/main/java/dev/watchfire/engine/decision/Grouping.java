// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.Severity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which groups an alert belongs to, and when a group is first flushed.
final class Grouping {
    private final State state;

    Grouping(State state) {
        this.state = state;
    }

    /// The groups of a firing alert; creates those that are missing.
    Ids join(LabelSet labels, Instant startsAt, Instant now) {
        List<Route> routes = state.routes().match(labels);
        if (routes.size() == 1) {
            return state.members.only(join(routes.getFirst(), labels, startsAt, now));
        }
        long[] groups = new long[routes.size()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = join(routes.get(i), labels, startsAt, now);
        }
        return Ids.of(groups);
    }

    private long join(Route route, LabelSet labels, Instant startsAt, Instant now) {
        LabelSet groupLabels = route.groupByAll() ? labels : labels.only(route.groupBy());
        Group group = state.group(route.id(), groupLabels);
        if (group == null) {
            return create(route, groupLabels, labels, startsAt, now).id();
        }
        hurry(group, route, labels, startsAt, now);
        return group.id();
    }

    private Group create(
            Route route, LabelSet labels, LabelSet alert, Instant startsAt, Instant now) {
        Group group =
                new Group(
                        state.recorder.nextId(),
                        1,
                        route.id(),
                        route.key() + ":" + labels,
                        labels,
                        now,
                        firstFlush(route, alert, startsAt, now),
                        null,
                        false,
                        0);
        state.recorder.put(state.groups, group);
        state.recorder.fact(
                new Fact.GroupCreated(
                        group.id(), route.id(), group.key(), labels, group.nextFlushAt()));
        return group;
    }

    /// After `group_wait`, or at once where the alert has been burning for longer than that, or
    /// where it pages somebody about the worst.
    private Instant firstFlush(Route route, LabelSet alert, Instant startsAt, Instant now) {
        boolean waitIsOver =
                !startsAt.plus(route.groupWait()).isAfter(now) || pagesAtOnce(route, alert);
        return notBeforeDispatch(waitIsOver ? now : now.plus(route.groupWait()));
    }

    private boolean pagesAtOnce(Route route, LabelSet alert) {
        Receiver receiver = state.configuration().receiver(route.receiver());
        return receiver != null
                && receiver.integrations().stream().anyMatch(PageOpening::isPage)
                && state.configuration().paging().severities().of(alert) == Severity.P1;
    }

    Instant notBeforeDispatch(Instant flush) {
        return flush.isBefore(state.dispatchFrom) ? state.dispatchFrom : flush;
    }

    /// The start of an alert moved back: a group that still waits may have waited long enough.
    void hurry(Alert alert, Instant now) {
        for (int i = 0; i < alert.groups().size(); i++) {
            Group group = state.groups.require(alert.groups().get(i));
            Route route = state.routes().byId(group.routeId());
            if (route != null) {
                hurry(group, route, alert.labels(), alert.startsAt(), now);
            }
        }
    }

    private void hurry(Group group, Route route, LabelSet alert, Instant startsAt, Instant now) {
        if (group.lastFlushAt() == null) {
            Instant first = firstFlush(route, alert, startsAt, now);
            if (first.isBefore(group.nextFlushAt())) {
                state.recorder.put(state.groups, group.flushingAt(first));
            }
        }
    }

    /// Takes resolved alerts out of a group once nothing about its last flush is open or failed.
    void releaseIfTold(Group group) {
        Instant toldAt = group.lastFlushAt();
        if (toldAt != null && !group.failed() && state.open.ofGroup(group.id()) == 0) {
            release(group, toldAt);
        }
    }

    private void release(Group group, Instant toldAt) {
        for (long id : state.members.of(group.id()).toIds().toArray()) {
            Alert alert = state.alerts.require(id);
            // One that changed after the flush decided is the next flush's business.
            if (alert.resolved() && !alert.updatedAt().isAfter(toldAt)) {
                leave(alert, group.id());
            }
        }
        if (state.members.of(group.id()).isEmpty()) {
            remove(group);
        }
    }

    private void leave(Alert alert, long groupId) {
        Ids left = alert.groups().without(groupId);
        if (left.isEmpty()) {
            forget(alert.withGroups(left));
        } else {
            state.recorder.put(state.alerts, alert.withGroups(left));
        }
    }

    private void forget(Alert alert) {
        state.recorder.archive(state.alerts, alert);
        state.recorder.fact(new Fact.AlertForgotten(alert.id()));
    }

    void remove(Group group) {
        state.recorder.remove(state.groups, group.id());
        state.recorder.fact(new Fact.GroupRemoved(group.id()));
    }

    /// Puts every alert into the groups of the present routes. Groups of routes that are still
    /// there and group alike go on with their timers; the others end.
    void regroup(@Nullable Map<String, Route> routesBefore, Instant now) {
        Map<Long, Route> kept = new HashMap<>();
        for (Group group : state.groups.all()) {
            Route route = state.routes().byId(group.routeId());
            if (route != null && groupsAlike(group, route, routesBefore)) {
                kept.put(group.id(), route);
                retime(group, route, now);
            }
        }
        for (Group group : state.groups.all()) {
            if (!kept.containsKey(group.id())) {
                dissolve(group);
            }
        }
        for (Alert alert : state.alerts.all()) {
            move(alert, now);
        }
        for (Group group : state.groups.all()) {
            if (state.members.of(group.id()).isEmpty()) {
                remove(group);
            }
        }
    }

    private static boolean groupsAlike(
            Group group, Route route, @Nullable Map<String, Route> routesBefore) {
        Route before = routesBefore == null ? null : routesBefore.get(group.routeId());
        if (before == null) {
            // After a restart only the group itself tells what the route grouped by.
            return route.groupByAll()
                    || route.groupBy().containsAll(group.labels().toMap().keySet());
        }
        return before.groupByAll() == route.groupByAll()
                && before.groupBy().equals(route.groupBy());
    }

    private void retime(Group group, Route route, Instant now) {
        Instant latest =
                now.plus(group.lastFlushAt() == null ? route.groupWait() : route.groupInterval());
        if (group.nextFlushAt().isAfter(latest)) {
            state.recorder.put(state.groups, group.flushingAt(notBeforeDispatch(latest)));
        }
    }

    /// Its alerts leave first, so that no alert names a group that is gone.
    private void dissolve(Group group) {
        for (long id : state.members.of(group.id()).toIds().toArray()) {
            Alert alert = state.alerts.require(id);
            state.recorder.put(state.alerts, alert.withGroups(alert.groups().without(group.id())));
        }
        remove(group);
    }

    private void move(Alert alert, Instant now) {
        if (alert.resolved()) {
            if (alert.groups().isEmpty()) {
                forget(alert);
            }
            return;
        }
        Ids groups = join(alert.labels(), alert.startsAt(), now);
        if (!groups.equals(alert.groups())) {
            state.recorder.put(state.alerts, alert.withGroups(groups));
        }
    }
}
