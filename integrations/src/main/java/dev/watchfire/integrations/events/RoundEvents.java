// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.events;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Fact.GroupFlushed.Held;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.InhibitRule;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.route.RouteTree;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.integrations.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells Alertmanager's events from what a round of the engine changed. It notes what happened and
/// writes nothing, so that it costs the engine's thread little. For one thread.
final class RoundEvents {
    private final boolean sends;

    /// What the last flush of each group held back, for the notification that comes of it.
    private final Map<Long, List<Held>> held = new HashMap<>();

    private @Nullable Configuration configuration;
    private @Nullable RouteTree routes;

    /// @param sends false where deliveries only seem to be made
    RoundEvents(boolean sends) {
        this.sends = sends;
    }

    /// @param before the image of the round before
    /// @param after the image of this round
    void tell(Image before, Batch batch, Image after, Consumer<Event> told) {
        Round round = new Round(before, batch.at(), after, told);
        for (Fact fact : batch.facts()) {
            round.fact(fact);
        }
        for (Batch.Change change : batch.changes()) {
            round.change(change);
        }
    }

    private @Nullable RouteTree routes(@Nullable Configuration now) {
        if (now != configuration) {
            configuration = now;
            routes = now == null ? null : new RouteTree(now.route());
        }
        return routes;
    }

    private final class Round {
        private final Image before;
        private final Instant at;
        private final Image after;
        private final Consumer<Event> told;

        Round(Image before, Instant at, Image after, Consumer<Event> told) {
            this.before = before;
            this.at = at;
            this.after = after;
            this.told = told;
        }

        private void tell(EventType type, java.util.function.Supplier<Map<String, Object>> data) {
            told.accept(new Event(type, at, data));
        }

        void fact(Fact fact) {
            switch (fact) {
                case Fact.AlertFired fired -> {
                    Alert alert = after.alerts().get(fired.alertId());
                    if (alert != null && before.alerts().get(fired.alertId()) == null) {
                        tell(
                                EventType.ALERT_CREATED,
                                () -> Json.object("alert", EventJson.alert(alert)));
                    }
                }
                case Fact.SilenceSaved(Silence silence) ->
                        tell(
                                before.silences().get(silence.id()) == null
                                        ? EventType.SILENCE_CREATED
                                        : EventType.SILENCE_UPDATED,
                                () -> Json.object("silence", EventJson.silence(silence)));
                case Fact.GroupFlushed flushed -> {
                    held.put(flushed.groupId(), flushed.held());
                    flushed.held().forEach(this::muted);
                }
                case Fact.GroupRemoved removed -> held.remove(removed.groupId());
                default -> {}
            }
        }

        private void muted(Held one) {
            Alert alert = alert(one.alertId());
            if (alert == null) {
                return;
            }
            Image.Standing standing = after.standing(alert.id());
            standing.silencedBy()
                    .forEach(
                            id -> {
                                Silence silence = after.silences().get(id);
                                if (silence != null && one.by().contains(uuid(silence))) {
                                    tell(
                                            EventType.SILENCE_MUTED_ALERT,
                                            () ->
                                                    Json.object(
                                                            "silence",
                                                            EventJson.silence(silence),
                                                            "mutedAlert",
                                                            EventJson.muted(alert)));
                                }
                            });
            if (!standing.inhibitedBy().isEmpty()) {
                inhibited(alert, standing);
            }
        }

        private static String uuid(Silence silence) {
            return silence.uuid().toString();
        }

        private void inhibited(Alert alert, Image.Standing standing) {
            Configuration now = after.configuration();
            int index = standing.inhibitRule();
            InhibitRule rule =
                    now == null || index < 0 || index >= now.inhibitRules().size()
                            ? null
                            : now.inhibitRules().get(index);
            List<String> sources = new ArrayList<>();
            standing.inhibitedBy()
                    .forEach(
                            id -> {
                                Alert source = after.alerts().get(id);
                                if (source != null) {
                                    long fingerprint = source.labels().fingerprint();
                                    sources.add(Long.toUnsignedString(fingerprint));
                                }
                            });
            tell(
                    EventType.INHIBITION_MUTED_ALERT,
                    () ->
                            Json.object(
                                    "inhibitRules",
                                    rule == null ? null : List.of(EventJson.rule(rule)),
                                    "mutedAlert",
                                    EventJson.muted(alert),
                                    "inhibitingFingerprints",
                                    Json.present(sources)));
        }

        void change(Batch.Change change) {
            switch (change.kind()) {
                case ALERT -> grouping(change);
                case DELIVERY -> {
                    if (sends
                            && change.archived()
                            && change.after() instanceof Delivery delivery
                            && delivery.state() == Delivery.State.SENT) {
                        notified(delivery);
                    }
                }
                case GROUP,
                        SILENCE,
                        LOG_ENTRY,
                        MAINTENANCE,
                        SILENCE_REQUEST,
                        SHIFT_OVERRIDE,
                        ABSENCE,
                        SHIFT_REQUEST,
                        SCHEDULE_WATCH,
                        CALENDAR,
                        PAGE,
                        PERSON,
                        PINNED_POLICY -> {}
            }
        }

        /// An alert that came into groups, or that left them once its end was told.
        private void grouping(Batch.Change change) {
            Alert was = before.alerts().get(change.id());
            Alert is = change.archived() ? null : (Alert) change.after();
            Alert known = is == null ? was : is;
            if (known == null) {
                return;
            }
            Ids groupsBefore = was == null ? Ids.NONE : was.groups();
            Ids groupsNow = is == null ? Ids.NONE : is.groups();
            groupsNow
                    .where(id -> !groupsBefore.contains(id))
                    .forEach(id -> grouping(EventType.ALERT_GROUPED, known, id));
            if (known.resolved()) {
                groupsBefore
                        .where(id -> !groupsNow.contains(id))
                        .forEach(id -> grouping(EventType.ALERT_RESOLVED, known, id));
            }
        }

        private void grouping(EventType type, Alert alert, long groupId) {
            Group now = after.groups().get(groupId);
            Group group = now == null ? before.groups().get(groupId) : now;
            if (group == null) {
                return;
            }
            Route route = route(group.routeId());
            String receiver = route == null ? "" : route.receiver();
            tell(
                    type,
                    () ->
                            Json.object(
                                    "alert",
                                    EventJson.grouped(alert),
                                    "groupInfo",
                                    EventJson.group(
                                            group.id(),
                                            group.key(),
                                            group.labels(),
                                            receiver,
                                            matchers(route))));
        }

        private void notified(Delivery delivery) {
            Group group = after.groups().get(delivery.groupId());
            Route route = group == null ? null : route(group.routeId());
            List<Alert> firing = alerts(delivery.firing());
            List<Alert> resolved = alerts(delivery.resolved());
            List<Alert> muted = new ArrayList<>();
            for (Held one : held.getOrDefault(delivery.groupId(), List.of())) {
                Alert alert = alert(one.alertId());
                if (alert != null) {
                    muted.add(alert);
                }
            }
            tell(
                    EventType.NOTIFICATION,
                    () -> notification(delivery, route, firing, resolved, muted));
        }

        private List<Alert> alerts(Ids ids) {
            List<Alert> alerts = new ArrayList<>();
            ids.forEach(
                    id -> {
                        Alert alert = alert(id);
                        if (alert != null) {
                            alerts.add(alert);
                        }
                    });
            return alerts;
        }

        /// Also one that left in this round.
        private @Nullable Alert alert(long id) {
            Alert now = after.alerts().get(id);
            return now == null ? before.alerts().get(id) : now;
        }

        private @Nullable Route route(String id) {
            RouteTree tree = routes(after.configuration());
            return tree == null ? null : tree.byId(id);
        }
    }

    private static List<Matcher> matchers(@Nullable Route route) {
        return route == null ? List.of() : route.matchers();
    }

    private static Map<String, Object> notification(
            Delivery delivery,
            @Nullable Route route,
            List<Alert> firing,
            List<Alert> resolved,
            List<Alert> muted) {
        List<Map<String, Object>> all = new ArrayList<>();
        firing.forEach(alert -> all.add(EventJson.grouped(alert)));
        resolved.forEach(alert -> all.add(EventJson.grouped(alert)));
        muted.forEach(alert -> all.add(EventJson.grouped(alert)));
        Duration repeat = route == null ? null : route.repeatInterval();
        return Json.object(
                "alerts",
                Json.present(all),
                "firingAlerts",
                Json.present(firing.stream().map(EventJson::reference).toList()),
                "resolvedAlerts",
                Json.present(resolved.stream().map(EventJson::reference).toList()),
                "mutedAlerts",
                Json.present(muted.stream().map(EventJson::reference).toList()),
                "groupInfo",
                EventJson.group(
                        delivery.groupId(),
                        delivery.groupKey(),
                        delivery.groupLabels(),
                        delivery.receiver(),
                        matchers(route)),
                "repeatInterval",
                repeat == null ? null : EventJson.duration(repeat),
                "reason",
                EventJson.reason(delivery.reason()),
                // Grows from flush to flush, and is one for all integrations of a flush.
                "flushId",
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, delivery.createdAt())),
                "integration",
                Json.object(
                        "name",
                        delivery.integration(),
                        "index",
                        delivery.index() == 0 ? null : Integer.toString(delivery.index())));
    }
}
